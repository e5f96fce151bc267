import { html, type TemplateResult } from 'lit';
import type { Refused } from '../../../src/contract/result.js';
import type { TakenBack } from '../../../src/contract/taking-back.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk, UndoQuestion } from '../desk.js';
import { describeReset, describeUndone, undoText } from '../undo-text.js';
import { digits } from '../words.js';
import { renderRefusal } from './form.js';
import { renderSheet } from './sheet.js';

/**
 * Shows who would owe something if an act were taken back, or what a reset would bring back, and
 * does it once the host agrees.
 */
export class DebtsDialog extends PageElement {
  static override readonly properties = {
    question: { attribute: false },
    desk: { attribute: false },
    refused: { state: true },
  };

  declare question: UndoQuestion;
  declare desk: Desk;
  declare refused: Refused | null;

  constructor() {
    super();
    this.refused = null;
  }

  override render(): TemplateResult {
    const close = () => this.desk.open(null);
    return renderSheet(
      describeUndone(this.question),
      html`${renderWhat(this.question)}${renderRefusal(this.refused)}`,
      html`<button type="button" class="quiet" @click=${close}>Leave it</button>
        <button type="button" class="primary danger" @click=${this.#agree}>Take it back</button>`,
      close,
    );
  }

  readonly #agree = async () => {
    const act = this.question.actId;
    const done = await this.desk.act('undo', { act, acceptsDebts: true });
    if (!done.success) {
      this.refused = done;
      return;
    }
    this.desk.open(null);
    this.desk.say(describeUndone(done.data));
  };
}

function renderWhat(question: UndoQuestion): TemplateResult {
  return question.outcome === 'asks-reset'
    ? html`<p>${describeReset(question)}</p>`
    : html`<p>${undoText.debts}</p>${renderDebts(question.takenBack)}`;
}

function renderDebts(takenBack: readonly TakenBack[]): TemplateResult {
  return html`<table class="plain"><thead><tr><th scope="col">Guest</th><th scope="col" class="num">Gives back</th><th scope="col" class="num">Left</th><th scope="col" class="num">Owes</th></tr></thead>
    <tbody>${takenBack.map(({ name, amount, left, owes }) => html`<tr><td dir="auto">${name}</td><td class="num">${digits(amount)}</td><td class="num">${digits(left)}</td><td class="num">${digits(owes)}</td></tr>`)}</tbody></table>`;
}

customElements.define('debts-dialog', DebtsDialog);
