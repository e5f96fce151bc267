import { html, nothing, type TemplateResult } from 'lit';
import type { Settlement } from '../../../src/contract/control-race-acts.js';
import { formatLapTime } from '../../../src/contract/lap-time.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk } from '../desk.js';
import { hostText as text } from '../text/host-text.js';
import { coins, signed } from '../text/words.js';
import '../../common/elements/bottom-sheet.js';

/** What settling would pay, and the button that pays it; fires `close`. */
export class SettleSheet extends PageElement {
  static override readonly properties = {
    desk: { attribute: false },
    preview: { attribute: false },
    warning: { state: true },
    isInvolved: { state: true },
    isSending: { state: true },
  };

  declare desk: Desk;
  declare preview: Settlement;
  declare warning: string | null;
  declare isInvolved: boolean;
  declare isSending: boolean;

  constructor() {
    super();
    this.warning = null;
    this.isInvolved = false;
    this.isSending = false;
  }

  override render(): TemplateResult {
    return html`<bottom-sheet .heading=${text.preview(this.preview.race.title)} .body=${this.#renderBody()} @close=${this.#close}></bottom-sheet>`;
  }

  #renderBody(): TemplateResult {
    const { winner, payouts, paidOut, wasOpen, waiting } = this.preview;
    const won = payouts.filter(({ status }) => status === 'WON');
    return html`<p class="label">${text.winner}</p>
      <p class="revealed" dir="auto">${winner.name}${winner.lapTimeMs === null ? nothing : html` <small>${formatLapTime(winner.lapTimeMs)}</small>`}</p>
      <p>${won.length === 0 ? text.noWinningBets : text.pays(paidOut, won.length)}</p>
      ${wasOpen ? html`<p class="hint">${text.wasOpen}</p>` : nothing}
      ${waiting.length === 0 ? nothing : html`<p class="note-line">${text.waiting(waiting.length)}</p>`}
      <ul class="rows">${payouts.map(({ bettorName, targetName, stake, payout }) => html`<li><span class="grow"><b dir="auto">${bettorName}</b><span class="under" dir="auto">${coins(stake)} · ${targetName}</span></span><b>${signed((payout ?? 0) - stake)}</b></li>`)}</ul>
      <p class="error" role="alert">${this.warning ?? nothing}</p>
      <button type="button" class="main" ?disabled=${this.isSending} @click=${this.#pay}>${this.isInvolved ? text.paySure : text.pay}</button>`;
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('close'));
  };

  readonly #pay = async (): Promise<void> => {
    const { race, boardVersion } = this.preview;
    this.isSending = true;
    const input = { race: race.id, boardVersion, knowsOwnBet: this.isInvolved };
    const done = await this.desk.act('settle', input, text.preview(race.title));
    this.isSending = false;
    if (done === null) return;
    if (done.kind === 'preview') {
      this.preview = done.preview;
      this.isInvolved = done.isInvolved;
      this.warning = done.isNewVersion ? text.newBoard : text.involved;
      return;
    }
    const { outcome, paidOut } = done.result;
    this.desk.say(
      outcome === 'paid' ? text.paid(race.title, paidOut) : text.already(race.title),
      'good',
    );
    this.#close();
  };
}

customElements.define('settle-sheet', SettleSheet);
