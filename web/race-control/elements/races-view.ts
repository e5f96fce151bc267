import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { OverlayState } from '../../../overlay/state.js';
import type { ControlRace, ControlState, WaitingLap } from '../../../src/contract/control.js';
import type { HostLap } from '../../../src/contract/control-race-acts.js';
import { formatLapTime } from '../../../src/contract/lap-time.js';
import type { RaceState } from '../../../src/contract/snapshot.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk } from '../desk.js';
import { renderLock } from '../race-acts.js';
import type { Pickable } from '../racer-search.js';
import { lapText, raceText } from '../text.js';
import { coins, count } from '../words.js';
import { LapLine } from './lap-line.js';
import './race-column.js';

/** Live races side by side, the line to type laps into, laps that wait, and what has just ended. */
export class RacesView extends PageElement {
  static override readonly properties = {
    state: { attribute: false },
    control: { attribute: false },
    desk: { attribute: false },
    now: { attribute: false },
    wanted: { state: true },
    laps: { state: true },
  };

  declare state: OverlayState;
  declare control: ControlState;
  declare desk: Desk;
  declare now: () => number;
  declare wanted: string | null;
  declare laps: readonly HostLap[];

  constructor() {
    super();
    this.wanted = null;
    this.laps = [];
  }

  get #live(): readonly RaceState[] {
    return this.state.races.filter(({ status }) => status !== 'FINISHED');
  }

  /** The race that laps and keys are about. */
  get chosen(): RaceState | null {
    const live = this.#live;
    return live.find(({ gameId }) => gameId === this.wanted) ?? live[0] ?? null;
  }

  get #line(): LapLine | null {
    const line = this.querySelector('lap-line');
    return line instanceof LapLine ? line : null;
  }

  typeLap(): void {
    this.#line?.begin();
  }

  /** Goes on to another of the live races. */
  turn(step: number): void {
    const live = this.#live;
    const at = live.findIndex(({ gameId }) => gameId === this.chosen?.gameId);
    this.wanted = live[(at + step + live.length) % Math.max(1, live.length)]?.gameId ?? null;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('state')) void this.#readLaps();
  }

  async #readLaps(): Promise<void> {
    const read = await this.desk.look('list-laps', {});
    if (read.success) this.laps = read.data.laps;
  }

  override render(): TemplateResult {
    const live = this.#live;
    const people = this.control.seats.filter(({ state }) => state !== 'removed');
    const choose = (event: CustomEvent<string>) => {
      this.wanted = event.detail;
    };
    return html`<div class="bar"><h1>Races</h1><button type="button" @click=${() => this.desk.open({ kind: 'open-race' })}>Open a race…</button></div>
      <lap-line .races=${live} .chosen=${this.chosen?.gameId ?? null} .people=${people} .desk=${this.desk} @choose=${choose}></lap-line>
      ${this.control.waitingLaps.length === 0 ? nothing : this.#renderWaiting()}
      ${live.length === 0 ? this.#renderNone() : nothing}
      <div class="races">${repeat(
        live,
        ({ gameId }) => gameId,
        (
          race,
        ) => html`<race-column .race=${race} .more=${this.#more(race)} .laps=${this.laps.filter(({ raceId }) => raceId === race.gameId)}
          .desk=${this.desk} .now=${this.now} ?isAlone=${live.length === 1} ?isChosen=${live.length > 1 && race.gameId === this.chosen?.gameId}
          @choose=${choose} @next-lap=${this.#nextLap}></race-column>`,
      )}</div>
      ${this.#renderEnded()}`;
  }

  #renderNone(): TemplateResult {
    const isFirst = this.control.races.length === 0;
    return html`<div class="nothing"><h2>${raceText.none}</h2><p>${raceText.noneHow}</p>
      ${
        isFirst
          ? html`<ol class="first-steps"><li><a href="#poster">Print the poster</a>, or show the QR code of the overlay: guests join by it.</li>
              <li><a href="#setup">Put the overlay’s link into OBS</a> and send a test.</li>
              <li><a href="#guests">Add walk-ins</a> who have neither phone nor Discord.</li>
              <li><a href="#sheet">Print a score sheet</a>, for when a computer fails.</li>
              <li>Read <a href="#guide">how to play</a> to the room, open a race, type laps with the key L.</li></ol>`
          : nothing
      }</div>`;
  }

  #more({ gameId }: RaceState): ControlRace | null {
    return this.control.races.find(({ id }) => id === gameId) ?? null;
  }

  #renderWaiting(): TemplateResult {
    return html`<section class="card waiting" aria-label="Laps that wait"><h2>${count(this.control.waitingLaps.length, 'lap waits', 'laps wait')} for a host’s yes</h2>
      <ul>${repeat(
        this.control.waitingLaps,
        ({ id }) => id,
        (lap) => this.#renderClaim(lap),
      )}</ul></section>`;
  }

  #renderClaim({ id: claim, racer, lapTimeMs, raceTitle, reason }: WaitingLap): TemplateResult {
    const decide = (isConfirmed: boolean) => () =>
      void this.desk.run('decide-lap', { claim, isConfirmed }, () =>
        (isConfirmed ? lapText.confirmed : lapText.refused)(racer.name, lapTimeMs),
      );
    return html`<li><b class="name" dir="auto">${racer.name}</b> <span class="num">${formatLapTime(lapTimeMs)}</span>
      <span class="dim"><bdi>${raceTitle}</bdi> · ${reason === 'rule' ? 'needs a yes' : 'under half of the best'}</span>
      <button type="button" class="small" @click=${decide(true)}>It counts</button><button type="button" class="small quiet danger" @click=${decide(false)}>Refuse</button></li>`;
  }

  #renderEnded(): TemplateResult | typeof nothing {
    const ended = this.control.races.filter(({ status }) => status === 'FINISHED');
    if (ended.length === 0) return nothing;
    return html`<section class="card ended" aria-label="Ended"><h2>Ended</h2><ul>${ended.map((race) => this.#renderEndedRace(race))}</ul></section>`;
  }

  #renderEndedRace(race: ControlRace): TemplateResult {
    const { title, leader, pot, bets, isCancelled, id } = race;
    const undo = () => this.desk.open({ kind: 'undo', race: id });
    return html`<li>${renderLock(race)} <b class="name" dir="auto">${title}</b>
      <span class="dim">${leader === null || isCancelled ? nothing : html`<bdi>${leader.name}</bdi> ${formatLapTime(leader.lapTimeMs)} · `}${bets === 0 ? 'no bets' : coins(pot)}</span>
      ${isCancelled ? nothing : html`<button type="button" class="small quiet" @click=${undo}>Undo payout…</button>`}</li>`;
  }

  readonly #nextLap = (event: CustomEvent<Pickable>) => {
    this.#line?.begin(event.detail);
  };
}

customElements.define('races-view', RacesView);
