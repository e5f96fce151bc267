import { html, nothing, type TemplateResult } from 'lit';
import type { ControlSeat } from '../../../src/contract/control.js';
import { PageElement } from '../../common/elements/page-element.js';
import { squarePhoto, takeFile } from '../../common/square-photo.js';
import type { Desk } from '../desk.js';
import { guestText } from '../text.js';

/** A seat's picture: a host looks at it, shows it to all, sets one for a walk-in, or takes it away. */
export class SeatPhoto extends PageElement {
  static override readonly properties = {
    seat: { attribute: false },
    desk: { attribute: false },
  };

  declare seat: ControlSeat;
  declare desk: Desk;

  override render(): TemplateResult {
    const { id: guest, name, photo } = this.seat;
    const show = () => void this.desk.run('approve-photo', { guest }, () => guestText.photo.shown);
    const remove = () =>
      void this.desk.run('remove-photo', { guest }, () => guestText.photo.removed);
    return html`<div class="seat-row middle"><span>Picture</span>
      ${photo === null ? nothing : html`<img class="seat-photo" src=${photo.url} width="48" height="48" alt="Picture of ${name}" />`}
      ${photo === null || photo.isShown ? nothing : html`<button type="button" class="small primary" @click=${show}>Show it to all</button>`}
      <label class="button small"><input type="file" accept="image/*" class="hidden" @change=${this.#send} />${photo === null ? 'Choose…' : 'Another…'}</label>
      ${photo === null ? nothing : html`<button type="button" class="small" @click=${remove}>Remove picture</button>`}</div>`;
  }

  readonly #send = async (event: Event): Promise<void> => {
    const { id: guest } = this.seat;
    const file = takeFile(event);
    const image = file === null ? null : await squarePhoto(file).catch(() => null);
    if (image !== null)
      await this.desk.run('set-photo', { guest, image }, () => guestText.photo.shown);
    else if (file !== null) this.desk.refuse(guestText.photo.unreadable);
  };
}

customElements.define('seat-photo', SeatPhoto);
