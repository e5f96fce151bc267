import { html, nothing, type TemplateResult } from 'lit';
import type { ControlState } from '../../../src/contract/control.js';
import type { Refused } from '../../../src/contract/result.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk } from '../desk.js';
import { setupText } from '../text.js';
import { clockTime } from '../words.js';
import { renderRefusal } from './form.js';
import './racer-field.js';
import type { Picked } from './racer-field.js';
import { renderSheet } from './sheet.js';

/** Who the host is at the party: a seat, or not playing; and the way out of the session. */
export class WhoDialog extends PageElement {
  static override readonly properties = {
    control: { attribute: false },
    desk: { attribute: false },
    refused: { state: true },
  };

  declare control: ControlState;
  declare desk: Desk;
  declare refused: Refused | null;

  constructor() {
    super();
    this.refused = null;
  }

  override render(): TemplateResult {
    const { holder, seats } = this.control;
    const close = () => this.desk.open(null);
    const people = seats.filter(({ state }) => state !== 'removed');
    return renderSheet(
      'Who are you at the party?',
      html`<p>Signed in as <b dir="auto">${holder.name}</b> until ${clockTime(holder.expiresAt)}.
          ${holder.seat === null ? 'You are not playing.' : html`You play as <b dir="auto">${holder.seat.name}</b>.`}</p>
        <p class="dim">Whoever plays says so: paying out a race with a stake of your own is confirmed twice, and the log notes it.</p>
        <racer-field id="own-seat" label="My seat" .people=${people} @pick=${this.#pick}></racer-field>
        ${renderRefusal(this.refused)}`,
      html`<button type="button" class="quiet danger" @click=${() => this.dispatchEvent(new CustomEvent('sign-out', { bubbles: true }))}>Sign out</button>
        ${holder.seat === null ? nothing : html`<button type="button" @click=${() => void this.#set(null)}>I am not playing</button>`}
        <button type="button" class="primary" @click=${close}>${holder.seat === null ? 'I am not playing' : 'Close'}</button>`,
      close,
    );
  }

  readonly #pick = (event: CustomEvent<Picked>) => {
    if (event.detail.kind === 'guest') void this.#set(event.detail.guest.id);
  };

  async #set(guest: string | null): Promise<void> {
    const done = await this.desk.act('set-control-seat', { guest });
    if (!done.success) {
      this.refused = done;
      return;
    }
    this.desk.open(null);
    this.desk.say(setupText.seat(done.data.seat?.name ?? null));
  }
}

customElements.define('who-dialog', WhoDialog);
