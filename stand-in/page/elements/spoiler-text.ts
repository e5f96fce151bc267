import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { text } from '../text.js';
import { sharedStyles } from './shared-styles.js';

/** Covers what stands inside it until it is pressed; hidden from screen readers as long. */
export class SpoilerText extends LitElement {
  static override properties = {
    isBlock: { type: Boolean, attribute: 'is-block' },
    isOpen: { state: true },
  };

  static override styles = [
    sharedStyles,
    css`
      .cover {
        border-radius: 5px;
        background: var(--cover);
        position: relative;
        cursor: pointer;
        box-decoration-break: clone;
        -webkit-box-decoration-break: clone;
        padding: 1px 4px;
      }
      .cover slot {
        visibility: hidden;
      }
      .cover:hover {
        filter: brightness(1.15);
      }
      .open {
        border-radius: 5px;
        background: var(--ink-4);
        padding: 1px 4px;
      }
      .call {
        position: absolute;
        inset: 0;
        display: grid;
        place-items: center;
        font-size: 13px;
        color: var(--text);
      }
      .block {
        display: block;
        padding: 10px 12px;
        border-radius: var(--radius-small);
      }
    `,
  ];

  declare isBlock: boolean;
  declare isOpen: boolean;

  constructor() {
    super();
    this.isBlock = false;
    this.isOpen = false;
  }

  #reveal(event: Event): void {
    if (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    this.isOpen = true;
  }

  override render(): TemplateResult {
    if (this.isOpen)
      return html`<span class=${classMap({ open: true, block: this.isBlock })}><slot></slot></span>`;
    return html`<span
      class=${classMap({ cover: true, block: this.isBlock })}
      role="button"
      tabindex="0"
      aria-label=${text.spoiler}
      @click=${this.#reveal}
      @keydown=${this.#reveal}
      ><slot></slot>${this.isBlock ? html`<span class="call" aria-hidden="true">${text.spoilerCall}</span>` : nothing}</span
    >`;
  }
}

customElements.define('spoiler-text', SpoilerText);
