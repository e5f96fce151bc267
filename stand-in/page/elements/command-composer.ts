import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Choice, Person } from '../../src/api.js';
import type { CommandLeaf } from '../api/commands.js';
import { decideEnter } from '../completion/enter.js';
import { parseLine } from '../completion/parse-line.js';
import type { Completion, Suggestion } from '../completion/suggest.js';
import { Draft } from '../state/draft.js';
import { text } from '../text.js';
import { composerStyles } from './command-composer-styles.js';
import { ComposerCompletion } from './composer-completion.js';
import { renderChips, renderNotice, renderPanel } from './composer-parts.js';
import { icons } from './icons.js';
import { emit } from './page-events.js';
import { sharedStyles } from './shared-styles.js';

const nothingToSuggest: Completion = { suggestions: [], focus: null };

/** The line in which commands are typed, with completion above it and common commands below. */
export class CommandComposer extends LitElement {
  static override properties = {
    leaves: { attribute: false },
    offered: { attribute: false },
    people: { attribute: false },
    me: { attribute: false },
    notice: { attribute: false },
    ask: { attribute: false },
    send: { attribute: false },
    completion: { state: true },
    active: { state: true },
    isShut: { state: true },
    refusal: { state: true },
  };

  static override styles = [sharedStyles, composerStyles];

  declare leaves: readonly CommandLeaf[];
  /** Those that are offered below the line. */
  declare offered: readonly CommandLeaf[];
  declare people: readonly Person[];
  declare me: string;
  declare notice: string;
  /** Asks the bot for an option's choices. */
  declare ask: (line: string, focus: string) => Promise<readonly Choice[]>;
  /** Runs a line; false where it was refused and should be shown again. */
  declare send: (line: string) => Promise<boolean>;
  declare completion: Completion;
  declare active: number;
  declare isShut: boolean;
  declare refusal: string;
  #hasMoved = false;
  readonly #draft = new Draft();
  readonly #completion = new ComposerCompletion(() => this.#suggest());

  constructor() {
    super();
    this.leaves = [];
    this.offered = [];
    this.people = [];
    this.me = '';
    this.notice = '';
    this.ask = () => Promise.resolve([]);
    this.send = () => Promise.resolve(false);
    this.completion = nothingToSuggest;
    this.active = 0;
    this.isShut = true;
    this.refusal = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#completion.stop();
  }

  get #input(): HTMLInputElement | null {
    return this.shadowRoot?.querySelector('input') ?? null;
  }

  get #cursor(): number {
    return this.#input?.selectionStart ?? this.#draft.line.length;
  }

  get #current(): Suggestion | undefined {
    return this.isShut ? undefined : this.completion.suggestions[this.active];
  }

  #suggest(): void {
    const before = this.#hasMoved ? this.completion.suggestions[this.active]?.head : undefined;
    const head = this.#draft.line.slice(0, this.#cursor);
    this.completion = this.#completion.complete(
      head,
      { leaves: this.leaves, people: this.people },
      this.#draft.picks,
      this.ask,
    );
    const kept = this.completion.suggestions.findIndex((suggestion) => suggestion.head === before);
    this.#hasMoved = kept >= 0;
    this.active = Math.max(0, kept);
  }

  async #goOn(cursor: number): Promise<void> {
    this.isShut = false;
    this.#hasMoved = false;
    this.refusal = '';
    this.requestUpdate();
    await this.updateComplete;
    this.#input?.focus();
    this.#input?.setSelectionRange(cursor, cursor);
    this.#suggest();
  }

  #take(suggestion: Suggestion): void {
    void this.#goOn(this.#draft.take(suggestion, this.#draft.line.slice(this.#cursor)));
  }

  #closeNotice(): void {
    this.refusal = '';
    emit(this, 'notice-closed', null);
  }

  async #submit(): Promise<void> {
    if (this.#draft.line.trim() === '') return;
    const result = this.#draft.send(this.leaves);
    if (result.kind === 'refused') {
      this.refusal = result.reason;
      return;
    }
    this.#completion.stop();
    this.completion = nothingToSuggest;
    this.#hasMoved = false;
    if (await this.send(result.sent)) return;
    this.#draft.restore();
    this.requestUpdate();
  }

  async #browse(step: -1 | 1): Promise<void> {
    if (!this.#draft.browse(step)) return;
    this.isShut = true;
    this.requestUpdate();
    await this.updateComplete;
    const end = this.#draft.line.length;
    this.#input?.setSelectionRange(end, end);
  }

  async #move(step: -1 | 1): Promise<void> {
    const count = this.completion.suggestions.length;
    this.active = (this.active + step + count) % count;
    this.#hasMoved = true;
    await this.updateComplete;
    this.shadowRoot?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  #onEnter(current: Suggestion | undefined): void {
    const parsed = parseLine(this.#draft.line, this.leaves);
    if (current !== undefined && decideEnter(parsed, this.completion, this.#hasMoved) === 'take')
      this.#take(current);
    else void this.#submit();
  }

  #onKey(event: KeyboardEvent): void {
    // An input method (for Japanese, say) uses these keys for itself.
    if (event.isComposing) return;
    const current = this.#current;
    const step = event.key === 'ArrowUp' ? -1 : 1;
    const isArrow = event.key === 'ArrowUp' || event.key === 'ArrowDown';
    if (event.key === 'Enter') this.#onEnter(current);
    else if (event.key === 'Tab' && !event.shiftKey && current !== undefined) this.#take(current);
    else if (event.key === 'Escape' && !this.isShut) this.isShut = true;
    else if (isArrow && this.#draft.isBrowsing) void this.#browse(step);
    else if (isArrow && current !== undefined) void this.#move(step);
    else return;
    event.preventDefault();
  }

  #onInput(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.#draft.write(event.target.value);
    this.isShut = false;
    this.#hasMoved = false;
    this.refusal = '';
    if (this.notice !== '') emit(this, 'notice-closed', null);
    this.requestUpdate();
    this.#suggest();
  }

  #bar(): TemplateResult {
    const isOpen = this.#current !== undefined;
    return html`<form
      class="bar"
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#submit();
      }}
    >
      <input
        type="text"
        role="combobox"
        aria-label=${text.composerLabel(this.me)}
        aria-expanded=${isOpen}
        aria-controls=${isOpen ? 'suggestions' : nothing}
        aria-autocomplete="list"
        aria-activedescendant=${isOpen ? `suggestion-${this.active}` : nothing}
        placeholder=${text.composerPlaceholder(this.me)}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        enterkeyhint="send"
        maxlength="4000"
        .value=${live(this.#draft.line)}
        @input=${this.#onInput}
        @keydown=${this.#onKey}
        @blur=${() => {
          this.isShut = true;
        }}
      />
      <button type="submit" class="icon-button send" aria-label=${text.send} ?disabled=${this.#draft.line.trim() === ''}>${icons.send}</button>
    </form>`;
  }

  override render(): TemplateResult {
    return html`${renderNotice(this.refusal || this.notice, () => this.#closeNotice())}
      <div class="anchor">${this.isShut ? nothing : renderPanel(this.completion, this.active, (suggestion) => this.#take(suggestion))}</div>
      ${this.#bar()} ${renderChips(this.offered, (command) => void this.#goOn(this.#draft.begin(command)))}`;
  }
}

customElements.define('command-composer', CommandComposer);
