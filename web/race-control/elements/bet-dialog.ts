import { html, type TemplateResult } from 'lit';
import type { ControlRace, ControlSeat } from '../../../src/contract/control.js';
import type { Refused } from '../../../src/contract/result.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk } from '../desk.js';
import { raceText } from '../text.js';
import { digits } from '../words.js';
import { readForm, renderChoice, renderField, renderRefusal } from './form.js';
import { renderSheet } from './sheet.js';

/** Stakes a walk-in's coins for somebody who has neither Discord nor phone. */
export class BetDialog extends PageElement {
  static override readonly properties = {
    race: { attribute: false },
    seats: { attribute: false },
    desk: { attribute: false },
    refused: { state: true },
  };

  declare race: ControlRace | null;
  declare seats: readonly ControlSeat[];
  declare desk: Desk;
  declare refused: Refused | null;

  constructor() {
    super();
    this.refused = null;
  }

  override render(): TemplateResult {
    const close = () => this.desk.open(null);
    const here = this.seats.filter(({ state }) => state !== 'removed');
    const walkIns = here.filter(({ hasDiscord }) => !hasDiscord);
    const body =
      walkIns.length === 0
        ? html`<p>Nobody here is without Discord. Hosts bet for walk-ins; all others bet themselves.</p>`
        : html`<form id="bet-form" class="stack" @submit=${this.#submit}>
            ${renderChoice(
              'Whose coins',
              'bettor',
              walkIns.map(({ id, name, balance }) => [id, `${name} (${digits(balance)})`] as const),
              '',
            )}
            ${renderChoice(
              'On',
              'racer',
              here.map(({ id, name }) => [id, name] as const),
              '',
            )}
            ${renderField({ label: 'Amount', name: 'amount', hint: '100, half, all', isRequired: true })}
            ${renderRefusal(this.refused)}</form>`;
    return renderSheet(
      this.race === null ? 'Bet for a walk-in' : `Bet for a walk-in on ${this.race.title}`,
      body,
      html`<button type="button" class="quiet" @click=${close}>Close</button>
        ${walkIns.length === 0 ? '' : html`<button class="primary" form="bet-form">Place the bet</button>`}`,
      close,
    );
  }

  readonly #submit = async (event: SubmitEvent) => {
    const { bettor = '', racer = '', amount = '' } = readForm(event);
    const which = this.race === null ? {} : { race: this.race.id };
    const done = await this.desk.act('place-bet-for', { bettor, racer, amount, ...which });
    if (!done.success) {
      this.refused = done;
      return;
    }
    const { ticket } = done.data;
    const name = this.seats.find(({ id }) => id === bettor)?.name ?? '';
    this.desk.open(null);
    this.desk.say(
      raceText.betPlaced(name, ticket.bet.amount, ticket.target.name, ticket.balanceAfter),
    );
  };
}

customElements.define('bet-dialog', BetDialog);
