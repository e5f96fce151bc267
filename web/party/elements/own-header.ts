import { html, type TemplateResult } from 'lit';
import { renderAvatar } from '../../../overlay/elements/avatar.js';
import type { OwnSeat } from '../../../src/contract/phone.js';
import { PageElement } from '../../common/elements/page-element.js';
import { Hold } from '../../common/hold.js';
import type { LinkSign } from '../../common/live.js';
import { partyText } from '../text/party-text.js';
import './coin-count.js';
import '../../common/elements/live-sign.js';

/** Who plays here: picture, name, the PIN while it is held, and the coins. */
export class OwnHeader extends PageElement {
  static override readonly properties = {
    seat: { attribute: false },
    sign: { type: String },
    moving: { type: Boolean },
  };

  declare seat: OwnSeat | null;
  declare sign: LinkSign;
  declare moving: boolean;
  readonly #pin = new Hold(this);

  constructor() {
    super();
    this.seat = null;
    this.sign = 'opening';
    this.moving = false;
  }

  override render(): TemplateResult {
    const { seat } = this;
    if (seat === null) return html``;
    const { id, name, avatarUrl, balance } = seat;
    const avatars = new Map(avatarUrl === null ? [] : [[id, avatarUrl] as const]);
    return html`<header class="top">
      ${renderAvatar({ userId: id, name }, avatars)}
      <div class="who">
        <h1 dir="auto">${name}</h1>
        <p class="under">${this.#renderPin(seat.pin)}<live-sign .sign=${this.sign}></live-sign></p>
      </div>
      <coin-count .value=${balance} ?moving=${this.moving}></coin-count>
    </header>`;
  }

  #renderPin(pin: number): TemplateResult {
    const hold = this.#pin;
    return html`<button
      type="button"
      class="pin"
      aria-label=${hold.isHeld ? `${partyText.pin} ${pin}` : partyText.pinHold}
      @pointerdown=${hold.press}
      @pointerup=${hold.release}
      @pointercancel=${hold.release}
      @keydown=${hold.keyDown}
      @keyup=${hold.keyUp}
      @click=${hold.click}
      @blur=${hold.release}
      @contextmenu=${hold.prevent}
    >${partyText.pin} <b>${hold.isHeld ? pin : '••••'}</b></button>`;
  }
}

customElements.define('own-header', OwnHeader);
