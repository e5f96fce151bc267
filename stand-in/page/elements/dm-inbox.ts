import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Person, SeenMessage } from '../../src/api.js';
import { text } from '../text.js';
import { emit } from './page-events.js';
import { panelStyles } from './panel-styles.js';
import { sharedStyles } from './shared-styles.js';
import './message-list.js';

/** The chosen person's direct messages, and whether they take any. */
export class DmInbox extends LitElement {
  static override properties = {
    person: { attribute: false },
    messages: { attribute: false },
    names: { attribute: false },
    people: { attribute: false },
    busyId: { attribute: false },
    unread: { type: Number },
  };

  static override styles = [
    sharedStyles,
    panelStyles,
    css`
      .badge {
        padding: 1px 8px;
        border-radius: 999px;
        background: #e0505f;
        color: #14060a;
        font-size: 12px;
        font-weight: 700;
      }
      .switch {
        display: flex;
        align-items: center;
        gap: 8px;
        margin-left: auto;
        min-height: 44px;
        font-size: 13px;
        color: var(--text-soft);
        cursor: pointer;
        text-align: right;
      }
      input {
        appearance: none;
        -webkit-appearance: none;
        flex: none;
        width: 38px;
        height: 22px;
        margin: 0;
        border-radius: 999px;
        background: radial-gradient(circle at 11px 50%, var(--text) 7px, transparent 8px) var(--line-strong);
        cursor: pointer;
      }
      input:checked {
        background: radial-gradient(circle at 27px 50%, #fff 7px, transparent 8px) var(--good);
      }
    `,
  ];

  declare person: Person | null;
  declare messages: readonly SeenMessage[];
  declare names: ReadonlyMap<string, string>;
  declare people: readonly Person[];
  declare busyId: string | null;
  declare unread: number;

  constructor() {
    super();
    this.person = null;
    this.messages = [];
    this.names = new Map();
    this.people = [];
    this.busyId = null;
    this.unread = 0;
  }

  #switch(person: Person, event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    emit(this, 'dms-switched', {
      name: person.name,
      dms: event.target.checked ? 'open' : 'closed',
    });
  }

  override render(): TemplateResult | typeof nothing {
    const { person } = this;
    if (person === null) return nothing;
    const isOpen = person.dms === 'open';
    const read = (): void => emit(this, 'inbox-read', null);
    return html`<header>
        <h2>${text.dmsTitle}</h2>
        ${this.unread > 0 ? html`<span class="badge">${text.unreadCount(this.unread)}</span>` : nothing}
        <label class="switch">
          ${text.dmsSwitch(person.name)}
          <input type="checkbox" role="switch" .checked=${isOpen} @change=${(event: Event) => this.#switch(person, event)} />
        </label>
      </header>
      <message-list
        @pointerdown=${read}
        @pointerenter=${read}
        @focusin=${read}
        .messages=${this.messages}
        .names=${this.names}
        .people=${this.people}
        .busyId=${this.busyId}
        .label=${text.dmsOf(person.name)}
        .empty=${isOpen ? text.dmsEmpty(person.name) : text.dmsEmptyClosed(person.name)}
      ></message-list>`;
  }
}

customElements.define('dm-inbox', DmInbox);
