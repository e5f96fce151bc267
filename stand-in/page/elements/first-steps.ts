import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { settings } from '../settings.js';
import { text } from '../text.js';
import { icons } from './icons.js';
import { emit } from './page-events.js';
import { sharedStyles } from './shared-styles.js';

/** What to do first, for somebody who has never been here. */
export class FirstSteps extends LitElement {
  static override properties = { isRunning: { type: Boolean } };

  static override styles = [
    sharedStyles,
    css`
      section {
        display: grid;
        gap: 12px;
        margin: 8px 20px 14px;
        padding: 18px 20px;
        max-width: 560px;
        border: 1px solid var(--line);
        border-radius: 16px;
        background: var(--ink-2);
      }
      h2 {
        font-size: 17px;
      }
      p {
        color: var(--text-soft);
      }
      ol {
        display: grid;
        gap: 12px;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
      }
      code {
        font-family: var(--mono);
        background: var(--ink-0);
        border-radius: 5px;
        padding: 2px 7px;
      }
      .close {
        justify-self: start;
      }
      @media (max-width: 899px) {
        section {
          margin: 8px 12px 12px;
          padding: 16px;
        }
      }
    `,
  ];

  declare isRunning: boolean;

  constructor() {
    super();
    this.isRunning = false;
  }

  #demo(): TemplateResult {
    return html`<li>
      ${text.firstDemo}
      <button type="button" class="button primary" ?disabled=${this.isRunning} @click=${() => emit(this, 'demo-wanted', null)}>
        ${icons.play}${text.playDemo}
      </button>
    </li>`;
  }

  override render(): TemplateResult {
    const { hasDemo, firstCommand = '/' } = settings;
    return html`<section aria-labelledby="title">
      <h2 id="title">${text.firstTitle}</h2>
      <p>${text.firstBody}</p>
      <ol>
        ${hasDemo ? this.#demo() : nothing}
        <li>${hasDemo ? text.firstOr : text.firstOnly} <code>${firstCommand}</code></li>
      </ol>
      <button type="button" class="button close" @click=${() => emit(this, 'hint-closed', null)}>${text.firstClose}</button>
    </section>`;
  }
}

customElements.define('first-steps', FirstSteps);
