import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Mark } from '../news.js';
import type { Panel } from '../options.js';
import type { OverlayState } from '../state.js';
import type { ShownToast } from '../toast-queue.js';
import './timing-tower.js';
import './toast-stack.js';

/** Racers on air at most, and the heights in px that decide how many fit between the margins. */
const towerLines = 20;
const towerHead = 124;
const rowHeight = 42;
const safeHeight = 972;

/** The page's root: which panel stands where. It has no shadow of its own, so that a page's CSS reaches the panels' parts. */
export class PartyOverlay extends LitElement {
  static override readonly properties = {
    state: { attribute: false },
    toasts: { attribute: false },
    marks: { attribute: false },
    panels: { attribute: false },
    scale: { type: Number },
    moving: { type: Boolean },
    away: { type: Boolean },
  };

  declare state: OverlayState | null;
  declare toasts: readonly ShownToast[];
  declare marks: readonly Mark[];
  declare panels: readonly Panel[];
  declare scale: number;
  declare moving: boolean;
  /** The server has not answered for a while: a dim dot says that the picture may be old. */
  declare away: boolean;

  constructor() {
    super();
    this.state = null;
    this.toasts = [];
    this.marks = [];
    this.panels = [];
    this.scale = 1;
    this.moving = false;
    this.away = false;
  }

  protected override createRenderRoot(): this {
    return this;
  }

  override render(): TemplateResult {
    return html`<div class="stage">
      ${this.panels.includes('tower') ? this.#renderTower() : nothing}
      ${this.panels.includes('toasts') ? html`<toast-stack .toasts=${this.toasts} ?moving=${this.moving}></toast-stack>` : nothing}
      ${this.away ? html`<span class="away-dot"></span>` : nothing}
    </div>`;
  }

  #renderTower(): TemplateResult {
    return html`<timing-tower
      .race=${this.state?.races[0] ?? null}
      .marks=${this.marks}
      .lines=${fitLines(this.scale)}
      ?moving=${this.moving}
    ></timing-tower>`;
  }
}

/** How many lines fit when the panel is drawn larger. */
function fitLines(scale: number): number {
  return Math.max(4, Math.min(towerLines, Math.floor((safeHeight / scale - towerHead) / rowHeight)));
}

customElements.define('party-overlay', PartyOverlay);
