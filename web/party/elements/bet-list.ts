import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { OwnBet, OwnBets } from '../../../src/contract/phone.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk } from '../desk.js';
import { bettingText as text } from '../text/betting-text.js';
import { amount, clockTime } from '../text/words.js';

/** The guest's bets, the newest first, each with what became of it; fires `withdraw` with a bet. */
export class BetList extends PageElement {
  static override readonly properties = {
    bets: { attribute: false },
    desk: { attribute: false },
    older: { state: true },
    page: { state: true },
  };

  declare bets: OwnBets;
  declare desk: Desk;
  /** Those beyond what the page is told of by itself, as they were when asked for. */
  declare older: readonly OwnBet[];
  declare page: number;

  constructor() {
    super();
    this.older = [];
    this.page = 0;
  }

  override render(): TemplateResult {
    const { bets, total, pending, staked } = this.bets;
    const known = new Set(bets.map(({ id }) => id));
    const all = [...bets, ...this.older.filter(({ id }) => !known.has(id))];
    return html`<section class="card"><h3>${text.mine}</h3>
      ${pending === 0 ? nothing : html`<p class="hint">${text.openBets(pending, staked)}</p>`}
      ${all.length === 0 ? html`<p class="hint">${text.noBets}</p>` : nothing}
      <ul class="bets">${repeat(all, ({ id }) => id, this.#renderBet)}</ul>
      ${total > all.length ? html`<button type="button" class="quiet wide" @click=${this.#loadOlder}>${text.older}</button>` : nothing}
    </section>`;
  }

  readonly #renderBet = (bet: OwnBet): TemplateResult => {
    const { id, targetName, raceTitle, createdAt, status, payout } = bet;
    const isOpen = this.bets.open.some((open) => open.id === id);
    return html`<li>
      <span class="grow"><b dir="auto">${targetName}</b><span class="under"><span dir="auto">${raceTitle}</span> · <time datetime=${createdAt}>${clockTime(createdAt)}</time></span></span>
      <span class="coins-cell"><b>${amount(bet.amount)}</b>${status === 'WON' && payout !== null ? html`<span class="under">${text.payout(payout)}</span>` : nothing}</span>
      <span class="badge ${status.toLowerCase()}">${text.badges[status]}</span>
      ${isOpen ? html`<button type="button" class="quiet" aria-label="${text.withdraw} ${targetName}" @click=${() => this.#withdraw(bet)}>${text.withdraw}</button>` : nothing}
    </li>`;
  };

  #withdraw(bet: OwnBet): void {
    this.dispatchEvent(new CustomEvent('withdraw', { detail: bet }));
  }

  readonly #loadOlder = async (): Promise<void> => {
    const shown = await this.desk.act('show-bets', { page: this.page + 1 }, text.older);
    if (shown === null) return;
    this.page = shown.page;
    this.older = [...this.older, ...shown.bets.bets];
  };
}

customElements.define('bet-list', BetList);
