import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { renderAvatar } from '../../../overlay/elements/avatar.js';
import type { OwnSeat } from '../../../src/contract/phone.js';
import { PageElement } from '../../common/elements/page-element.js';
import { squarePhoto, takeFile } from '../../common/square-photo.js';
import type { Desk, Outcome } from '../desk.js';
import { photoText as text } from '../text/photo-text.js';

/** The guest's own picture: taken or chosen, shown, and taken away again. */
export class PhotoCard extends PageElement {
  static override readonly properties = {
    seat: { attribute: false },
    desk: { attribute: false },
    shown: { state: true },
    isSending: { state: true },
  };

  declare seat: OwnSeat;
  declare desk: Desk;
  declare shown: Outcome<'show-photo'> | null;
  declare isSending: boolean;

  constructor() {
    super();
    this.shown = null;
    this.isSending = false;
  }

  /** A host may have shown or removed it meanwhile. */
  override updated(changed: PropertyValues<this>): void {
    const before = changed.get('seat');
    if (changed.has('seat') && before?.avatarUrl !== this.seat.avatarUrl) void this.#read();
    else if (changed.has('seat') && before === undefined) void this.#read();
  }

  override render(): TemplateResult {
    const { rule = 'off', photo = null } = this.shown ?? {};
    if (this.shown === null || (rule === 'off' && photo === null)) return html``;
    const { id, name, avatarUrl } = this.seat;
    const url = photo?.url ?? avatarUrl;
    const avatars = new Map(url === null ? [] : [[id, url] as const]);
    const state = photo === null ? 'none' : photo.isShown ? 'shown' : 'waits';
    return html`<section class="card photo-card"><h3>${text.title}</h3>
      <div class="photo-row">${renderAvatar({ userId: id, name }, avatars)}<p class="hint" role="status">${text[state]}</p></div>
      <div class="pair">
        ${rule === 'off' ? nothing : html`<label class="pick-photo"><input type="file" accept="image/*" class="sr" ?disabled=${this.isSending} @change=${this.#send} /><span>${this.isSending ? text.sending : photo === null ? text.choose : text.change}</span></label>`}
        ${photo === null ? nothing : html`<button type="button" class="quiet" ?disabled=${this.isSending} @click=${this.#remove}>${text.remove}</button>`}
      </div>
    </section>`;
  }

  readonly #send = async (event: Event): Promise<void> => {
    const file = takeFile(event);
    if (file === null) return;
    this.isSending = true;
    const image = await squarePhoto(file).catch(() => null);
    if (image === null) this.desk.say(text.unreadable, 'bad');
    else {
      const photo = await this.desk.act('set-photo', { image }, text.title);
      if (photo !== null) this.desk.say(photo.isShown ? text.shown : text.waits, 'good');
      await this.#read();
    }
    this.isSending = false;
  };

  readonly #remove = async (): Promise<void> => {
    this.isSending = true;
    await this.desk.act('remove-photo', {}, text.remove);
    await this.#read();
    this.isSending = false;
  };

  async #read(): Promise<void> {
    const reply = await this.desk.ask('show-photo', {}, text.title);
    if (reply !== 'unknown' && reply.success) this.shown = reply.data;
  }
}

customElements.define('photo-card', PhotoCard);
