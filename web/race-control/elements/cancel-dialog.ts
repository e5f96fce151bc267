import { html, nothing, type TemplateResult } from 'lit';
import type { Refused } from '../../../src/contract/result.js';
import type { CancelPreview } from '../../../src/contract/taking-back.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Data, Desk } from '../desk.js';
import { offerUndo } from '../take-back.js';
import { cancelText, raceText } from '../text.js';
import { coins, count, digits } from '../words.js';
import { renderRefusal } from './form.js';
import { renderSheet } from './sheet.js';

/** Ends a race without a winner, after showing what goes back to whom. */
export class CancelDialog extends PageElement {
  static override readonly properties = {
    raceId: { type: String },
    desk: { attribute: false },
    preview: { state: true },
    note: { state: true },
    knowsOwnBet: { state: true },
    refused: { state: true },
    isBusy: { state: true },
  };

  declare raceId: string;
  declare desk: Desk;
  declare preview: CancelPreview | null;
  /** Why there is another preview. */
  declare note: string;
  /** The host was told of the bet of their own. */
  declare knowsOwnBet: boolean;
  declare refused: Refused | null;
  declare isBusy: boolean;

  constructor() {
    super();
    this.preview = null;
    this.note = '';
    this.knowsOwnBet = false;
    this.refused = null;
    this.isBusy = false;
  }

  override firstUpdated(): void {
    void this.#read();
  }

  async #read(): Promise<void> {
    const read = await this.desk.look('preview-cancel', { race: this.raceId });
    if (read.success) this.preview = read.data;
    else this.refused = read;
  }

  override render(): TemplateResult {
    const { preview } = this;
    const close = () => this.desk.open(null);
    const words = this.knowsOwnBet ? 'Cancel it all the same' : 'Cancel the race';
    return renderSheet(
      preview === null ? 'Cancel a race' : `Cancel ${preview.race.title}?`,
      html`${this.note === '' ? nothing : html`<p class="warning" role="alert">${this.note}</p>`}
        ${preview === null ? nothing : renderPreview(preview)}${renderRefusal(this.refused)}`,
      html`<button type="button" class="quiet" @click=${close}>Leave it on</button>
        ${preview === null ? nothing : html`<button type="button" class="danger primary" ?disabled=${this.isBusy} @click=${this.#cancel}>${words}</button>`}`,
      close,
    );
  }

  readonly #cancel = async () => {
    if (this.preview === null) return;
    this.isBusy = true;
    const { id: race, boardVersion } = this.preview.race;
    const { knowsOwnBet } = this;
    const done = await this.desk.act('cancel-race', { race, boardVersion, knowsOwnBet });
    this.isBusy = false;
    if (!done.success) this.refused = done;
    else if (done.data.kind === 'cancelled') this.#end(done.data.result);
    else this.#ask(done.data);
  };

  #end({
    race,
    refundedBets,
    refundedCoins,
    undo,
  }: Extract<Data<'cancel-race'>, { readonly kind: 'cancelled' }>['result']): void {
    this.desk.open(null);
    const said = raceText.cancelled(race.title, refundedBets, refundedCoins);
    this.desk.say(said, offerUndo(this.desk, undo));
  }

  #ask({
    preview,
    isNewVersion,
    isInvolved,
  }: Extract<Data<'cancel-race'>, { readonly kind: 'preview' }>): void {
    this.refused = null;
    this.preview = preview;
    this.note = isNewVersion ? cancelText.changed : cancelText.involved;
    this.knowsOwnBet = isInvolved;
  }
}

function renderPreview(preview: CancelPreview): TemplateResult {
  const { leader, racers, waiting, bets, coins: sum, refunds } = preview;
  return html`<p>${cancelText.leader(leader, racers)}${waiting === 0 ? nothing : ` ${cancelText.waiting(waiting)}`}</p>
    <p>${bets === 0 ? 'Nobody has bet, so no coins will move.' : `${count(bets, 'bet is', 'bets are')} refunded: ${coins(sum)}.`} ${cancelText.undo}</p>
    ${
      refunds.length === 0
        ? nothing
        : html`<table class="plain"><thead><tr><th scope="col">Guest</th><th scope="col" class="num">Gets back</th></tr></thead>
      <tbody>${refunds.map(({ name, coins: back }) => html`<tr><td dir="auto">${name}</td><td class="num">${digits(back)}</td></tr>`)}</tbody></table>`
    }`;
}

customElements.define('cancel-dialog', CancelDialog);
