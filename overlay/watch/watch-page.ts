import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { RaceState } from '../../src/contract/snapshot.js';
import type { Mark } from '../news.js';
import type { OverlayState } from '../state.js';
import type { ShownToast } from '../toast-queue.js';
import { watchText } from './text.js';
import '../elements/timing-tower.js';
import '../elements/toast-stack.js';

/** Every line that a snapshot holds: a phone scrolls where a stream turns pages. */
const allLines = 100;
/** Towers at most, one below the other. */
const maxRaces = 4;

/** Where the page stands with the server: nothing heard yet, following, refused, or opened without a key. */
export type WatchPhase = 'opening' | 'following' | 'refused' | 'noKey';

/** The page for spectators: the overlay's panels in one column, and a sentence where there is none. No shadow of its own. */
export class WatchPage extends LitElement {
  static override readonly properties = {
    phase: { type: String },
    state: { attribute: false },
    toasts: { attribute: false },
    marks: { attribute: false },
    now: { attribute: false },
    revealed: { attribute: false },
    moving: { type: Boolean },
    away: { type: Boolean },
  };

  declare phase: WatchPhase;
  declare state: OverlayState | null;
  declare toasts: readonly ShownToast[];
  declare marks: readonly Mark[];
  /** The server's time in ms since 1970. */
  declare now: () => number;
  /** The round whose reveal has just happened. */
  declare revealed: string | null;
  declare moving: boolean;
  /** The server has not answered for ten seconds. */
  declare away: boolean;

  constructor() {
    super();
    this.phase = 'opening';
    this.state = null;
    this.toasts = [];
    this.marks = [];
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
    if (this.phase === 'refused' || this.phase === 'noKey') return renderSaying(watchText[this.phase], 'h1');
    return renderSaying(this.away ? watchText.late : watchText.opening, 'h1');
  }

  #renderParty(state: OverlayState): TemplateResult {
    const panels = this.#renderPanels(state);
    return html`<header class="top">
        <h1 dir="auto">${state.partyName}</h1>
        <span class="link-state ${this.away ? '' : 'live'}" role="status">${this.away ? watchText.away : watchText.live}</span>
      </header>
      ${panels.length === 0 ? renderSaying(watchText.quiet, 'h2') : nothing}
      <div class="panels">${panels}${renderJoin(state.join?.url ?? null)}</div>`;
  }

  #renderPanels(state: OverlayState): readonly TemplateResult[] {
    const races = state.races.slice(0, maxRaces);
    if (races.length === 0) return [];
    return [
      html`${repeat(
        races,
        (race) => race.gameId,
        (race) => this.#renderRace(race),
      )}`,
    ];
  }

  #renderRace(race: RaceState): TemplateResult {
    return html`<timing-tower .race=${race} .marks=${this.marks} .lines=${allLines} ?moving=${this.moving}></timing-tower>`;
  }
}

function renderSaying({ title, body }: { readonly title: string; readonly body: string }, level: 'h1' | 'h2'): TemplateResult {
  return html`<div class="say" role="status">${level === 'h1' ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`}<p>${body}</p></div>`;
}

/** Only an address that a browser opens as a page. */
function renderJoin(url: string | null): TemplateResult | typeof nothing {
  if (url === null || !/^https?:\/\//.test(url)) return nothing;
  return html`<a class="join" href=${url} rel="noreferrer">${watchText.join}</a>`;
}

customElements.define('watch-page', WatchPage);
