import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Person } from '../../src/api.js';
import { text } from '../text.js';
import { AddPerson } from './add-person.js';
import { icons } from './icons.js';
import { emit } from './page-events.js';
import { peopleListStyles } from './people-list-styles.js';
import { sharedStyles } from './shared-styles.js';
import './person-avatar.js';

/** Everybody one can be: a column on a desk, a row on a phone. */
export class PeopleList extends LitElement {
  static override properties = {
    people: { attribute: false },
    me: { attribute: false },
    unread: { attribute: false },
  };

  static override styles = [sharedStyles, peopleListStyles];

  declare people: readonly Person[];
  declare me: string | null;
  declare unread: Readonly<Record<string, number>>;

  constructor() {
    super();
    this.people = [];
    this.me = null;
    this.unread = {};
  }

  #openForm(): void {
    const form = this.shadowRoot?.querySelector('add-person');
    if (form instanceof AddPerson) form.open();
  }

  #person(person: Person): TemplateResult {
    const isMe = person.name === this.me;
    const unread = this.unread[person.name] ?? 0;
    const isClosed = person.dms === 'closed';
    const role = [person.roles[0] ?? text.member, ...(isClosed ? [text.dmsClosed] : [])].join(', ');
    return html`<li>
      <button
        type="button"
        class="person"
        aria-current=${isMe ? 'true' : nothing}
        title=${person.name}
        @click=${() => emit(this, 'person-chosen', { name: person.name })}
      >
        <span class="hidden-text">${text.personLabel(person.name, role, unread)}</span>
        <span class="picture" aria-hidden="true">
          <person-avatar .name=${person.name}></person-avatar>
          ${person.manages ? html`<span class="mark manages">${icons.crown}</span>` : nothing}
          ${isClosed ? html`<span class="mark">${icons.sealed}</span>` : nothing}
          ${unread > 0 ? html`<span class="unread">${unread > 9 ? '9+' : unread}</span>` : nothing}
        </span>
        <span class="words" aria-hidden="true">
          <span class="name">${person.name}</span>
          <span class="role">${isMe ? `${text.you} · ` : ''}${role}</span>
        </span>
      </button>
    </li>`;
  }

  override render(): TemplateResult {
    return html`<h2>${text.peopleTitle}</h2>
      <ul aria-label=${text.peopleLabel}>
        ${repeat(
          this.people,
          (person) => person.id,
          (person) => this.#person(person),
        )}
        <li>
          <button type="button" class="person add" @click=${this.#openForm}>
            <span class="picture plus">${icons.add}</span>
            <span class="words"><span class="name">${text.addPerson}</span></span>
          </button>
        </li>
      </ul>
      <add-person></add-person>`;
  }
}

customElements.define('people-list', PeopleList);
