import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Backing, Ticket } from '../../src/contract/bets.js';
import type { RaceState } from '../../src/contract/snapshot.js';
import { enterFrom, slideBy } from '../motion.js';
import { betsText } from '../text.js';
import { badgeStyle } from './badge-style.js';
import { betsStyle } from './bets-panel-style.js';
import './count-down.js';
import { panelStyle } from './panel-style.js';
import { renderStatus } from './race-status.js';

/** Racers and tickets on air; fewer of both where the panel shares its column. */
const room = { racers: 5, tickets: 3, racersCompact: 3, ticketsCompact: 0 };

/**
 * What is staked on one race: the pot, the backing of each racer as bars, the last tickets, and
 * when bets lock.
 */
export class BetsPanel extends LitElement {
  static override readonly styles = [panelStyle, betsStyle, badgeStyle];
  static override readonly properties = {
    race: { attribute: false },
    now: { attribute: false },
    compact: { type: Boolean },
    moving: { type: Boolean },
  };

  declare race: RaceState | null;
  /** The server's time in ms since 1970. */
  declare now: () => number;
  declare compact: boolean;
  /** False: changes are cuts. */
  declare moving: boolean;
  #shownGame: string | null = null;
  #shownLines: ReadonlyMap<string, number> = new Map();

  constructor() {
    super();
    this.race = null;
    this.now = Date.now;
    this.compact = false;
    this.moving = false;
  }

  override render(): TemplateResult | typeof nothing {
    const { race } = this;
    if (race === null) return nothing;
    const { pot, backing, latest } = race.bets;
    const shown = backing.slice(0, this.compact ? room.racersCompact : room.racers);
    const tickets = latest.slice(0, this.compact ? room.ticketsCompact : room.tickets);
    return html`<section part="bets" class=${this.moving ? 'moving' : ''} aria-label=${betsText.title}>
      <header part="header">
        <h2 part="title">${betsText.title}<b class="pot" part="pot"><small>${betsText.pot}</small> ${betsText.amount(pot)}</b></h2>
        <div class="under">${renderStatus(race)}${this.#renderRule(race)}</div>
      </header>
      ${shown.length === 0 ? html`<p class="waiting">${betsText.nobody(race.status === 'OPEN')}</p>` : nothing}
      <ol class="backing" part="backing">${repeat(
        shown,
        (line) => line.userId,
        (line) => renderBacking(line, pot),
      )}</ol>
      ${
        tickets.length === 0
          ? nothing
          : html`<ol class="tickets" part="tickets">${repeat(tickets, (ticket) => ticket.betId, renderTicket)}</ol>`
      }
    </section>`;
  }

  /** While a lock is due the time to it, else what a winning bet pays. */
  #renderRule({ status, locksAt, payoutRule }: RaceState): TemplateResult {
    if (status !== 'OPEN' || locksAt === null)
      return html`<span class="rule" part="rule">${betsText.rules[payoutRule]}</span>`;
    return html`<span class="rule" part="rule">${betsText.locksIn} <count-down .until=${locksAt} .now=${this.now}></count-down></span>`;
  }

  override updated(): void {
    const isNew = (this.race?.gameId ?? null) !== this.#shownGame;
    const rows = [...this.renderRoot.querySelectorAll('.backing li')];
    const lines = new Map(rows.map((row, line) => [row.getAttribute('data-racer') ?? '', line]));
    const section = this.renderRoot.querySelector('section');
    if (this.moving && isNew && section !== null) enterFrom(section, 'right');
    else if (this.moving) {
      for (const [line, row] of rows.entries()) {
        const before = this.#shownLines.get(row.getAttribute('data-racer') ?? '');
        if (before === undefined) enterFrom(row, 'right');
        else if (before !== line) slideBy(row, before - line);
      }
    }
    this.#shownGame = this.race?.gameId ?? null;
    this.#shownLines = lines;
  }
}

/** The bar is the share of the pot that the number beside it tells. */
function renderBacking({ userId, name, coins, bets }: Backing, pot: number): TemplateResult {
  const share = coins / (pot || 1);
  return html`<li part="line" data-racer=${userId}>
    <span class="name" part="name" dir="auto">${name}</span>
    <span class="bets" part="count">${betsText.bets(bets)}</span>
    <b class="coins" part="coins">${betsText.amount(coins)}</b>
    <span class="percent" part="percent">${Math.round(100 * share)}%</span>
    <span class="bar" part="bar"><i style="transform:scaleX(${share.toFixed(4)})"></i></span>
  </li>`;
}

function renderTicket({ bettorName, targetName, amount }: Ticket): TemplateResult {
  return html`<li part="ticket">
    <span class="name" dir="auto">${bettorName}</span><span class="on">▸</span><span class="name target" dir="auto">${targetName}</span>
    <b class="coins">${betsText.amount(amount)}</b>
  </li>`;
}

customElements.define('bets-panel', BetsPanel);
