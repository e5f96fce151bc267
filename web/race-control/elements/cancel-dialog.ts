import { html, type TemplateResult } from 'lit';
import type { ControlRace } from '../../../src/contract/control.js';
import type { Refused } from '../../../src/contract/result.js';
import { PageElement } from '../../shared/elements/page-element.js';
import type { Desk } from '../desk.js';
import { raceText } from '../text.js';
import { coins, count } from '../words.js';
import { renderRefusal } from './form.js';
import { renderSheet } from './sheet.js';

/** Ends a race without a winner, after showing what goes back to whom. */
export class CancelDialog extends PageElement {
  static override readonly properties = {
    race: { attribute: false },
    desk: { attribute: false },
    refused: { state: true },
  };

  declare race: ControlRace | null;
  declare desk: Desk;
  declare refused: Refused | null;

  constructor() {
    super();
    this.refused = null;
  }

  override render(): TemplateResult {
    const { race } = this;
    const close = () => this.desk.open(null);
    return renderSheet(
      race === null ? 'Cancel a race' : `Cancel ${race.title}?`,
      html`${race === null ? html`<p>That race is not on any more.</p>` : renderPreview(race)}${renderRefusal(this.refused)}`,
      html`<button type="button" class="quiet" @click=${close}>Leave it on</button><button type="button" class="danger primary" @click=${this.#cancel}>Cancel the race</button>`,
      close,
    );
  }

  readonly #cancel = async () => {
    if (this.race === null) return;
    const done = await this.desk.act('cancel-race', { raceId: this.race.id });
    if (!done.success) {
      this.refused = done;
      return;
    }
    const { race, refundedBets, refundedCoins } = done.data;
    this.desk.open(null);
    this.desk.say(raceText.cancelled(race.title, refundedBets, refundedCoins));
  };
}

function renderPreview({ bets, pot, laps, racers }: ControlRace): TemplateResult {
  return html`<p>It ends without a winner.</p><ul class="plain-list">
    <li>${bets === 0 ? 'Nobody has bet.' : `${count(bets, 'bet is', 'bets are')} refunded: ${coins(pot)}.`}</li>
    <li>${laps === 0 ? 'Nobody has driven.' : `${count(laps, 'lap', 'laps')} of ${count(racers, 'racer', 'racers')} no longer decide anything.`}</li></ul>`;
}

customElements.define('cancel-dialog', CancelDialog);
