import { html, nothing, type TemplateResult } from 'lit';
import { PageElement } from '../../common/elements/page-element.js';
import { findRacers, type Pickable } from '../racer-search.js';
import { lapText } from '../text.js';

const shownOptions = 7;

/** A guest who was picked, or the name of one to be added. */
export type Picked =
  | { readonly kind: 'guest'; readonly guest: Pickable }
  | { readonly kind: 'new'; readonly name: string };

/**
 * A name by its beginning: Enter or Tab takes the marked one. Fires `pick` with `Picked`; with
 * `adding`, a name that nobody has is offered as a walk-in.
 */
export class RacerField extends PageElement {
  static override readonly properties = {
    people: { attribute: false },
    racing: { attribute: false },
    label: { type: String },
    adding: { type: Boolean },
    typed: { state: true },
    marked: { state: true },
    isOpen: { state: true },
  };

  declare people: readonly Pickable[];
  /** Who is in the race: of equals they come first. */
  declare racing: ReadonlySet<string>;
  declare label: string;
  declare adding: boolean;
  declare typed: string;
  declare marked: number;
  declare isOpen: boolean;
  #picked: Pickable | null = null;

  constructor() {
    super();
    this.people = [];
    this.racing = new Set();
    this.label = 'Racer';
    this.adding = false;
    this.typed = '';
    this.marked = 0;
    this.isOpen = false;
  }

  /** Who is meant: picked, or named whole; null while nobody is. */
  get picked(): Pickable | null {
    return this.#picked;
  }

  /** Empties it, or puts somebody in. */
  set(person: Pickable | null): void {
    this.#picked = person;
    this.typed = person?.name ?? '';
    this.isOpen = false;
  }

  override focus(): void {
    const input = this.querySelector('input');
    input?.focus();
    input?.select();
  }

  get #options(): readonly Picked[] {
    const found = findRacers(this.people, this.typed, this.racing, shownOptions);
    const guests = found.map((guest) => ({ kind: 'guest' as const, guest }));
    const name = this.typed.trim();
    return this.adding && name !== '' && guests.length === 0 ? [{ kind: 'new', name }] : guests;
  }

  override render(): TemplateResult {
    const options = this.isOpen ? this.#options : [];
    const id = `${this.id}-list`;
    return html`<label class="field racer"><span>${this.label}</span>
      <input role="combobox" aria-autocomplete="list" aria-expanded=${options.length > 0} aria-controls=${id}
        aria-activedescendant=${options.length > 0 ? `${id}-${this.marked}` : nothing}
        .value=${this.typed} autocomplete="off" autocapitalize="words" spellcheck="false" placeholder="be…"
        @input=${this.#type} @keydown=${this.#press} @blur=${this.#leave} /></label>
      <ul class="options" role="listbox" id=${id} aria-label=${this.label} ?hidden=${options.length === 0 && !this.#isLost}>
        ${options.map((option, index) => this.#renderOption(option, index, `${id}-${index}`))}
        ${this.#isLost ? html`<li class="none" role="option" aria-disabled="true" aria-selected="false">${lapText.nobody(this.typed)}</li>` : nothing}
      </ul>`;
  }

  get #isLost(): boolean {
    return this.isOpen && this.typed.trim() !== '' && this.#options.length === 0;
  }

  #renderOption(option: Picked, index: number, id: string): TemplateResult {
    const words = option.kind === 'new' ? `Add ${option.name} as a walk-in` : option.guest.name;
    const take = (event: Event) => {
      event.preventDefault();
      this.#take(option);
    };
    return html`<li role="option" id=${id} dir="auto" aria-selected=${index === this.marked} @mousedown=${take}>${words}</li>`;
  }

  readonly #type = (event: Event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.typed = event.target.value;
    this.#picked = null;
    this.marked = 0;
    this.isOpen = this.typed.trim() !== '';
  };

  readonly #press = (event: KeyboardEvent) => {
    const options = this.#options;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : options.length - 1;
      if (this.isOpen) this.marked = (this.marked + step) % Math.max(1, options.length);
      this.isOpen = true;
    } else if (event.key === 'Escape' && this.isOpen) {
      event.stopPropagation();
      this.isOpen = false;
    } else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) {
      this.#accept(event, options[this.marked]);
    }
  };

  #accept(event: KeyboardEvent, option: Picked | undefined): void {
    const isEnter = event.key === 'Enter';
    if (isEnter) event.preventDefault();
    if (this.#picked !== null && isEnter) this.#tell({ kind: 'guest', guest: this.#picked });
    else if (option === undefined || this.typed.trim() === '' || this.#picked !== null) return;
    else {
      event.preventDefault();
      this.#take(option);
    }
  }

  readonly #leave = () => {
    this.isOpen = false;
  };

  #take(option: Picked): void {
    if (option.kind === 'guest') this.set(option.guest);
    this.isOpen = false;
    this.#tell(option);
  }

  #tell(detail: Picked): void {
    this.dispatchEvent(new CustomEvent<Picked>('pick', { detail, bubbles: true }));
  }
}

customElements.define('racer-field', RacerField);
