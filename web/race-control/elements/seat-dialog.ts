import { html, nothing, type TemplateResult } from 'lit';
import type { ControlSeat } from '../../../src/contract/control.js';
import type { Refused, Result } from '../../../src/contract/result.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Data, Desk } from '../desk.js';
import { offerUndo, restoreGuest } from '../take-back.js';
import { guestText } from '../text.js';
import { coins, count, digits } from '../words.js';
import { readForm, renderField, renderRefusal } from './form.js';
import { renderPin } from './pin.js';
import './racer-field.js';
import type { Picked } from './racer-field.js';
import './seat-phones.js';
import './seat-photo.js';
import './seat-removal.js';
import { renderSheet } from './sheet.js';

type Merge = Data<'preview-merge'>;

/** All that a host does with one seat. */
export class SeatDialog extends PageElement {
  static override readonly properties = {
    seat: { attribute: false },
    seats: { attribute: false },
    desk: { attribute: false },
    refused: { state: true },
    merge: { state: true },
    note: { state: true },
  };

  declare seat: ControlSeat | null;
  declare seats: readonly ControlSeat[];
  declare desk: Desk;
  declare refused: Refused | null;
  declare merge: Merge | null;
  /** What was done last in this dialog. */
  declare note: string;

  constructor() {
    super();
    this.refused = null;
    this.merge = null;
    this.note = '';
  }

  override render(): TemplateResult {
    const { seat } = this;
    const close = () => this.desk.open(null);
    return renderSheet(
      seat === null ? 'That seat is gone' : seat.name,
      html`${this.note === '' ? nothing : html`<p class="done" role="status">${this.note}</p>`}${renderRefusal(this.refused)}
        ${seat === null ? nothing : seat.state === 'removed' ? this.#renderRemoved(seat) : this.#renderSeat(seat)}`,
      html`<button type="button" @click=${close}>Done</button>`,
      close,
    );
  }

  #renderRemoved({ id: guest }: ControlSeat): TemplateResult {
    const restore = () => {
      this.desk.open(null);
      void restoreGuest(this.desk, guest);
    };
    return html`<p>Removed from the party. Restoring brings laps and bets of races that are still on back.</p>
      <button type="button" class="primary" @click=${restore}>Restore</button>`;
  }

  #renderSeat(seat: ControlSeat): TemplateResult {
    const { id: guest, name, balance, pin, isHost, phones, hasDiscord } = seat;
    const renew = () =>
      void this.#do('renew-pin', { guest }, (data) => guestText.newPin(data.guest.name, data.pin));
    const host = () =>
      void this.#do('make-host', { guest, isHost: !isHost }, (data) =>
        guestText.host(data.name, data.isHost),
      );
    return html`<p class="dim">${coins(balance)} · ${hasDiscord ? 'on Discord' : 'no Discord'} · ${phones === 0 ? 'no phone signed in' : `${count(phones, 'phone', 'phones')} signed in`}</p>
      <div class="seat-row"><span>PIN</span>${renderPin(pin)}<button type="button" class="small" @click=${renew}>New PIN</button></div>
      <div class="seat-row"><span>Host</span><button type="button" class="small" @click=${host}>${isHost ? 'Take the host’s acts away' : 'Make host'}</button></div>
      <seat-phones .seat=${seat} .desk=${this.desk}></seat-phones>
      <seat-photo .seat=${seat} .desk=${this.desk}></seat-photo>
      <form class="seat-row" @submit=${this.#rename}>${renderField({ label: 'Name', name: 'name', value: name, isRequired: true })}<button class="small">Rename</button></form>
      <form class="seat-row" @submit=${this.#grant}>${renderField({ label: 'Coins', name: 'amount', hint: '250 or -100', isRequired: true })}
        ${renderField({ label: 'Reason', name: 'reason', hint: 'everybody can read it', isRequired: true })}<button class="small">Give</button></form>
      ${this.#renderMerge(seat)}<seat-removal .seat=${seat} .desk=${this.desk}></seat-removal>`;
  }

  #renderMerge({ id, name }: ControlSeat): TemplateResult {
    const { merge } = this;
    const others = this.seats.filter((other) => other.id !== id && other.state !== 'removed');
    if (merge === null)
      return html`<div class="seat-row"><racer-field id="merge-into" label="Same person as" .people=${others} @pick=${this.#previewMerge}></racer-field></div>`;
    const { from, into, pendingBets, liveLaps } = merge;
    return html`<div class="ask"><p><b dir="auto">${into.name}</b> stays, <b dir="auto">${name}</b> ends. Coins: ${digits(into.walletBalance)} + ${digits(from.walletBalance)} →
      <b>${coins(into.walletBalance + from.walletBalance)}</b>. ${count(pendingBets, 'pending bet', 'pending bets')} and ${count(liveLaps, 'lap', 'laps')} of live races go along.</p>
      <button type="button" class="small quiet" @click=${() => this.#forget()}>Leave both</button>
      <button type="button" class="small primary" @click=${() => void this.#mergeNow(merge)}>Merge them</button></div>`;
  }

  #forget(): void {
    this.merge = null;
  }

  async #do<N extends Parameters<Desk['act']>[0]>(
    name: N,
    input: Parameters<typeof this.desk.act<N>>[1],
    say: (data: Data<N>) => string,
  ): Promise<void> {
    this.#take(await this.desk.act(name, input), say);
  }

  #take<D>(result: Result<D>, say: (data: D) => string): void {
    this.refused = result.success ? null : result;
    this.note = result.success ? say(result.data) : '';
    if (result.success) this.#forget();
  }

  readonly #rename = (event: SubmitEvent) => {
    const { name = '' } = readForm(event);
    if (this.seat !== null)
      void this.#do('rename-guest', { guest: this.seat.id, name }, (data) =>
        [guestText.renamed(data.before, data.name), data.isNamesake ? guestText.namesake : ''].join(
          '',
        ),
      );
  };

  readonly #grant = (event: SubmitEvent) => {
    const { amount = '', reason = '' } = readForm(event);
    if (this.seat === null) return;
    const input = { guest: this.seat.id, amount: Number(amount.replace('−', '-')), reason };
    void this.#do('grant-coins', input, (data) =>
      guestText.granted(data.name, data.amount, data.balance),
    );
    if (event.target instanceof HTMLFormElement) event.target.reset();
  };

  readonly #previewMerge = async (event: CustomEvent<Picked>) => {
    if (this.seat === null || event.detail.kind !== 'guest') return;
    const read = await this.desk.look('preview-merge', {
      from: this.seat.id,
      into: event.detail.guest.id,
    });
    this.refused = read.success ? null : read;
    if (read.success) this.merge = read.data;
  };

  async #mergeNow({ from, into }: Merge): Promise<void> {
    const done = await this.desk.act('merge-guests', { from: from.id, into: into.id });
    if (!done.success) {
      this.refused = done;
      return;
    }
    const { fromName, name, walletBalance, undo } = done.data;
    this.desk.open(null);
    this.desk.say(guestText.merged(fromName, name, walletBalance), offerUndo(this.desk, undo));
  }
}

customElements.define('seat-dialog', SeatDialog);
