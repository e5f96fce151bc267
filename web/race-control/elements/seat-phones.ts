import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ControlSeat } from '../../../src/contract/control.js';
import type { PhoneSession } from '../../../src/contract/phone-acts.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk } from '../desk.js';
import { guestText } from '../text.js';
import { ago } from '../words.js';

/** Where a seat is signed in; a host signs single phones out, or all. */
export class SeatPhones extends PageElement {
  static override readonly properties = {
    seat: { attribute: false },
    desk: { attribute: false },
    sessions: { state: true },
  };

  declare seat: ControlSeat;
  declare desk: Desk;
  declare sessions: readonly PhoneSession[];

  constructor() {
    super();
    this.sessions = [];
  }

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get('seat');
    if (before?.id !== this.seat.id || before.phones !== this.seat.phones) void this.#read();
  }

  override render(): TemplateResult {
    const { sessions } = this;
    return html`${
      sessions.length === 0
        ? html`<div class="seat-row middle"><span>Phones</span><span class="dim">none signed in</span></div>`
        : sessions.map(
            ({ id, device, lastSeenAt }, index) =>
              html`<div class="seat-row middle"><span>${index === 0 ? 'Phones' : ''}</span><b>${device}</b><span class="dim">${ago(lastSeenAt, Date.now())}</span>
                <button type="button" class="small" aria-label="Sign out ${device}" @click=${() => this.#end(id)}>Sign out</button></div>`,
          )
    }${sessions.length < 2 ? nothing : html`<div class="seat-row middle"><span></span><button type="button" class="small" @click=${() => this.#end()}>Sign all out</button></div>`}`;
  }

  async #read(): Promise<void> {
    const read = await this.desk.look('list-seat-sessions', { guest: this.seat.id });
    if (read.success) this.sessions = read.data.sessions;
  }

  async #end(session?: string): Promise<void> {
    const input = { guest: this.seat.id, ...(session === undefined ? {} : { session }) };
    await this.desk.run('end-seat-sessions', input, ({ name, ended }) =>
      guestText.signedOut(name, ended),
    );
    await this.#read();
  }
}

customElements.define('seat-phones', SeatPhones);
