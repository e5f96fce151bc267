import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { DemoState } from '../../src/api.js';
import { text } from '../text.js';
import { icons } from './icons.js';
import { sharedStyles } from './shared-styles.js';

/** What the demo is acting out and how far it is; afterwards, until closed, how it ended. */
export class DemoBar extends LitElement {
  static override properties = { demo: { attribute: false }, isShown: { state: true } };

  static override styles = [
    sharedStyles,
    css`
      .bar {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: 2px 14px;
        padding: 9px 18px 11px;
        background: var(--accent-wash);
        border-bottom: 1px solid #4a3a17;
      }
      .name {
        font-weight: 700;
        color: var(--accent-strong);
        font-size: 13px;
      }
      .step {
        font-size: 13px;
        color: var(--text-soft);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      progress {
        grid-column: 1 / -1;
        width: 100%;
        height: 4px;
        margin-top: 6px;
        border: 0;
        border-radius: 4px;
        overflow: hidden;
        appearance: none;
        -webkit-appearance: none;
        background: #4a3a17;
      }
      progress::-webkit-progress-bar {
        background: #4a3a17;
      }
      progress::-webkit-progress-value {
        background: var(--accent);
        transition: width 0.4s;
      }
      progress::-moz-progress-bar {
        background: var(--accent);
      }
      @media (max-width: 899px) {
        .bar {
          grid-template-columns: minmax(0, 1fr) auto;
          padding: 7px 12px 9px;
        }
        .caption {
          grid-column: 1 / -1;
          grid-row: 2;
          font-size: 14px;
        }
      }
    `,
  ];

  declare demo: DemoState | null;
  /** True from when this page saw it run until its end was read. */
  declare isShown: boolean;

  constructor() {
    super();
    this.demo = null;
    this.isShown = false;
  }

  override willUpdate(): void {
    if (this.demo?.running === true) this.isShown = true;
  }

  #ending(): TemplateResult {
    return html`<button
      type="button"
      class="icon-button"
      aria-label=${text.close}
      @click=${() => {
        this.isShown = false;
      }}
    >
      ${icons.close}
    </button>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { demo } = this;
    if (demo === null || !this.isShown) return nothing;
    return html`<section class="bar" aria-label=${text.demoName}>
      <span class="name">${text.demoName}</span>
      <span class="caption" role="status" aria-live="polite">${demo.caption}</span>
      ${demo.running ? html`<span class="step">${text.demoStep(demo.step, demo.steps)}</span>` : this.#ending()}
      <progress max=${Math.max(1, demo.steps)} .value=${demo.step} aria-label=${text.demoName}></progress>
    </section>`;
  }
}

customElements.define('demo-bar', DemoBar);
