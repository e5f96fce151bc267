import { html, nothing, type TemplateResult } from 'lit';
import type { Refused } from '../../../src/contract/result.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Data, Desk } from '../desk.js';
import { raceText, settleText } from '../text.js';
import { clockTime, digits } from '../words.js';
import { renderRefusal } from './form.js';
import { renderSheet } from './sheet.js';

/** Takes a payout back: what would move, then a confirmation. */
export class UndoDialog extends PageElement {
  static override readonly properties = {
    race: { type: String },
    desk: { attribute: false },
    preview: { state: true },
    refused: { state: true },
  };

  /** A race by id or title; empty: the last one paid out. */
  declare race: string;
  declare desk: Desk;
  declare preview: Data<'preview-undo'> | null;
  declare refused: Refused | null;

  constructor() {
    super();
    this.preview = null;
    this.refused = null;
  }

  override firstUpdated(): void {
    void this.#read();
  }

  async #read(): Promise<void> {
    const read = await this.desk.look('preview-undo', this.race === '' ? {} : { race: this.race });
    if (read.success) this.preview = read.data;
    else this.refused = read;
  }

  override render(): TemplateResult {
    const { preview } = this;
    const close = () => this.desk.open(null);
    const title =
      preview === null
        ? 'Undo a payout'
        : `Take back the payout of ${preview.settlement.race.title}?`;
    return renderSheet(
      title,
      html`${preview === null ? nothing : renderPreview(preview)}${renderRefusal(this.refused)}`,
      html`<button type="button" class="quiet" @click=${close}>${preview === null ? 'Close' : 'Leave it'}</button>
        ${preview === null ? nothing : html`<button type="button" class="primary" @click=${this.#undo}>Take it back</button>`}`,
      close,
    );
  }

  readonly #undo = async () => {
    if (this.preview === null) return;
    const done = await this.desk.act('undo-settlement', { settlement: this.preview.settlement.id });
    if (!done.success) {
      this.refused = done;
      return;
    }
    this.desk.open(null);
    this.desk.say(raceText.undone(done.data.race.title, done.data.takenBack));
  };
}

function renderPreview({ settlement, until, takenBack }: Data<'preview-undo'>): TemplateResult {
  return html`<p class="lead" dir="auto">${settlement.winnerName} had won.</p>
    <p class="dim">It can be taken back until ${clockTime(until)}. ${settleText.undoBody(takenBack.length)}</p>
    ${
      takenBack.length === 0
        ? nothing
        : html`<table class="plain"><thead><tr><th scope="col">Guest</th><th scope="col" class="num">Gives back</th><th scope="col" class="num">Left</th></tr></thead>
      <tbody>${takenBack.map(({ name, amount, left }) => html`<tr><td dir="auto">${name}</td><td class="num">${digits(amount)}</td><td class="num">${digits(left)}</td></tr>`)}</tbody></table>`
    }`;
}

customElements.define('undo-dialog', UndoDialog);
