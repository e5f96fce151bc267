import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { RaceState } from '../../src/contract/snapshot.js';
import type { Avatars } from '../elements/avatar.js';
import type { Mark } from '../news.js';
import type { RaceResult } from '../result-show.js';
import { timeOnAir } from '../round-on-air.js';
import type { OverlayState } from '../state.js';
import type { ShownToast } from '../toast-queue.js';
import { watchText } from './text.js';
import '../elements/bets-panel.js';
import '../elements/imposter-panel.js';
import '../elements/timing-tower.js';
import '../elements/toast-stack.js';

/** Every line that a snapshot holds: a phone scrolls where a stream turns pages. */
const allLines = 100;
/** Towers at most, one below the other. */
const maxRaces = 4;

/**
 * Where the page stands with the server: nothing heard yet, following, refused, or opened without a
 * key.
 */
export type WatchPhase = 'opening' | 'following' | 'refused' | 'noKey';

/**
 * The page for spectators: the overlay's panels in one column, and a sentence where there is none.
 * No shadow of its own.
 */
export class WatchPage extends LitElement {
  static override readonly properties = {
    phase: { type: String },
    state: { attribute: false },
    toasts: { attribute: false },
    marks: { attribute: false },
    result: { attribute: false },
    now: { attribute: false },
    revealed: { attribute: false },
    moving: { type: Boolean },
    away: { type: Boolean },
  };

  declare phase: WatchPhase;
  declare state: OverlayState | null;
  declare toasts: readonly ShownToast[];
  declare marks: readonly Mark[];
  /** What a stream shows in the lower third; here the tower tells the winner. */
  declare result: RaceResult | null;
  /** The server's time in ms since 1970. */
  declare now: () => number;
  /** The round whose reveal has just happened. */
  declare revealed: string | null;
  declare moving: boolean;
  /** The server has not answered for ten seconds. */
  declare away: boolean;
  #roundTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.phase = 'opening';
    this.state = null;
    this.toasts = [];
    this.marks = [];
    this.result = null;
    this.now = Date.now;
    this.revealed = null;
    this.moving = false;
    this.away = false;
  }

  protected override createRenderRoot(): this {
    return this;
  }

  override render(): TemplateResult {
    return html`<main>
      ${this.state === null ? this.#renderWithout() : this.#renderParty(this.state)}
      <div class="news"><toast-stack .toasts=${this.toasts} ?moving=${this.moving}></toast-stack></div>
    </main>`;
  }

  #renderWithout(): TemplateResult {
    if (this.phase === 'refused' || this.phase === 'noKey')
      return renderSaying(watchText[this.phase], 'h1');
    return renderSaying(this.away ? watchText.late : watchText.opening, 'h1');
  }

  #renderParty(state: OverlayState): TemplateResult {
    const races = state.races.slice(0, maxRaces);
    const isRoundOn = timeOnAir(state.round, this.now()) > 0;
    return html`<header class="top">
        <h1 dir="auto">${state.partyName}</h1>
        <span class="link-state ${this.away ? '' : 'live'}" role="status">${this.away ? watchText.away : watchText.live}</span>
      </header>
      ${races.length === 0 && !isRoundOn ? renderSaying(watchText.quiet, 'h2') : nothing}
      <div class="panels">
        ${isRoundOn ? this.#renderRound(state) : nothing}
        ${repeat(
          races,
          (race) => race.gameId,
          (race) => this.#renderRace(race, state.avatars),
        )}
        ${renderJoin(state.join?.url ?? null)}
      </div>`;
  }

  #renderRound({ round, avatars }: OverlayState): TemplateResult {
    return html`<imposter-panel
      .round=${round}
      .avatars=${avatars}
      .now=${this.now}
      .revealed=${this.revealed}
      ?moving=${this.moving}
    ></imposter-panel>`;
  }

  /** A live race with its bets; what was paid in the end, the tower's winner tells well enough. */
  #renderRace(race: RaceState, avatars: Avatars): TemplateResult {
    const tower = html`<timing-tower
      .race=${race}
      .marks=${this.marks}
      .avatars=${avatars}
      .lines=${allLines}
      ?moving=${this.moving}
    ></timing-tower>`;
    if (race.status === 'FINISHED') return tower;
    return html`${tower}<bets-panel .race=${race} .now=${this.now} ?moving=${this.moving}></bets-panel>`;
  }

  /** A round that has ended goes by itself, as on the overlay. */
  override updated(): void {
    clearTimeout(this.#roundTimer);
    const left = timeOnAir(this.state?.round ?? null, this.now());
    if (left > 0 && Number.isFinite(left))
      this.#roundTimer = setTimeout(() => this.requestUpdate(), left + 50);
  }
}

function renderSaying(
  { title, body }: { readonly title: string; readonly body: string },
  level: 'h1' | 'h2',
): TemplateResult {
  return html`<div class="say" role="status">${level === 'h1' ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`}<p>${body}</p></div>`;
}

/** Only an address that a browser opens as a page. */
function renderJoin(url: string | null): TemplateResult | typeof nothing {
  if (url === null || !/^https?:\/\//.test(url)) return nothing;
  return html`<a class="join" href=${url} rel="noreferrer">${watchText.join}</a>`;
}

customElements.define('watch-page', WatchPage);
