import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { OverlayPhase } from '../state/page-state.js';
import { text } from '../text.js';
import { icons } from './icons.js';
import { emit } from './page-events.js';
import { panelStyles } from './panel-styles.js';
import { sharedStyles } from './shared-styles.js';

/** The page that OBS shows has this size, in CSS pixels. */
const overlayWidth = 1920;

/** The overlay on a dark stage, scaled to the room there is. */
export class OverlayStage extends LitElement {
  static override properties = {
    url: { attribute: false },
    phase: { attribute: false },
    loads: { type: Number },
  };

  static override styles = [
    sharedStyles,
    panelStyles,
    css`
      .tools {
        display: flex;
        margin-left: auto;
        color: var(--text-soft);
      }
      .room {
        display: grid;
        align-content: start;
        padding: 14px;
        min-height: 0;
      }
      .stage {
        position: relative;
        width: 100%;
        aspect-ratio: 16 / 9;
        overflow: hidden;
        border-radius: var(--radius);
        border: 1px solid var(--line);
        background:
          radial-gradient(ellipse at 50% 110%, rgb(255 180 84 / 12%), transparent 60%),
          linear-gradient(#141a26, #090c12);
      }
      iframe {
        position: absolute;
        left: 0;
        top: 0;
        width: 1920px;
        height: 1080px;
        border: 0;
        transform-origin: 0 0;
        transform: scale(var(--scale, 0.25));
        /* The overlay names no colour scheme; in a frame of another scheme it would get an opaque backdrop. */
        color-scheme: light;
      }
      .note {
        display: none;
        padding: 14px 4px;
        color: var(--text-dim);
        font-size: 14px;
      }
      @media (max-width: 899px) {
        .note {
          display: block;
        }
      }
      .empty {
        position: absolute;
        inset: 0;
        display: grid;
        place-items: center;
        padding: 20px;
        text-align: center;
        color: var(--text-dim);
      }
    `,
  ];

  declare url: string | null;
  declare phase: OverlayPhase;
  declare loads: number;
  #observer: ResizeObserver | null = null;

  constructor() {
    super();
    this.url = null;
    this.phase = 'unknown';
    this.loads = 0;
  }

  override firstUpdated(): void {
    const stage = this.shadowRoot?.querySelector<HTMLElement>('.stage');
    if (!stage) return;
    this.#observer = new ResizeObserver(() => {
      stage.style.setProperty('--scale', String(stage.clientWidth / overlayWidth));
    });
    this.#observer.observe(stage);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  #empty(): string {
    if (this.phase === 'asking') return text.overlayLoading;
    return this.phase === 'failed' ? text.overlayFailed : text.overlayWaiting;
  }

  #frame(url: string): unknown {
    // A new element for each load: the address is mostly a fragment, and a changed fragment alone
    // does not reload.
    return keyed(
      this.loads,
      html`<iframe src=${url} title=${text.overlayTitle} allow="autoplay"></iframe>`,
    );
  }

  override render(): TemplateResult {
    return html`<header>
        <h2>${text.overlayTitle}</h2>
        <span class="subtitle">${text.overlaySubtitle}</span>
        <span class="tools">
          ${
            this.url === null
              ? nothing
              : html`<a class="icon-button" href=${this.url} target="_blank" rel="noopener noreferrer" aria-label=${text.overlayOpen} title=${text.overlayOpen}>${icons.open}</a>`
          }
          <button
            type="button"
            class="icon-button"
            aria-label=${text.overlayReload}
            title=${text.overlayReload}
            ?disabled=${this.phase === 'asking'}
            @click=${() => emit(this, 'overlay-reload', null)}
          >
            ${icons.reload}
          </button>
        </span>
      </header>
      <div class="room">
        <div class="stage">${this.url === null ? html`<p class="empty">${this.#empty()}</p>` : this.#frame(this.url)}</div>
        <p class="note">${text.overlayNote}</p>
      </div>`;
  }
}

customElements.define('overlay-stage', OverlayStage);
