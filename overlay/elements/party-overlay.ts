import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { RoundState } from '../../src/contract/round.js';
import type { RaceState } from '../../src/contract/snapshot.js';
import type { Mark } from '../news.js';
import type { Panel, Position } from '../options.js';
import { placeStyle } from '../place.js';
import type { RaceResult } from '../result-show.js';
import { timeOnAir } from '../round-on-air.js';
import type { OverlayState } from '../state.js';
import type { ShownToast } from '../toast-queue.js';
import type { Avatars } from './avatar.js';
import './bets-panel.js';
import './imposter-panel.js';
import './join-panel.js';
import './race-result.js';
import './timing-tower.js';
import './toast-stack.js';

/** Racers on air at most, and the heights in px that decide how many fit between the margins. */
const towerLines = 20;
const towerHead = 124;
const rowHeight = 42;
const safeHeight = 972;
/** What the result takes from the tower's height, in px. */
const resultHeight = 254;

const nobody: Avatars = new Map();

/**
 * The page's root: which panel stands where. It has no shadow of its own, so that a page's CSS
 * reaches the panels' parts.
 */
export class PartyOverlay extends LitElement {
  static override readonly properties = {
    state: { attribute: false },
    toasts: { attribute: false },
    marks: { attribute: false },
    result: { attribute: false },
    revealed: { attribute: false },
    now: { attribute: false },
    panels: { attribute: false },
    position: { attribute: false },
    scale: { type: Number },
    moving: { type: Boolean },
    away: { type: Boolean },
  };

  declare state: OverlayState | null;
  declare toasts: readonly ShownToast[];
  declare marks: readonly Mark[];
  declare result: RaceResult | null;
  /** The round whose reveal has just happened. */
  declare revealed: string | null;
  /** The server's time in ms since 1970. */
  declare now: () => number;
  declare panels: readonly Panel[];
  declare position: Position | null;
  declare scale: number;
  declare moving: boolean;
  /** The server has not answered for a while: a dim dot says that the picture may be old. */
  declare away: boolean;
  #roundTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.state = null;
    this.toasts = [];
    this.marks = [];
    this.result = null;
    this.revealed = null;
    this.now = Date.now;
    this.panels = [];
    this.position = null;
    this.scale = 1;
    this.moving = false;
    this.away = false;
  }

  protected override createRenderRoot(): this {
    return this;
  }

  override render(): TemplateResult {
    return html`<div class="stage ${this.#isResultOnAir ? 'with-result' : ''}">
      ${this.position === null ? this.#renderDesign() : this.#renderPlaced(this.position)}
      ${this.away ? html`<span class="away-dot"></span>` : nothing}
    </div>`;
  }

  /** Each panel at its place of the design. */
  #renderDesign(): TemplateResult {
    return html`${this.#renderTower()}
      <div class="side">${this.#renderBets()}${this.#renderRound()}</div>
      <div class="lower">${this.#renderResult()}</div>
      <div class="corner">${this.#renderToasts()}${this.#isCrowded ? nothing : this.#renderJoin()}</div>`;
  }

  #renderPlaced(position: Position): TemplateResult {
    const style = placeStyle(position);
    const panels = html`${this.#renderTower()}${this.#renderBets()}${this.#renderRound()}${this.#renderResult()}${this.#renderToasts()}${this.#renderJoin()}`;
    return 'edge' in position
      ? html`<div class="placed" style=${style}>${panels}</div>`
      : html`<div class="placed-from" style=${style}><div class="placed">${panels}</div></div>`;
  }

  /** A round that has ended goes off air by itself. */
  override updated(): void {
    clearTimeout(this.#roundTimer);
    const left = timeOnAir(this.state?.round ?? null, this.now());
    if (left > 0 && Number.isFinite(left))
      this.#roundTimer = setTimeout(() => this.requestUpdate(), left + 50);
  }

  #shown(panel: Panel): boolean {
    return this.panels.includes(panel);
  }

  get #avatars(): Avatars {
    return this.state?.avatars ?? nobody;
  }

  get #isRoundOnAir(): boolean {
    return this.#shown('imposter') && timeOnAir(this.state?.round ?? null, this.now()) > 0;
  }

  /**
   * The race whose bets are on air: a live one, but not beside a round that needs the room. What
   * was paid in the end is the result's.
   */
  get #staked(): RaceState | null {
    const race = this.state?.races[0];
    if (this.#isRoundOnAir && isTall(this.state?.round ?? null)) return null;
    return this.#shown('bets') && race !== undefined && race.status !== 'FINISHED' ? race : null;
  }

  get #isResultOnAir(): boolean {
    return this.#shown('result') && this.result !== null;
  }

  /** A result, or bets and a round together, need the room in which the invitation would stand. */
  get #isCrowded(): boolean {
    return this.#isResultOnAir || (this.#isRoundOnAir && this.#staked !== null);
  }

  #renderTower(): TemplateResult | typeof nothing {
    if (!this.#shown('tower')) return nothing;
    const isResultOn = this.#isResultOnAir && this.position === null;
    return html`<timing-tower
      .race=${this.state?.races[0] ?? null}
      .marks=${this.marks}
      .avatars=${this.#avatars}
      .lines=${fitLines(this.scale, isResultOn)}
      ?moving=${this.moving}
    ></timing-tower>`;
  }

  #renderBets(): TemplateResult | typeof nothing {
    const race = this.#staked;
    if (race === null) return nothing;
    return html`<bets-panel .race=${race} .now=${this.now} ?compact=${this.#isRoundOnAir} ?moving=${this.moving}></bets-panel>`;
  }

  #renderRound(): TemplateResult | typeof nothing {
    if (!this.#isRoundOnAir) return nothing;
    return html`<imposter-panel
      .round=${this.state?.round ?? null}
      .avatars=${this.#avatars}
      .now=${this.now}
      .revealed=${this.revealed}
      ?moving=${this.moving}
    ></imposter-panel>`;
  }

  #renderResult(): TemplateResult | typeof nothing {
    if (!this.#isResultOnAir) return nothing;
    return html`<race-result .result=${this.result} .avatars=${this.#avatars} ?moving=${this.moving}></race-result>`;
  }

  #renderToasts(): TemplateResult | typeof nothing {
    return this.#shown('toasts')
      ? html`<toast-stack .toasts=${this.toasts} ?moving=${this.moving}></toast-stack>`
      : nothing;
  }

  #renderJoin(): TemplateResult | typeof nothing {
    const link = this.state?.join ?? null;
    return this.#shown('join') && link !== null
      ? html`<join-panel .link=${link}></join-panel>`
      : nothing;
  }
}

/** Players whose clues stand below their names beside the bets. */
const roomyPlayers = 8;

/** True for a round beside which bets have no room: ballots at the reveal, many players' clues. */
function isTall(round: RoundState | null): boolean {
  if (round === null) return false;
  const hasClues = round.players.some(({ clue }) => clue !== null);
  return round.reveal !== null || (hasClues && round.players.length > roomyPlayers);
}

/** How many lines fit when the panel is drawn larger, or a result stands below it. */
function fitLines(scale: number, isResultOn: boolean): number {
  const height = safeHeight / scale - (isResultOn ? resultHeight : 0);
  return Math.max(4, Math.min(towerLines, Math.floor((height - towerHead) / rowHeight)));
}

customElements.define('party-overlay', PartyOverlay);
