import { html, nothing, type TemplateResult } from 'lit';
import type { Backable } from '../../../src/contract/phone.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk } from '../desk.js';
import { bettingText as text } from '../text/betting-text.js';
import { refusalText } from '../text/refusals.js';
import '../../common/elements/bottom-sheet.js';

const offers = ['50', '100', '250', '500', 'half', 'all'];

/** Any amount on one racer; fires `done` with the ticket, and `close`. */
export class StakeForm extends PageElement {
  static override readonly properties = {
    desk: { attribute: false },
    racer: { attribute: false },
    raceId: { type: String },
    balance: { type: Number },
    error: { state: true },
    isSending: { state: true },
  };

  declare desk: Desk;
  declare racer: Backable;
  declare raceId: string;
  declare balance: number;
  declare error: string | null;
  declare isSending: boolean;

  constructor() {
    super();
    this.raceId = '';
    this.balance = 0;
    this.error = null;
    this.isSending = false;
  }

  override render(): TemplateResult {
    return html`<bottom-sheet .heading=${text.sheet(this.racer.name)} .body=${this.#renderForm()} @close=${this.#close}></bottom-sheet>`;
  }

  #renderForm(): TemplateResult {
    return html`<form @submit=${this.#submit} novalidate>
      <p class="hint">${text.have(this.balance)}</p>
      <div class="chips" role="group" aria-label=${text.quick}>
        ${offers.map((offer) => html`<button type="button" class="chip" @click=${() => this.#fill(offer)}>${offer}</button>`)}
      </div>
      <label class="field"><span>${text.amount}</span>
        <input name="amount" class="large" autocomplete="off" autocapitalize="none" maxlength="40" aria-describedby="stake-hint stake-error" /></label>
      <p class="hint" id="stake-hint">${text.amountHint}</p>
      <p class="error" id="stake-error" role="alert">${this.error ?? nothing}</p>
      <button class="main" ?disabled=${this.isSending}>${text.place}</button>
      <p class="fine">${text.finePrint}</p>
    </form>`;
  }

  #fill(offer: string): void {
    const field = this.querySelector<HTMLInputElement>('input[name=amount]');
    if (field === null) return;
    field.value = offer;
    this.querySelector<HTMLButtonElement>('button.main')?.focus();
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('close'));
  };

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement) || this.isSending) return;
    const value = new FormData(event.target).get('amount');
    const amount = typeof value === 'string' ? value.trim() : '';
    const { id, name } = this.racer;
    this.isSending = true;
    const input = { racer: id, amount, race: this.raceId };
    const reply = await this.desk.ask('place-bet', input, text.what(amount, name));
    this.isSending = false;
    if (reply !== 'unknown' && !reply.success) {
      this.error = refusalText(reply);
      return;
    }
    if (reply !== 'unknown')
      this.dispatchEvent(new CustomEvent('done', { detail: reply.data.ticket }));
    this.#close();
  };
}

customElements.define('stake-form', StakeForm);
