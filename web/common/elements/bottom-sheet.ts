import { html, type TemplateResult } from 'lit';
import { PageElement } from './page-element.js';

/**
 * A dialog that comes up from the lower edge, with a heading and a way out. It is there while its
 * page renders it; `close` is fired when it was dismissed by Escape, the cross or a tap beside it.
 */
export class BottomSheet extends PageElement {
  static override readonly properties = {
    heading: { type: String },
    body: { attribute: false },
  };

  declare heading: string;
  declare body: TemplateResult;
  #cameFrom: Element | null = null;

  constructor() {
    super();
    this.heading = '';
    this.body = html``;
  }

  override render(): TemplateResult {
    return html`<dialog class="sheet" aria-label=${this.heading} @cancel=${this.#cancel} @click=${this.#clickBeside}>
      <div class="sheet-body">
        <header class="sheet-head">
          <h2 dir="auto">${this.heading}</h2>
          <button type="button" class="cross" aria-label="Close" @click=${this.#dismiss}>×</button>
        </header>
        ${this.body}
      </div>
    </dialog>`;
  }

  override firstUpdated(): void {
    this.#cameFrom = document.activeElement;
    const dialog = this.querySelector('dialog');
    // Phones from before 2022 know no modal dialogs: there it stands open in the page.
    if (typeof dialog?.showModal === 'function') dialog.showModal();
    else dialog?.setAttribute('open', '');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#cameFrom instanceof HTMLElement) this.#cameFrom.focus();
  }

  readonly #dismiss = () => {
    this.dispatchEvent(new CustomEvent('close'));
  };

  readonly #cancel = (event: Event) => {
    event.preventDefault();
    this.#dismiss();
  };

  readonly #clickBeside = (event: Event) => {
    if (event.target === this.querySelector('dialog')) this.#dismiss();
  };
}

customElements.define('bottom-sheet', BottomSheet);
