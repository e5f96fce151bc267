import { html, nothing, type TemplateResult } from 'lit';
import type { Mark } from '../../../overlay/news.js';
import type { OverlayState } from '../../../overlay/state.js';
import { rankBoard } from '../../../src/contract/board.js';
import { formatLapTime } from '../../../src/contract/lap-time.js';
import type { OwnLap, OwnRace, PhoneState } from '../../../src/contract/phone.js';
import type { RaceState } from '../../../src/contract/snapshot.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk, Outcome } from '../desk.js';
import { racingText as text } from '../text/racing-text.js';
import { clockTime } from '../text/words.js';
import { renderEmpty } from './empty-state.js';
import { findChosen, renderRaceChoice } from './race-choice.js';
import './lap-form.js';
import './phone-tower.js';

/** A race as the guest drives it: own place, laps, and the board. */
export class RacingTab extends PageElement {
  static override readonly properties = {
    state: { attribute: false },
    own: { attribute: false },
    desk: { attribute: false },
    marks: { attribute: false },
    moving: { type: Boolean },
    chosen: { state: true },
    isOpen: { state: true },
  };

  declare state: OverlayState;
  declare own: PhoneState;
  declare desk: Desk;
  declare marks: readonly Mark[];
  declare moving: boolean;
  declare chosen: string | null;
  /** The form for a lap. */
  declare isOpen: boolean;

  constructor() {
    super();
    this.marks = [];
    this.moving = false;
    this.chosen = null;
    this.isOpen = false;
  }

  override render(): TemplateResult {
    const { races } = this.state;
    const race = findChosen(races, this.chosen);
    const own = this.own.races.find(({ gameId }) => gameId === race?.gameId);
    const choose = (gameId: string) => {
      this.chosen = gameId;
    };
    if (race === undefined)
      return html`${renderEmpty(text.none)}${this.#renderRecord()}${this.#renderForm(null)}`;
    return html`${renderRaceChoice(races, race.gameId, choose)}
      ${this.#renderOwn(race, own)}
      <section class="card board">
        <phone-tower .race=${race} .avatars=${this.state.avatars} .marks=${this.marks} .seatId=${this.own.seat.id} ?moving=${this.moving}></phone-tower>
      </section>
      ${renderLaps(own?.laps ?? [], (lap) => void this.#takeBack(lap))} ${this.#renderForm(race)}`;
  }

  #renderOwn(race: RaceState, own: OwnRace | undefined): TemplateResult {
    const entry = rankBoard(race.entries).find(({ userId }) => userId === this.own.seat.id);
    const hasTime = entry !== undefined && entry.lapTimeMs !== null;
    return html`<section class="card own-race" aria-label=${text.you}>
      <header class="race-head"><h2 dir="auto">${race.title}</h2><span class="badge ${race.status.toLowerCase()}">${race.isCancelled ? text.cancelled : text.status[race.status]}</span></header>
      ${race.track === null ? nothing : html`<p class="track" dir="auto">${race.track}</p>`}
      <div class="own-place">
        <p class="big">${hasTime ? html`<small>P</small>${entry.position}` : '–'}</p>
        <p class="own-best"><span>${text.best}</span><b>${hasTime ? formatLapTime(entry.lapTimeMs ?? 0) : entry?.isDnf ? text.dnf : text.noTime}</b>
          <span>${this.#describeGap(race, entry?.position ?? 0, entry?.gapMs ?? null, hasTime)}</span></p>
      </div>
      ${own === undefined || own.waitingLaps.length === 0 ? nothing : html`<p class="note-line" role="status">${text.waiting(own.waitingLaps.map(({ lapTimeMs }) => formatLapTime(lapTimeMs)))}</p>`}
      ${this.#renderRecordFor(race, own)}
    </section>`;
  }

  #describeGap(race: RaceState, position: number, gapMs: number | null, hasTime: boolean): string {
    if (!hasTime) return '';
    if (position === 1) return text.leads;
    const leader = rankBoard(race.entries)[0];
    return text.behind(gapMs ?? 0, leader?.name ?? '');
  }

  #renderRecordFor(race: RaceState, own: OwnRace | undefined): TemplateResult | typeof nothing {
    if (race.status === 'FINISHED') return nothing;
    if (own?.mayRecordLap !== true)
      return own?.lapRule === 'host' ? html`<p class="note-line">${text.hostRecords}</p>` : nothing;
    return html`${this.#renderRecord()}${own.lapRule === 'confirmed' ? html`<p class="note-line">${text.confirms}</p>` : nothing}`;
  }

  #renderRecord(): TemplateResult {
    return html`<button type="button" class="main" @click=${() => this.#show(true)}>${text.record}</button>`;
  }

  #renderForm(race: RaceState | null): TemplateResult | typeof nothing {
    if (!this.isOpen) return nothing;
    return html`<lap-form
      .desk=${this.desk}
      .raceId=${race?.gameId ?? null}
      .heading=${text.record}
      @done=${(event: CustomEvent<Outcome<'record-lap'>['outcome']>) => this.#tell(event.detail)}
      @close=${() => this.#show(false)}
    ></lap-form>`;
  }

  #show(isOpen: boolean): void {
    this.isOpen = isOpen;
  }

  #tell(outcome: Outcome<'record-lap'>['outcome']): void {
    const isBest = outcome.kind === 'counted' && outcome.isPersonalBest;
    const run = () => void this.#takeBack(this.#findNewest(outcome.race.id)?.id);
    const action = outcome.kind === 'counted' ? { label: text.takeBack, run } : undefined;
    this.desk.say(text.counted(outcome), isBest ? 'good' : 'plain', action);
  }

  /** The lap that the guest has just typed there. */
  #findNewest(raceId: string): OwnLap | undefined {
    const race = this.own.races.find(({ gameId }) => gameId === raceId);
    return race?.laps.find(({ mayTakeBack }) => mayTakeBack);
  }

  async #takeBack(lap: number | undefined): Promise<void> {
    if (lap === undefined) return;
    const done = await this.desk.act('take-back-lap', { lap }, text.takeBack);
    if (done !== null) this.desk.say(text.takenBack, 'good');
  }
}

function renderLaps(
  laps: readonly OwnLap[],
  onTakeBack: (lap: number) => void,
): TemplateResult | typeof nothing {
  if (laps.length === 0) return nothing;
  const best = Math.min(...laps.map(({ lapTimeMs }) => lapTimeMs ?? Number.POSITIVE_INFINITY));
  return html`<section class="card"><h3>${text.laps}</h3><ol class="rows">
    ${laps.map(
      ({ id, lapTimeMs, car, at, mayTakeBack }) =>
        html`<li><b>${lapTimeMs === null ? text.dnf : formatLapTime(lapTimeMs)}</b>${lapTimeMs === best ? html`<span class="badge best">${text.best}</span>` : nothing}<span class="grow under" dir="auto">${car}</span><time datetime=${at}>${clockTime(at)}</time>
          ${mayTakeBack ? html`<button type="button" class="quiet" @click=${() => onTakeBack(id)}>${text.takeBack}</button>` : nothing}</li>`,
    )}
  </ol></section>`;
}

customElements.define('racing-tab', RacingTab);
