import { html, nothing, type TemplateResult } from 'lit';
import type { ControlSeat } from '../../../src/contract/control.js';
import type { Refused } from '../../../src/contract/result.js';
import type { BetFate, Removed, RemovePreview } from '../../../src/contract/taking-back.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk } from '../desk.js';
import { offerUndo } from '../take-back.js';
import { guestText } from '../text.js';
import { coins, count } from '../words.js';
import { renderRefusal } from './form.js';

/** Takes a guest out of the party, after showing what becomes of bets and laps. */
export class SeatRemoval extends PageElement {
  static override readonly properties = {
    seat: { attribute: false },
    desk: { attribute: false },
    preview: { state: true },
    knowsOwnBet: { state: true },
    refused: { state: true },
  };

  declare seat: ControlSeat;
  declare desk: Desk;
  declare preview: RemovePreview | null;
  /** The host was told of the stake of their own. */
  declare knowsOwnBet: boolean;
  declare refused: Refused | null;

  constructor() {
    super();
    this.preview = null;
    this.knowsOwnBet = false;
    this.refused = null;
  }

  override render(): TemplateResult {
    const { preview } = this;
    if (preview === null)
      return html`${renderRefusal(this.refused)}<div class="seat-row"><button type="button" class="small quiet danger" @click=${this.#read}>Remove from the party…</button></div>`;
    const { seat, own, others, liveLaps } = preview;
    const points = [
      ...(liveLaps === 0 ? [] : [`${count(liveLaps, 'lap', 'laps')} in live races: taken off`]),
      ...describeBets('Their bets', own, 'are decided there'),
      ...describeBets('Bets on them', others, 'go back when it is settled without them'),
    ];
    const words = this.knowsOwnBet ? 'Remove all the same' : 'Remove';
    return html`<div class="ask">${this.knowsOwnBet ? html`<p class="warning" role="alert">${guestText.removeInvolved}</p>` : nothing}
      <p>Remove <b dir="auto">${seat.name}</b>? Wallet and finished races stay, and it can be undone.</p>
      <ul class="plain-list">${points.map((point) => html`<li>${point}</li>`)}</ul>${renderRefusal(this.refused)}
      <button type="button" class="small quiet" @click=${this.#leave}>Leave them in</button><button type="button" class="small primary danger" @click=${this.#remove}>${words}</button></div>`;
  }

  readonly #read = async () => {
    const read = await this.desk.look('preview-remove', { guest: this.seat.id });
    this.refused = read.success ? null : read;
    if (read.success) this.preview = read.data;
  };

  readonly #leave = () => {
    this.preview = null;
    this.knowsOwnBet = false;
    this.refused = null;
  };

  readonly #remove = async () => {
    const { knowsOwnBet } = this;
    const done = await this.desk.act('remove-guest', { guest: this.seat.id, knowsOwnBet });
    this.refused = done.success ? null : done;
    if (!done.success) return;
    if (done.data.kind === 'removed') return this.#end(done.data.result);
    this.preview = done.data.preview;
    this.knowsOwnBet = true;
  };

  #end({ name, refundedBets, stayingBets, voidedLaps, undo, isChanged }: Removed): void {
    this.desk.open(null);
    const said = isChanged
      ? guestText.removed(name, refundedBets, stayingBets, voidedLaps)
      : guestText.removedBefore(name);
    this.desk.say(said, offerUndo(this.desk, undo));
  }
}

/** What becomes of bets in open and in locked races; nothing where there is none. */
function describeBets(whose: string, { refunded, staying }: BetFate, fate: string): string[] {
  return [
    ...(refunded.bets === 0
      ? []
      : [`${whose}: ${refunded.bets} refunded, ${coins(refunded.coins)}`]),
    ...(staying.bets === 0
      ? []
      : [`${whose} in locked races: ${staying.bets} stay, ${coins(staying.coins)}, and ${fate}`]),
  ];
}

customElements.define('seat-removal', SeatRemoval);
