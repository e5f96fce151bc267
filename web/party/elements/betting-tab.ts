import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { renderAvatar } from '../../../overlay/elements/avatar.js';
import type { OverlayState } from '../../../overlay/state.js';
import type { Backable, OwnBet, OwnRace, PhoneState } from '../../../src/contract/phone.js';
import type { Ticket } from '../../../src/contract/phone-acts.js';
import type { RaceState } from '../../../src/contract/snapshot.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Letter } from '../../common/outbox.js';
import type { Desk } from '../desk.js';
import { bettingText as text } from '../text/betting-text.js';
import { renderEmpty } from './empty-state.js';
import { findChosen, renderRaceChoice } from './race-choice.js';
import { tapStake } from './racer-grid.js';
import './bet-list.js';
import './bet-ticket.js';
import './stake-form.js';
import '../../../overlay/elements/count-down.js';

/** Bets: whom to back, the last ticket, and what became of the others. */
export class BettingTab extends PageElement {
  static override readonly properties = {
    state: { attribute: false },
    own: { attribute: false },
    desk: { attribute: false },
    letters: { attribute: false },
    now: { attribute: false },
    chosen: { state: true },
    ticket: { state: true },
    racer: { state: true },
    isBusy: { state: true },
  };

  declare state: OverlayState;
  declare own: PhoneState;
  declare desk: Desk;
  declare letters: readonly Letter[];
  declare now: () => number;
  declare chosen: string | null;
  declare ticket: Ticket | null;
  /** For whom any amount is asked. */
  declare racer: Backable | null;
  declare isBusy: boolean;
  /** True once the own bets, which may be a moment older than the ticket, have shown its bet. */
  #isConfirmed = false;

  constructor() {
    super();
    this.letters = [];
    this.now = Date.now;
    this.chosen = null;
    this.ticket = null;
    this.racer = null;
    this.isBusy = false;
  }

  /** A ticket whose bet is paid, locked or withdrawn elsewhere goes by itself. */
  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('own') || this.ticket === null) return;
    const { id } = this.ticket.bet;
    const isThere = this.own.bets.open.some((open) => open.id === id);
    if (!isThere && this.#isConfirmed) this.#show(null);
    this.#isConfirmed ||= isThere;
  }

  override render(): TemplateResult {
    const races = this.state.races.filter(({ status }) => status !== 'FINISHED');
    const race = findChosen(races, this.chosen);
    const own = this.own.races.find(({ gameId }) => gameId === race?.gameId);
    const choose = (gameId: string) => {
      this.chosen = gameId;
      this.racer = null;
    };
    return html`${renderRaceChoice(races, race?.gameId ?? '', choose)}
      ${race === undefined ? renderEmpty(text.none) : this.#renderRace(race, own)}
      ${this.#renderTicket()}
      <bet-list .bets=${this.own.bets} .desk=${this.desk} @withdraw=${(event: CustomEvent<OwnBet>) => this.#withdraw(event.detail.id, event.detail.targetName)}></bet-list>`;
  }

  #renderRace(race: RaceState, own: OwnRace | undefined): TemplateResult {
    const isTaking = own?.mayBet === true && race.status === 'OPEN';
    return html`<section class="card slip">
      <header class="race-head"><h2 dir="auto">${race.title}</h2><b class="pot">${text.pot(race.bets.pot)}</b></header>
      <p class="hint">${text.rule[race.payoutRule]}${race.locksAt === null || !isTaking ? nothing : html` · ${text.locksIn} <count-down .until=${race.locksAt} .now=${this.now}></count-down>`}</p>
      ${isTaking ? this.#renderGrid(race, own) : own === undefined && race.status === 'OPEN' ? html`<p class="hint">${text.opening}</p>` : this.#renderLocked(race)}
    </section>`;
  }

  /** What is staked stays to be seen. */
  #renderLocked({ bets }: RaceState): TemplateResult {
    return html`<div class="note-line"><b>${text.locked.title}.</b> ${text.locked.body}</div>
      ${bets.backing.length === 0 ? nothing : html`<h3>${text.backing}</h3>`}
      <ul class="rows">${bets.backing.map((backing) => html`<li>${renderAvatar(backing, this.state.avatars)}<b class="grow" dir="auto">${backing.name}</b><span>${text.backed(backing.coins)}</span></li>`)}</ul>`;
  }

  #renderGrid(race: RaceState, own: OwnRace): TemplateResult {
    if (own.backable.length === 0) return renderEmpty(text.nobody);
    return html`<racer-grid
        .race=${race}
        .backable=${own.backable}
        .bets=${this.own.bets.open}
        .avatars=${this.state.avatars}
        .busy=${readBusy(this.letters)}
        @tap=${(event: CustomEvent<Backable>) => this.#stake(race.gameId, event.detail)}
        @other=${(event: CustomEvent<Backable>) => this.#ask(event.detail)}
      ></racer-grid>
      <p class="hint">${text.how(tapStake)}</p>
      ${this.racer === null ? nothing : this.#renderForm(race.gameId, this.racer)}`;
  }

  #renderForm(raceId: string, racer: Backable): TemplateResult {
    return html`<stake-form
      .desk=${this.desk}
      .racer=${racer}
      .raceId=${raceId}
      .balance=${this.own.seat.balance}
      @done=${(event: CustomEvent<Ticket>) => this.#show(event.detail)}
      @close=${() => this.#ask(null)}
    ></stake-form>`;
  }

  #renderTicket(): TemplateResult | typeof nothing {
    const { ticket } = this;
    if (ticket === null) return nothing;
    return html`<bet-ticket
      .ticket=${ticket}
      ?busy=${this.isBusy}
      @withdraw=${() => this.#withdraw(ticket.bet.id, ticket.target.name)}
      @again=${() => this.#again(ticket)}
      @close=${() => this.#show(null)}
    ></bet-ticket>`;
  }

  #ask(racer: Backable | null): void {
    this.racer = racer;
  }

  #show(ticket: Ticket | null): void {
    this.ticket = ticket;
    this.#isConfirmed = false;
  }

  async #stake(race: string, { id, name }: Backable): Promise<void> {
    const input = { racer: id, amount: String(tapStake), race };
    const done = await this.desk.act('place-bet', input, text.what(input.amount, name));
    if (done !== null) this.#show(done.ticket);
  }

  async #again({ target, race }: Ticket): Promise<void> {
    this.isBusy = true;
    await this.#stake(race.id, {
      id: target.id,
      name: target.name,
      position: null,
      lapTimeMs: null,
    });
    this.isBusy = false;
  }

  async #withdraw(bet: string, name: string): Promise<void> {
    this.isBusy = true;
    const done = await this.desk.act('withdraw-bet', { bet }, text.withdrawWhat(name));
    this.isBusy = false;
    if (done === null) return;
    if (this.ticket?.bet.id === bet) this.#show(null);
    this.desk.say(text.withdrawn(name), 'good');
  }
}

/** Racers whose bet has no answer yet. */
function readBusy(letters: readonly Letter[]): ReadonlySet<string> {
  const racers = letters
    .filter(({ path }) => path === 'actions/place-bet')
    .map(({ body }) => (typeof body === 'object' && body && 'racer' in body ? body.racer : null));
  return new Set(racers.filter((racer) => typeof racer === 'string'));
}

customElements.define('betting-tab', BettingTab);
