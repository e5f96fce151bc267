import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { DemoState } from '../../src/api.js';
import { text } from '../text.js';
import { icons } from './icons.js';
import { emit } from './page-events.js';
import { sharedStyles } from './shared-styles.js';

/** What the demo is acting out and how far it is; afterwards, until closed, how it ended. */
export class DemoBar extends LitElement {
  static override properties = {
    demo: { attribute: false },
    isFollowing: { type: Boolean },
    isShown: { state: true },
  };

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
      .caption {
        /* Two lines always, so that nothing below moves with each caption. */
        min-height: 2.9em;
        display: flex;
        align-items: center;
      }
      .controls {
        display: flex;
        align-items: center;
        gap: 8px;
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
          min-height: 4.35em;
        }
        .name {
          position: absolute;
          clip-path: inset(50%);
        }
        .controls {
          grid-column: 1 / -1;
        }
        .step {
          margin-right: auto;
        }
      }
    `,
  ];

  declare demo: DemoState | null;
  /** False where this page does not show whoever acts. */
  declare isFollowing: boolean;
  /** True from when this page saw it run until its end was read. */
  declare isShown: boolean;

  constructor() {
    super();
    this.demo = null;
    this.isFollowing = false;
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

  #controls({ step, steps, speed = 1 }: DemoState): TemplateResult {
    return html`<span class="controls">
      <span class="step">${text.demoStep(step, steps)}</span>
      ${
        this.isFollowing
          ? nothing
          : html`<button type="button" class="button" @click=${() => emit(this, 'demo-followed', null)}>${icons.eye}${text.demoFollow}</button>`
      }
      <button type="button" class="button" aria-label=${text.demoSpeedLabel(speed)} @click=${() => emit(this, 'demo-changed', { speed: speed >= 4 ? 1 : speed * 2 })}>
        ${text.demoSpeed(speed)}
      </button>
      <button type="button" class="button" @click=${() => emit(this, 'demo-changed', { skip: true })}>${icons.next}${text.demoNext}</button>
      <button
        type="button"
        class="icon-button"
        aria-label=${text.demoStop}
        title=${text.demoStop}
        @click=${() => emit(this, 'demo-changed', { stop: true })}
      >
        ${icons.close}
      </button>
    </span>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { demo } = this;
    if (demo === null || !this.isShown) return nothing;
    return html`<section class="bar" aria-label=${text.demoName}>
      <span class="name">${text.demoName}</span>
      <span class="caption" role="status" aria-live="polite">${demo.caption}</span>
      ${demo.running ? this.#controls(demo) : this.#ending()}
      <progress max=${Math.max(1, demo.steps)} .value=${demo.step} aria-label=${text.demoName}></progress>
    </section>`;
  }
}

customElements.define('demo-bar', DemoBar);
