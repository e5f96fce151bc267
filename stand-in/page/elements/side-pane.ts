import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { isRecord } from '../api/json.js';
import { settings } from '../settings.js';
import type { PanePhase } from '../state/page-state.js';
import { text } from '../text.js';
import { icons } from './icons.js';
import { emit } from './page-events.js';
import { panelStyles } from './panel-styles.js';
import { sharedStyles } from './shared-styles.js';

/** What the framed page is made for, in CSS pixels, where its makers do not say. */
const { width = 1920, height = 1080 } = settings.pane ?? {};

/** What the room around the stage takes from its width and height. */
const roomPx = 28;

/** A page of the bot's makers on a dark stage, scaled to the room there is. */
export class SidePane extends LitElement {
  static override properties = {
    url: { attribute: false },
    phase: { attribute: false },
    loads: { type: Number },
    isLarge: { type: Boolean, attribute: 'is-large', reflect: true },
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
        aspect-ratio: var(--ratio, 16 / 9);
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
        width: var(--width);
        height: var(--height);
        border: 0;
        transform-origin: 0 0;
        transform: scale(var(--scale, 0.25));
        /* A page that names no colour scheme would get an opaque backdrop in a frame of another one. */
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
        .large {
          display: none;
        }
      }
      @media (min-width: 900px) {
        :host([is-large]) .room {
          place-content: center;
        }
        :host([is-large]) .stage {
          width: var(--largest);
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
  declare phase: PanePhase;
  declare loads: number;
  /** As large as the window allows, with the chat beside it. */
  declare isLarge: boolean;
  #observer: ResizeObserver | null = null;
  /** The framed page says that its address has ended. */
  readonly #onMessage = ({ source, data }: MessageEvent<unknown>): void => {
    const frame = this.shadowRoot?.querySelector('iframe');
    if (!frame || source !== frame.contentWindow) return;
    if (isRecord(data) && data['type'] === 'pane-over') emit(this, 'pane-over', null);
  };

  constructor() {
    super();
    this.url = null;
    this.phase = 'unknown';
    this.loads = 0;
    this.isLarge = false;
  }

  override firstUpdated(): void {
    const stage = this.shadowRoot?.querySelector<HTMLElement>('.stage');
    const room = this.shadowRoot?.querySelector<HTMLElement>('.room');
    if (!stage || !room) return;
    stage.style.setProperty('--ratio', `${width} / ${height}`);
    stage.style.setProperty('--width', `${width}px`);
    stage.style.setProperty('--height', `${height}px`);
    this.#observer = new ResizeObserver(() => {
      const [across, down] = [room.clientWidth - roomPx, room.clientHeight - roomPx];
      stage.style.setProperty('--largest', `${Math.min(across, (down * width) / height)}px`);
      stage.style.setProperty('--scale', String(stage.clientWidth / width));
    });
    for (const part of [stage, room]) this.#observer.observe(part);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('message', this.#onMessage);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('message', this.#onMessage);
    this.#observer?.disconnect();
  }

  #empty(): string {
    if (this.phase === 'asking') return text.paneLoading;
    return this.phase === 'failed' ? text.paneFailed : text.paneWaiting;
  }

  #frame(url: string): unknown {
    // A new element for each load: the address is mostly a fragment, and a changed fragment alone
    // does not reload.
    return keyed(
      this.loads,
      html`<iframe src=${url} title=${text.paneTitle} allow="autoplay"></iframe>`,
    );
  }

  override render(): TemplateResult {
    return html`<header>
        <h2>${text.paneTitle}</h2>
        <span class="subtitle">${text.paneSubtitle}</span>
        <span class="tools">
          <button
            type="button"
            class="icon-button large"
            aria-pressed=${this.isLarge}
            aria-label=${text.paneLarge}
            title=${text.paneLarge}
            @click=${() => emit(this, 'stage-switched', null)}
          >
            ${this.isLarge ? icons.small : icons.large}
          </button>
          ${
            this.url === null
              ? nothing
              : html`<a class="icon-button" href=${this.url} target="_blank" rel="noopener noreferrer" aria-label=${text.paneOpen} title=${text.paneOpen}>${icons.open}</a>`
          }
          <button
            type="button"
            class="icon-button"
            aria-label=${text.paneReload}
            title=${text.paneReload}
            ?disabled=${this.phase === 'asking'}
            @click=${() => emit(this, 'pane-reload', null)}
          >
            ${icons.reload}
          </button>
        </span>
      </header>
      <div class="room">
        <div class="stage">${this.url === null ? html`<p class="empty">${this.#empty()}</p>` : this.#frame(this.url)}</div>
        ${text.paneNote === '' ? nothing : html`<p class="note">${text.paneNote}</p>`}
      </div>`;
  }
}

customElements.define('side-pane', SidePane);
