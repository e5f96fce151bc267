import { html, nothing, type TemplateResult } from 'lit';
import type { Ticket } from '../../../src/contract/phone-acts.js';
import { PageElement } from '../../common/elements/page-element.js';
import { bettingText as text } from '../text/betting-text.js';
import { tapStake } from './racer-grid.js';

/** The bet that was just placed; fires `again`, `withdraw` and `close`. */
export class BetTicket extends PageElement {
  static override readonly properties = {
    ticket: { attribute: false },
    busy: { type: Boolean },
  };

  declare ticket: Ticket;
  declare busy: boolean;

  constructor() {
    super();
    this.busy = false;
  }

  override render(): TemplateResult {
    const { bet, target, race, possiblePayout, isRaceNew } = this.ticket;
    return html`<section class="ticket" aria-label=${text.ticket}>
      <div role="status">
        <p class="ticket-title" dir="auto">${text.on(bet.amount, target.name)}</p>
        <p>${text.pays(possiblePayout, race.payoutRule)}</p>
        ${isRaceNew ? html`<p>${text.opened(race.title)}</p>` : nothing}
      </div>
      <div class="ticket-acts">
        <button type="button" class="quiet" ?disabled=${this.busy} @click=${() => this.#fire('withdraw')}>${text.withdraw}</button>
        <button type="button" class="quiet" ?disabled=${this.busy} @click=${() => this.#fire('again')}>${text.again(tapStake)}</button>
        <button type="button" class="cross" aria-label=${text.close} @click=${() => this.#fire('close')}>×</button>
      </div>
    </section>`;
  }

  #fire(type: 'again' | 'withdraw' | 'close'): void {
    this.dispatchEvent(new CustomEvent(type));
  }
}

customElements.define('bet-ticket', BetTicket);
