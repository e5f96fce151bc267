import { html, type TemplateResult } from 'lit';
import type { OwnWord } from '../../../src/contract/phone-acts.js';
import { PageElement } from '../../common/elements/page-element.js';
import { Hold } from '../../common/hold.js';
import type { Desk } from '../desk.js';
import { refusalText } from '../text/refusals.js';
import { wordText as text } from '../text/word-text.js';

/** From this many letters on a hint is set smaller, so that the card of a small phone holds it. */
const longText = 26;

/** What stands on the back of the card beside the word. */
const sides = {
  IMPOSTER: { role: text.imposter, label: text.hint, says: text.imposterSays },
  CIVILIAN: { role: text.civilian, label: text.word, says: text.civilianSays },
  PLAYER: { role: text.player, label: text.yourWord, says: text.playerSays },
} as const;

/**
 * The secret card. Each look asks the server anew, and what it answered is forgotten when the card
 * is let go, or when the page loses focus or sight.
 */
export class WordCard extends PageElement {
  static override readonly properties = {
    desk: { attribute: false },
    roundId: { type: String },
    word: { state: true },
    isRefused: { state: true },
  };

  declare desk: Desk;
  declare roundId: string;
  declare word: OwnWord | null;
  declare isRefused: boolean;
  #look = 0;
  readonly #hold = new Hold(this, (isHeld) => this.#turn(isHeld));

  constructor() {
    super();
    this.roundId = '';
    this.word = null;
    this.isRefused = false;
  }

  override render(): TemplateResult {
    const hold = this.#hold;
    const side = this.word === null ? '' : this.word.role.toLowerCase();
    return html`<button
        type="button"
        class="word-card ${hold.isHeld ? 'turned' : ''} ${side}"
        aria-describedby="card-hint"
        @pointerdown=${hold.press}
        @pointerup=${hold.release}
        @pointercancel=${hold.release}
        @lostpointercapture=${hold.release}
        @keydown=${hold.keyDown}
        @keyup=${hold.keyUp}
        @click=${hold.click}
        @blur=${hold.release}
        @contextmenu=${hold.prevent}
      >
        <span class="card-inner">
          <span class="card-front" aria-hidden=${hold.isHeld}><b>${text.cardFront}</b><span>${text.cardHold}</span></span>
          <span class="card-back" aria-live="polite">${hold.isHeld ? this.#renderBack() : ''}</span>
        </span>
      </button>
      <p class="hint centred" id="card-hint">${text.cardHint}</p>`;
  }

  #renderBack(): TemplateResult {
    const { word } = this;
    if (word === null)
      return html`<span class="card-says">${this.isRefused ? text.cardFailed : text.cardLoading}</span>`;
    const { role, label, says } = sides[word.role];
    return html`<span class="role">${role}</span>
      <span class="label">${label}</span>
      <b class="secret ${word.text.length > longText ? 'long' : ''}" dir="auto">${word.text}</b>
      <span class="card-says">${says}</span>`;
  }

  #turn(isHeld: boolean): void {
    this.#look += 1;
    this.word = null;
    this.isRefused = false;
    if (isHeld) void this.#ask(this.#look);
  }

  async #ask(look: number): Promise<void> {
    const reply = await this.desk.ask('show-word', {}, text.cardFront);
    // An answer to an earlier look, or one that came after the card was let go, is not shown.
    if (look !== this.#look || !this.#hold.isHeld) return;
    if (reply === 'unknown' || !reply.success) this.isRefused = true;
    else if (reply.data.round.id === this.roundId) this.word = reply.data;
    if (reply !== 'unknown' && !reply.success) this.desk.say(refusalText(reply), 'bad');
  }
}

customElements.define('word-card', WordCard);
