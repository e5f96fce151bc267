import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { OverlayState } from '../../../overlay/state.js';
import type { PhoneState } from '../../../src/contract/phone.js';
import type { Standing, WalletPage } from '../../../src/contract/phone-acts.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk } from '../desk.js';
import { walletText as text } from '../text/wallet-text.js';
import { coins } from '../text/words.js';
import { renderLedger } from './ledger.js';
import './phone-list.js';
import './photo-card.js';
import './standings-list.js';

/** How long what is read here stays good while nothing of the guest's own changed, in ms. */
const freshFor = 5_000;

/** Coins: where they went, the daily ones, everybody's scores, and the phones signed in. */
export class WalletTab extends PageElement {
  static override readonly properties = {
    state: { attribute: false },
    own: { attribute: false },
    desk: { attribute: false },
    moving: { type: Boolean },
    page: { state: true },
    standings: { state: true },
    isSending: { state: true },
  };

  declare state: OverlayState;
  declare own: PhoneState;
  declare desk: Desk;
  declare moving: boolean;
  declare page: WalletPage | null;
  declare standings: readonly Standing[] | null;
  declare isSending: boolean;
  #readAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isReading = false;

  constructor() {
    super();
    this.moving = false;
    this.page = null;
    this.standings = null;
    this.isSending = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** The own part is read anew after whatever may have changed: then this is, too. */
  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('own');
    if (!changed.has('own') && !changed.has('state')) return;
    const isOwn = before === undefined || before.seat.balance !== this.own.seat.balance;
    const wait = isOwn ? 0 : Math.max(0, this.#readAt + freshFor - Date.now());
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#read(this.page?.page ?? 0), wait);
  }

  override render(): TemplateResult {
    const { seat, allowance } = this.own;
    return html`<section class="card purse">
        <p class="label">${text.balance}</p><p class="big">${coins(seat.balance)}</p>
        <p class="hint">${text.allowance[allowance]}</p>
        ${allowance === 'offered' ? html`<button type="button" class="main" ?disabled=${this.isSending} @click=${this.#take}>${text.take}</button>` : nothing}
      </section>
      <section class="card board"><h3>${text.standings}</h3>
        ${this.standings === null ? html`<p class="hint">${text.loading}</p>` : html`<standings-list .standings=${this.standings} .avatars=${this.state.avatars} .seatId=${seat.id} ?moving=${this.moving}></standings-list>`}
      </section>
      <section class="card"><h3>${text.ledger}</h3>
        ${this.page === null ? html`<p class="hint">${text.loading}</p>` : renderLedger(this.page, (page) => void this.#read(page))}
      </section>
      <photo-card .seat=${seat} .desk=${this.desk}></photo-card>
      <phone-list .desk=${this.desk}></phone-list>
      <p class="fine">${text.finePrint}</p>`;
  }

  async #read(page: number): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    this.#readAt = Date.now();
    const [wallet, scores] = await Promise.all([
      this.desk.ask('show-wallet', { page }, text.ledger),
      this.desk.ask('show-standings', {}, text.standings),
    ]);
    this.#isReading = false;
    if (wallet !== 'unknown' && wallet.success) this.page = wallet.data;
    if (scores !== 'unknown' && scores.success) this.standings = scores.data.standings;
  }

  readonly #take = async (): Promise<void> => {
    this.isSending = true;
    const taken = await this.desk.act('take-allowance', {}, text.daily);
    this.isSending = false;
    if (taken !== null && taken.given > 0) this.desk.say(text.taken(taken.given), 'good');
  };
}

customElements.define('wallet-tab', WalletTab);
