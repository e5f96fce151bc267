import { html, type TemplateResult } from 'lit';
import type { Refused } from '../../../src/contract/result.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk, DialogName } from '../desk.js';
import { lapText } from '../text.js';
import { readForm, renderField, renderRefusal } from './form.js';
import { renderSheet } from './sheet.js';

/** Takes a lap off the board, with the reason that everybody can read. */
export class VoidDialog extends PageElement {
  static override readonly properties = {
    about: { attribute: false },
    desk: { attribute: false },
    refused: { state: true },
  };

  declare about: Extract<DialogName, { readonly kind: 'void' }>;
  declare desk: Desk;
  declare refused: Refused | null;

  constructor() {
    super();
    this.refused = null;
  }

  override render(): TemplateResult {
    const { racerName, time } = this.about;
    const close = () => this.desk.open(null);
    return renderSheet(
      `Void ${time} of ${racerName}?`,
      html`<form id="void-form" class="stack" @submit=${this.#submit}>
        <p class="dim">It stays in the history and counts no more. Everybody can read the reason.</p>
        ${renderField({ label: 'Reason', name: 'reason', hint: 'cut the chicane', list: 'reasons', isRequired: true })}
        <datalist id="reasons"><option value="typed wrong"></option><option value="cut the track"></option><option value="wrong racer"></option><option value="restarted"></option></datalist>
        ${renderRefusal(this.refused)}</form>`,
      html`<button type="button" class="quiet" @click=${close}>Leave it</button><button class="primary danger" form="void-form">Void the lap</button>`,
      close,
    );
  }

  readonly #submit = async (event: SubmitEvent) => {
    const { reason = '' } = readForm(event);
    const { racer, lap } = this.about;
    const done = await this.desk.act('void-lap', { racer, lap, reason });
    if (!done.success) {
      this.refused = done;
      return;
    }
    this.desk.open(null);
    this.desk.say(lapText.voided(done.data.racer.name, done.data.voided.lapTimeMs));
  };
}

customElements.define('void-dialog', VoidDialog);
