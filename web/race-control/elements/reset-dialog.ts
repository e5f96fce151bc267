import { html, type TemplateResult } from 'lit';
import type { Refused } from '../../../src/contract/result.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk } from '../desk.js';
import { offerUndo } from '../take-back.js';
import { setupText } from '../text.js';
import { readForm, renderField, renderRefusal } from './form.js';
import { renderSheet } from './sheet.js';

/** Begins a new party with the same guests, once its name is typed. */
export class ResetDialog extends PageElement {
  static override readonly properties = {
    party: { type: String },
    desk: { attribute: false },
    refused: { state: true },
  };

  declare party: string;
  declare desk: Desk;
  declare refused: Refused | null;
  #reset = '';

  constructor() {
    super();
    this.refused = null;
  }

  override firstUpdated(): void {
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const offered = await this.desk.look('offer-reset', {});
    if (offered.success) this.#reset = offered.data.resetId;
    else this.refused = offered;
  }

  override render(): TemplateResult {
    const close = () => this.desk.open(null);
    return renderSheet(
      `Reset ${this.party} for the next party?`,
      html`<form id="reset-form" class="stack" @submit=${this.#submit}>
        <ul class="plain-list"><li>Live races are cancelled and their bets refunded; a running round ends.</li>
          <li>Every wallet holds 1,000 coins again, by a line in its ledger.</li>
          <li>Guests, PINs, settings and links stay. Standings begin anew.</li></ul>
        ${renderField({ label: `Type ${this.party} to be sure`, name: 'name', isRequired: true })}
        ${renderRefusal(this.refused)}</form>`,
      html`<button type="button" class="quiet" @click=${close}>Leave it</button><button class="primary danger" form="reset-form">Reset the party</button>`,
      close,
    );
  }

  readonly #submit = async (event: SubmitEvent) => {
    const { name = '' } = readForm(event);
    const done = await this.desk.act('reset-party', { reset: this.#reset, name });
    if (!done.success) {
      this.refused = done;
      return;
    }
    this.desk.open(null);
    this.desk.say(setupText.reset(done.data.guests), offerUndo(this.desk, done.data.undo));
  };
}

customElements.define('reset-dialog', ResetDialog);
