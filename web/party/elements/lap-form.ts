import { html, nothing, type TemplateResult } from 'lit';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk, Outcome } from '../desk.js';
import { joinTime } from '../join-time.js';
import { racingText as text } from '../text/racing-text.js';
import { refusalText } from '../text/refusals.js';
import '../../common/elements/bottom-sheet.js';

/** Time, car and track of a lap; fires `done` with the outcome, and `close`. */
export class LapForm extends PageElement {
  static override readonly properties = {
    desk: { attribute: false },
    raceId: { attribute: false },
    heading: { type: String },
    isDnf: { state: true },
    isSending: { state: true },
    error: { state: true },
  };

  declare desk: Desk;
  /** Null: the first lap, which opens a race. */
  declare raceId: string | null;
  declare heading: string;
  declare isDnf: boolean;
  declare isSending: boolean;
  declare error: string | null;

  constructor() {
    super();
    this.raceId = null;
    this.heading = '';
    this.isDnf = false;
    this.isSending = false;
    this.error = null;
  }

  override render(): TemplateResult {
    return html`<bottom-sheet .heading=${this.heading} .body=${this.#renderForm()} @close=${this.#close}></bottom-sheet>`;
  }

  #renderForm(): TemplateResult {
    return html`<form @submit=${this.#submit} novalidate>
      <fieldset class="lap-time" ?disabled=${this.isDnf}>
        <legend>${text.time}</legend>
        <label><input name="minutes" inputmode="numeric" autocomplete="off" maxlength="12" placeholder="1" aria-label=${text.minutes} /><span aria-hidden="true">min</span></label>
        <label><input name="seconds" inputmode="decimal" autocomplete="off" maxlength="12" placeholder="24.500" aria-label=${text.seconds} aria-describedby="lap-hint lap-error" /><span aria-hidden="true">s</span></label>
      </fieldset>
      <p class="hint" id="lap-hint">${text.timeHint}</p>
      <label class="check"><input type="checkbox" name="dnf" .checked=${this.isDnf} @change=${this.#toggleDnf} /> ${text.dnfCheck}</label>
      ${renderText('car', text.car)}${renderText('track', text.track)}
      <p class="error" id="lap-error" role="alert">${this.error ?? nothing}</p>
      <button class="main" ?disabled=${this.isSending}>${text.save}</button>
    </form>`;
  }

  readonly #toggleDnf = (event: Event): void => {
    this.isDnf = event.target instanceof HTMLInputElement && event.target.checked;
  };

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('close'));
  };

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement) || this.isSending) return;
    const data = new FormData(event.target);
    const [car, track] = [readField(data, 'car'), readField(data, 'track')];
    const time = joinTime(readField(data, 'minutes'), readField(data, 'seconds'));
    this.isSending = true;
    const reply = await this.desk.ask(
      'record-lap',
      {
        ...(this.isDnf ? { isDnf: true } : { time }),
        ...(car === '' ? {} : { car }),
        ...(track === '' ? {} : { track }),
        ...(this.raceId === null ? {} : { race: this.raceId }),
      },
      text.what(this.isDnf ? text.dnf : time),
    );
    this.isSending = false;
    if (reply !== 'unknown' && !reply.success) {
      this.error = refusalText(reply);
      return;
    }
    remember('car', car);
    remember('track', track);
    if (reply !== 'unknown') this.#tell(reply.data.outcome);
    this.#close();
  };

  #tell(outcome: Outcome<'record-lap'>['outcome']): void {
    this.dispatchEvent(new CustomEvent('done', { detail: outcome }));
  }
}

function renderText(name: 'car' | 'track', label: string): TemplateResult {
  return html`<label class="field"><span>${label} <small>${text.optional}</small></span>
    <input name=${name} autocomplete="off" maxlength="60" dir="auto" value=${recall(name)} /></label>`;
}

function readField(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** Whoever drives a second lap mostly drives the same car. */
function remember(name: string, value: string): void {
  try {
    sessionStorage.setItem(`party-${name}`, value);
  } catch {
    // Forbidden in this browser: then it is typed again.
  }
}

function recall(name: string): string {
  try {
    return sessionStorage.getItem(`party-${name}`) ?? '';
  } catch {
    return '';
  }
}

customElements.define('lap-form', LapForm);
