import { html, nothing, type TemplateResult } from 'lit';
import type { RoundState } from '../../../src/contract/round.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk } from '../desk.js';
import { refusalText } from '../text/refusals.js';
import { wordText as text } from '../text/word-text.js';
import '../../../overlay/elements/count-down.js';

/** The last guess of a caught imposter; what the others see meanwhile. */
export class WordGuess extends PageElement {
  static override readonly properties = {
    round: { attribute: false },
    mayGuess: { type: Boolean },
    desk: { attribute: false },
    now: { attribute: false },
    error: { state: true },
    isSending: { state: true },
  };

  declare round: RoundState;
  declare mayGuess: boolean;
  declare desk: Desk;
  declare now: () => number;
  declare error: string | null;
  declare isSending: boolean;

  constructor() {
    super();
    this.mayGuess = false;
    this.now = Date.now;
    this.error = null;
    this.isSending = false;
  }

  override render(): TemplateResult {
    const { phaseEndsAt, caught } = this.round;
    return html`<section class="card">
      <header class="race-head"><h2 dir="auto">${this.mayGuess ? text.guessTitle : text.guessing(caught?.name ?? '')}</h2>
        ${phaseEndsAt === null ? nothing : html`<span class="time-left"><count-down .until=${phaseEndsAt} .now=${this.now}></count-down> ${text.timeLeft}</span>`}</header>
      ${this.mayGuess ? this.#renderForm() : nothing}
    </section>`;
  }

  #renderForm(): TemplateResult {
    return html`<form @submit=${this.#submit} novalidate>
      <label class="field"><span>${text.guess}</span>
        <input name="word" class="large" autocomplete="off" maxlength="100" dir="auto" aria-describedby="guess-hint guess-error" /></label>
      <p class="hint" id="guess-hint">${text.guessHint}</p>
      <p class="error" id="guess-error" role="alert">${this.error ?? nothing}</p>
      <button class="main" ?disabled=${this.isSending}>${text.guessSend}</button>
    </form>`;
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement) || this.isSending) return;
    const value = new FormData(event.target).get('word');
    const word = typeof value === 'string' ? value.trim() : '';
    this.isSending = true;
    const input = { round: this.round.roundId, word };
    const reply = await this.desk.ask('guess-word', input, text.guessSend);
    this.isSending = false;
    if (reply === 'unknown') return;
    if (!reply.success) {
      this.error = refusalText(reply);
      return;
    }
    const { isRight } = reply.data;
    const said = isRight === null ? text.guessLate : isRight ? text.guessRight : text.guessWrong;
    this.desk.say(said, isRight ? 'good' : 'plain');
  };
}

customElements.define('word-guess', WordGuess);
