import { html, nothing, type TemplateResult } from 'lit';
import type { Payout, Settlement } from '../../../src/contract/control-race-acts.js';
import type { Refused } from '../../../src/contract/result.js';
import { BottomSheet } from '../../common/elements/bottom-sheet.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Data, Desk } from '../desk.js';
import { toggleLock } from '../race-acts.js';
import { settleText } from '../text.js';
import { coins, digits } from '../words.js';
import { renderRefusal } from './form.js';
import { renderSheet } from './sheet.js';

type Settled = Extract<Data<'settle'>, { readonly kind: 'settled' }>['result'];

/** Pays a race out: what it would pay, then the result, with the way back. */
export class SettleDialog extends PageElement {
  static override readonly properties = {
    raceId: { type: String },
    desk: { attribute: false },
    preview: { state: true },
    note: { state: true },
    knowsOwnBet: { state: true },
    settled: { state: true },
    refused: { state: true },
    isBusy: { state: true },
  };

  declare raceId: string;
  declare desk: Desk;
  declare preview: Settlement | null;
  /** Why there is another preview. */
  declare note: string;
  /** The host was told of the bet of their own. */
  declare knowsOwnBet: boolean;
  declare settled: Settled | null;
  declare refused: Refused | null;
  declare isBusy: boolean;

  constructor() {
    super();
    this.preview = null;
    this.note = '';
    this.knowsOwnBet = false;
    this.settled = null;
    this.refused = null;
    this.isBusy = false;
  }

  override firstUpdated(): void {
    void this.#read();
  }

  async #read(): Promise<void> {
    const read = await this.desk.act('preview-settlement', { race: this.raceId });
    if (read.success) this.preview = read.data;
    else this.refused = read;
    await this.updateComplete;
    const sheet = this.querySelector('bottom-sheet');
    if (sheet instanceof BottomSheet) await sheet.updateComplete;
    // S, Enter pays out: the preview has been in sight when Enter is pressed.
    this.querySelector<HTMLElement>('.sheet-actions .primary')?.focus();
  }

  override render(): TemplateResult {
    const { preview, settled } = this;
    const close = () => this.desk.open(null);
    const title = preview?.race.title ?? '';
    if (settled !== null)
      return renderSheet(
        `${title} is paid out`,
        this.#renderResult(settled),
        this.#renderAfter(close),
        close,
      );
    return renderSheet(
      preview === null ? 'Settle' : `Pay out ${title}?`,
      preview === null
        ? html`${renderRefusal(this.refused)}${this.refused === null ? html`<p class="dim">Counting …</p>` : nothing}`
        : this.#renderPreview(preview),
      preview === null
        ? html`<button type="button" @click=${close}>Close</button>`
        : this.#renderChoice(preview, close),
      close,
    );
  }

  #renderPreview(preview: Settlement): TemplateResult {
    const { winner, wasOpen, waiting, payouts, staked, paidOut } = preview;
    return html`${this.note === '' ? nothing : html`<p class="warning" role="alert">${this.note}</p>`}
      <p class="lead" dir="auto">${settleText.winner(winner)}</p>
      ${waiting.length === 0 ? nothing : html`<p class="warning">${settleText.waiting(waiting)}</p>`}
      ${wasOpen ? html`<p class="dim">${settleText.locked} <button type="button" class="small quiet" @click=${this.#unlock}>Unlock betting</button></p>` : nothing}
      ${payouts.length === 0 ? html`<p class="dim">${settleText.noBets}</p>` : renderPayouts(payouts, staked, paidOut)}
      ${renderRefusal(this.refused)}`;
  }

  #renderChoice({ paidOut }: Settlement, close: () => void): TemplateResult {
    const words = this.knowsOwnBet
      ? `Pay out ${coins(paidOut)} all the same`
      : `Pay out ${coins(paidOut)}`;
    return html`<button type="button" class="quiet" @click=${close}>Not yet</button>
      <button type="button" class="primary" ?disabled=${this.isBusy} autofocus @click=${this.#settle}>${words}</button>`;
  }

  #renderResult({ outcome, race, payouts, staked, paidOut, winner }: Settled): TemplateResult {
    const said =
      outcome === 'paid' ? settleText.paid(race.title, paidOut) : settleText.already(race.title);
    return html`${winner === null ? nothing : html`<p class="lead" dir="auto">${settleText.winner(winner)}</p>`}
      <p role="status">${said}</p>
      ${payouts.length === 0 ? html`<p class="dim">${settleText.noBets}</p>` : renderPayouts(payouts, staked, paidOut)}`;
  }

  #renderAfter(close: () => void): TemplateResult {
    const undo = () => this.desk.open({ kind: 'undo', race: this.raceId });
    return html`<button type="button" class="quiet" @click=${undo}>Undo…</button>
      <button type="button" class="primary" autofocus @click=${close}>Done</button>`;
  }

  readonly #unlock = () => {
    this.desk.open(null);
    void toggleLock(this.desk, { gameId: this.raceId, status: 'LOCKED' });
  };

  readonly #settle = async () => {
    if (this.preview === null) return;
    this.isBusy = true;
    const { boardVersion } = this.preview;
    const done = await this.desk.act('settle', {
      race: this.raceId,
      boardVersion,
      knowsOwnBet: this.knowsOwnBet,
    });
    this.isBusy = false;
    if (!done.success) this.refused = done;
    else if (done.data.kind === 'settled') this.settled = done.data.result;
    else this.#ask(done.data);
  };

  #ask({
    preview,
    isNewVersion,
    isInvolved,
  }: Extract<Data<'settle'>, { readonly kind: 'preview' }>): void {
    this.preview = preview;
    this.note = isNewVersion ? settleText.changed : settleText.involved;
    this.knowsOwnBet = isInvolved;
  }
}

function renderPayouts(
  payouts: readonly Payout[],
  staked: number,
  paidOut: number,
): TemplateResult {
  return html`<table class="plain payouts"><thead><tr><th scope="col">Guest</th><th scope="col">On</th><th scope="col" class="num">Stake</th><th scope="col" class="num">Gets</th></tr></thead>
    <tbody>${payouts.map(renderPayout)}</tbody>
    <tfoot><tr><th scope="row" colspan="2">In all</th><td class="num">${digits(staked)}</td><td class="num">${digits(paidOut)}</td></tr></tfoot></table>`;
}

function renderPayout({ bettorName, targetName, stake, status, payout }: Payout): TemplateResult {
  const gets =
    status === 'LOST'
      ? 'lost'
      : status === 'REFUNDED'
        ? `${digits(payout ?? stake)} back`
        : digits(payout ?? 0);
  return html`<tr class=${status.toLowerCase()}><td dir="auto">${bettorName}</td><td dir="auto">${targetName}</td><td class="num">${digits(stake)}</td><td class="num">${gets}</td></tr>`;
}

customElements.define('settle-dialog', SettleDialog);
