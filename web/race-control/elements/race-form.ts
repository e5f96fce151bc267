import { html, nothing, type TemplateResult } from 'lit';
import type { ControlRace, ControlSettings } from '../../../src/contract/control.js';
import type { PayoutRule } from '../../../src/contract/race.js';
import type { Refused } from '../../../src/contract/result.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk, Input } from '../desk.js';
import { raceText } from '../text.js';
import { readForm, renderChoice, renderField, renderRefusal } from './form.js';
import { renderSheet } from './sheet.js';

const payouts = [
  ['double', 'double: twice its stake'],
  ['pool', 'pool: winners share the pot'],
] as const;
const lapRules = [
  ['self', 'racers record their own'],
  ['host', 'only hosts record them'],
  ['confirmed', 'racers record, a host confirms'],
] as const;
const backings = [
  ['any', 'on anybody'],
  ['self-only', 'racers only on themselves'],
] as const;

/** Opens a race, or changes one. */
export class RaceForm extends PageElement {
  static override readonly properties = {
    race: { attribute: false },
    settings: { attribute: false },
    desk: { attribute: false },
    refused: { state: true },
  };

  /** The race to change; null: a new one. */
  declare race: ControlRace | null;
  declare settings: ControlSettings;
  declare desk: Desk;
  declare refused: Refused | null;

  constructor() {
    super();
    this.refused = null;
  }

  override render(): TemplateResult {
    const { race } = this;
    const close = () => this.desk.open(null);
    const words = race === null ? 'Open the race' : 'Save';
    return renderSheet(
      race === null ? 'Open a race' : `Edit ${race.title}`,
      html`<form id="race-form" class="stack" @submit=${this.#submit}>${this.#renderFields()}${renderRefusal(this.refused)}</form>`,
      html`<button type="button" class="quiet" @click=${close}>Cancel</button><button class="primary" form="race-form">${words}</button>`,
      close,
    );
  }

  #renderFields(): TemplateResult {
    const { race, settings } = this;
    const isNew = race === null;
    return html`<div class="two">
        ${renderField({ label: 'Title', name: 'title', value: race?.title ?? '', hint: 'empty: its track, or a number' })}
        ${renderField({ label: 'Track', name: 'track', value: race?.track ?? '' })}
      </div>
      ${renderChoice('A winning bet pays', 'payout', payouts, race?.payoutRule ?? settings.payoutRule)}
      <div class="two">${this.#renderLock()}
        ${renderField({ label: 'Most coins a guest may stake', name: 'cap', hint: isNew ? 'no cap' : 'as it is; none lifts it', inputMode: 'numeric' })}</div>
      <p class="dim hint">Bets lock with the first lap (first-lap), by hand (manual), or after 90s, 10m, 1h30m.</p>
      ${
        race === null
          ? html`${renderChoice('Laps', 'laps', lapRules, 'self')}${renderChoice('Bets', 'backing', backings, 'any')}`
          : nothing
      }`;
  }

  #renderLock(): TemplateResult {
    const isNew = this.race === null;
    const hint = isNew ? 'first-lap' : 'as it is';
    return html`${renderField({ label: 'Bets lock', name: 'lock', hint, list: 'locks' })}
      <datalist id="locks"><option value="first-lap">with the first lap</option><option value="manual">by hand</option><option value="5m"></option><option value="10m"></option><option value="30m"></option></datalist>`;
  }

  readonly #submit = (event: SubmitEvent) => {
    const fields = readForm(event);
    void (this.race === null ? this.#open(fields) : this.#edit(this.race, fields));
  };

  async #open(fields: Readonly<Record<string, string>>): Promise<void> {
    const { payout, laps, backing, ...typed } = fields;
    const result = await this.desk.act('open-race', {
      ...typed,
      ...(payout === undefined ? {} : { payout: readPayout(payout) }),
      ...(laps === undefined ? {} : { laps: readLaps(laps) }),
      backing: backing === 'self-only' ? 'self-only' : 'any',
    });
    if (!result.success) this.refused = result;
    else this.#done(raceText.opened(result.data.race.title));
  }

  /** Only what has become another is sent: some parts cannot change any more. */
  async #edit(
    race: ControlRace,
    { title, track, payout, lock, cap }: Readonly<Record<string, string>>,
  ): Promise<void> {
    const input: Input<'edit-race'> = {
      race: race.id,
      ...(title === undefined || title === race.title ? {} : { title }),
      ...(track === undefined || track === race.track ? {} : { track }),
      ...(payout === undefined || payout === race.payoutRule ? {} : { payout: readPayout(payout) }),
      ...(lock === undefined ? {} : { lock }),
      ...(cap === undefined ? {} : { cap }),
    };
    const result = await this.desk.act('edit-race', input);
    if (!result.success) this.refused = result;
    else this.#done(raceText.edited(result.data.race.title));
  }

  #done(said: string): void {
    this.desk.open(null);
    this.desk.say(said);
  }
}

function readPayout(value: string): PayoutRule {
  return value === 'pool' ? 'pool' : 'double';
}

function readLaps(value: string): 'self' | 'host' | 'confirmed' {
  return value === 'host' || value === 'confirmed' ? value : 'self';
}

customElements.define('race-form', RaceForm);
