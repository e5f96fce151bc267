import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Person } from '../../src/api.js';
import type { SelectComponent, SelectOption } from '../api/components.js';
import { text } from '../text.js';
import { icons } from './icons.js';
import { emit } from './page-events.js';
import { selectStyles } from './select-menu-styles.js';
import { sharedStyles } from './shared-styles.js';

/**
 * A select of a message or modal. A complete choice goes up as `values-chosen`; `chosen` is what
 * stands chosen now.
 */
export class SelectMenu extends LitElement {
  static override properties = {
    select: { attribute: false },
    people: { attribute: false },
    isBusy: { type: Boolean, attribute: 'is-busy' },
    label: {},
    isOpen: { state: true },
    chosen: { state: true },
  };

  static override styles = [sharedStyles, selectStyles];

  declare select: SelectComponent | null;
  declare people: readonly Person[];
  declare isBusy: boolean;
  declare label: string;
  declare isOpen: boolean;
  declare chosen: readonly string[];

  constructor() {
    super();
    this.select = null;
    this.people = [];
    this.isBusy = false;
    this.label = '';
    this.isOpen = false;
    this.chosen = [];
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('select');
    if (!changed.has('select') || JSON.stringify(before) === JSON.stringify(this.select)) return;
    this.chosen =
      this.select?.options.filter((option) => option.isDefault).map((option) => option.value) ?? [];
  }

  #options(select: SelectComponent): readonly SelectOption[] {
    if (select.source === 'options') return select.options;
    return this.people.map((person) => ({
      label: person.name,
      value: person.id,
      description: person.roles.join(', '),
      isDefault: false,
    }));
  }

  #choose(select: SelectComponent, value: string): void {
    if (select.maxValues === 1) {
      // A choice that is not required is taken back by choosing it again.
      this.chosen = select.minValues === 0 && this.chosen.includes(value) ? [] : [value];
      this.#finish();
      return;
    }
    const isChosen = this.chosen.includes(value);
    if (!isChosen && this.chosen.length >= select.maxValues) return;
    this.chosen = isChosen
      ? this.chosen.filter((other) => other !== value)
      : [...this.chosen, value];
  }

  #finish(): void {
    this.isOpen = false;
    this.shadowRoot?.querySelector<HTMLElement>('.face')?.focus();
    emit(this, 'values-chosen', { values: this.chosen });
  }

  #onKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Escape' && this.isOpen) {
      event.stopPropagation();
      event.preventDefault();
      this.isOpen = false;
      this.shadowRoot?.querySelector<HTMLElement>('.face')?.focus();
    } else if (step !== 0 && this.isOpen) {
      event.preventDefault();
      const options = [...(this.shadowRoot?.querySelectorAll<HTMLElement>('.option') ?? [])];
      const at = options.findIndex((option) => option.matches(':focus'));
      options[(at + step + options.length) % options.length]?.focus();
    }
  }

  #onFocusOut(event: FocusEvent): void {
    const to = event.relatedTarget;
    if (to instanceof Node && this.shadowRoot?.contains(to)) return;
    if (to !== null) this.isOpen = false;
  }

  #list(select: SelectComponent, options: readonly SelectOption[]): TemplateResult {
    const isMany = select.maxValues > 1;
    return html`<div class="list" id="list" role="listbox" aria-multiselectable=${isMany} aria-label=${this.label || select.placeholder || text.selectPlaceholder}>
        ${options.map((option) => {
          const isChosen = this.chosen.includes(option.value);
          return html`<button type="button" class="option" role="option" aria-selected=${isChosen} @click=${() => this.#choose(select, option.value)}>
            <span class="words">
              <span>${option.label}</span>
              ${option.description === '' ? nothing : html`<small>${option.description}</small>`}
            </span>
            <span class="tick" aria-hidden="true"></span>
          </button>`;
        })}
      </div>
      ${isMany ? this.#doneRow(select) : nothing}`;
  }

  #doneRow(select: SelectComponent): TemplateResult {
    return html`<div class="done">
      <span>${text.selectCount(this.chosen.length, select.maxValues)}</span>
      <button type="button" class="button" ?disabled=${this.chosen.length < select.minValues} @click=${this.#finish}>${text.selectDone}</button>
    </div>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { select } = this;
    if (select === null) return nothing;
    const options = this.#options(select);
    const shown = options
      .filter((option) => this.chosen.includes(option.value))
      .map((option) => option.label);
    const empty =
      select.placeholder ||
      (select.source === 'people' ? text.selectPeople : text.selectPlaceholder);
    return html`<div class="box" @keydown=${this.#onKey} @focusout=${this.#onFocusOut}>
      <button
        type="button"
        class="face"
        aria-haspopup="listbox"
        aria-expanded=${this.isOpen}
        aria-label=${[this.label, shown.join(', ') || empty].filter((part) => part !== '').join(': ')}
        ?disabled=${select.isDisabled || this.isBusy}
        @click=${() => {
          this.isOpen = !this.isOpen;
        }}
      >
        <span class=${shown.length === 0 ? 'empty' : ''}>${shown.join(', ') || empty}</span>
        ${icons.chevron}
      </button>
      ${this.isOpen ? this.#list(select, options) : nothing}
    </div>`;
  }
}

customElements.define('select-menu', SelectMenu);
