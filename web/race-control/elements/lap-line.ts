import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { RaceState } from '../../../src/contract/snapshot.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk } from '../desk.js';
import { decideEntry, type LapEntry, sendLap, type TypedLap, takeBack } from '../lap-entry.js';
import type { Pickable } from '../racer-search.js';
import { guestText, lapText } from '../text.js';
import { type Picked, RacerField } from './racer-field.js';

const shownEntries = 5;

/** Laps at keyboard speed: racer, Enter, time, Enter, and the field is ready for the next. */
export class LapLine extends PageElement {
  static override readonly properties = {
    races: { attribute: false },
    chosen: { type: String },
    people: { attribute: false },
    desk: { attribute: false },
    entries: { state: true },
    problem: { state: true },
  };

  /** The live ones. */
  declare races: readonly RaceState[];
  /** The race that laps go to; null: none is on. */
  declare chosen: string | null;
  declare people: readonly Pickable[];
  declare desk: Desk;
  declare entries: readonly LapEntry[];
  declare problem: string;
  #lastId = 0;
  /** Laps go out one after another: of equal times the one typed first is ahead. */
  #line: Promise<unknown> = Promise.resolve();

  constructor() {
    super();
    this.entries = [];
    this.problem = '';
  }

  /** Puts the cursor where the next lap begins; with a racer, at the time. */
  begin(racer: Pickable | null = null): void {
    if (racer === null) return this.#racer?.focus();
    this.#racer?.set(racer);
    this.#goToTime(racer);
  }

  override render(): TemplateResult {
    const race = this.#race;
    const cars = [...new Set(race?.entries.flatMap(({ car }) => (car === null ? [] : [car])))];
    return html`<form class="lap-line" aria-label="Type a lap" @submit=${this.#submit}>
        ${this.#renderRaces()}
        <racer-field id="lap-racer" label="Racer" ?adding=${true} .people=${this.people}
          .racing=${new Set(race?.entries.map(({ userId }) => userId))} @pick=${this.#pick}></racer-field>
        <label class="field time"><span>Time</span><input name="time" inputmode="decimal" autocomplete="off" placeholder="1:24.5, dnf" /></label>
        <label class="field car"><span>Car</span><input name="car" list="lap-cars" autocomplete="off" /></label>
        <datalist id="lap-cars">${cars.map((car) => html`<option value=${car}></option>`)}</datalist>
        <label class="field track"><span>Track</span><input name="track" autocomplete="off" placeholder=${race?.track ?? ''} /></label>
        <button class="primary" type="submit">Add lap</button>
        <button type="button" @click=${this.#didNotFinish}>DNF</button>
      </form>
      ${this.problem === '' ? nothing : html`<p class="refusal" role="alert">${this.problem}</p>`}
      <div role="log" aria-label="Laps typed here"><ol class="entries">${repeat(
        this.entries,
        ({ id }) => id,
        (entry) => this.#renderEntry(entry),
      )}</ol></div>`;
  }

  get #race(): RaceState | null {
    return this.races.find(({ gameId }) => gameId === this.chosen) ?? null;
  }

  get #racer(): RacerField | null {
    const field = this.querySelector('racer-field');
    return field instanceof RacerField ? field : null;
  }

  #input(name: string): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>(`input[name=${name}]`);
  }

  #renderRaces(): TemplateResult | typeof nothing {
    if (this.races.length < 2) return nothing;
    const choose = (event: Event) => {
      if (event.target instanceof HTMLSelectElement)
        this.dispatchEvent(new CustomEvent('choose', { detail: event.target.value }));
    };
    return html`<label class="field which"><span>Race</span><select @change=${choose}>
      ${this.races.map(({ gameId, title }) => html`<option value=${gameId} ?selected=${gameId === this.chosen}>${title}</option>`)}
    </select></label>`;
  }

  #renderEntry(entry: LapEntry): TemplateResult {
    const { state, text } = entry;
    const decide = (isConfirmed: boolean) => () =>
      void this.#settle(entry, decideEntry(this.desk, entry, isConfirmed));
    return html`<li class=${state}><span class="entry-text" dir="auto">${text}</span>
      ${state === 'doubt' ? html`<button type="button" class="small" @click=${decide(true)}>It counts</button><button type="button" class="small" @click=${decide(false)}>Drop it</button>` : nothing}
      ${state === 'counted' ? html`<button type="button" class="small quiet" @click=${() => void this.#settle(entry, takeBack(this.desk, entry))}>Take back</button>` : nothing}
      ${state === 'refused' ? html`<button type="button" class="small" @click=${() => this.#correct(entry)}>Correct it</button>` : nothing}
    </li>`;
  }

  readonly #pick = (event: CustomEvent<Picked>) => {
    const { detail } = event;
    if (detail.kind === 'guest') this.#goToTime(detail.guest);
    else void this.#add(detail.name);
  };

  async #add(name: string): Promise<void> {
    const added = await this.desk.run('add-walk-in', { name }, (data) =>
      guestText.added(data.guest.name),
    );
    if (added !== null) this.begin(added.guest);
  }

  /** The car that the racer drove last stands there already. */
  #goToTime({ id }: Pickable): void {
    this.problem = '';
    const car = this.#input('car');
    if (car !== null)
      car.value = this.#race?.entries.find(({ userId }) => userId === id)?.car ?? '';
    this.#input('time')?.focus();
  }

  readonly #didNotFinish = () => {
    const time = this.#input('time');
    if (time !== null) time.value = 'dnf';
    this.querySelector('form')?.requestSubmit();
  };

  readonly #submit = (event: Event) => {
    event.preventDefault();
    const racer = this.#racer?.picked ?? null;
    const [time, car, track] = ['time', 'car', 'track'].map(
      (name) => this.#input(name)?.value.trim() ?? '',
    );
    this.problem = racer === null ? lapText.pickRacer : time ? '' : lapText.needsTime;
    if (racer === null) return this.#racer?.focus();
    if (!time) return this.#input('time')?.focus();
    const raceId = this.chosen;
    this.#send({
      racerId: racer.id,
      racerName: racer.name,
      time,
      car: car ?? '',
      track: track ?? '',
      raceId,
    });
    this.#clear();
  };

  #clear(): void {
    for (const name of ['time', 'car']) {
      const input = this.#input(name);
      if (input !== null) input.value = '';
    }
    this.#racer?.set(null);
    this.#racer?.focus();
  }

  #send(lap: TypedLap): void {
    this.#lastId += 1;
    const text = `${lap.racerName} ${lap.time} …`;
    const entry: LapEntry = {
      id: this.#lastId,
      lap,
      state: 'sending',
      text,
      claim: null,
      lapTimeMs: null,
    };
    this.entries = [entry, ...this.entries].slice(0, shownEntries);
    this.#line = this.#line.then(() => this.#settle(entry, sendLap(this.desk, entry)));
  }

  async #settle(entry: LapEntry, outcome: Promise<LapEntry>): Promise<void> {
    const after = await outcome;
    this.entries = this.entries.map((other) => (other.id === entry.id ? after : other));
  }

  #correct({ id, lap }: LapEntry): void {
    this.entries = this.entries.filter((other) => other.id !== id);
    this.begin({ id: lap.racerId, name: lap.racerName });
    for (const [name, value] of Object.entries({
      time: lap.time,
      car: lap.car,
      track: lap.track,
    })) {
      const input = this.#input(name);
      if (input !== null) input.value = value;
    }
    this.#input('time')?.select();
  }
}

customElements.define('lap-line', LapLine);
