import { html, nothing, type TemplateResult } from 'lit';
import type { ControlRace } from '../../../src/contract/control.js';
import type { EntrantLists } from '../../../src/contract/control-race-acts.js';
import type { Refused, Result } from '../../../src/contract/result.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk } from '../desk.js';
import { renderRefusal } from './form.js';
import { type Picked, RacerField } from './racer-field.js';
import { renderSheet } from './sheet.js';

/** Who races, whether or not they have driven: guests may be backed before their first lap. */
export class RacersDialog extends PageElement {
  static override readonly properties = {
    race: { attribute: false },
    desk: { attribute: false },
    lists: { state: true },
    refused: { state: true },
  };

  declare race: ControlRace | null;
  declare desk: Desk;
  declare lists: EntrantLists | null;
  declare refused: Refused | null;

  constructor() {
    super();
    this.lists = null;
    this.refused = null;
  }

  override firstUpdated(): void {
    void this.#read();
  }

  async #read(): Promise<void> {
    if (this.race !== null)
      this.#take(await this.desk.look('show-entrants', { race: this.race.id }));
  }

  #take(result: Result<EntrantLists>): void {
    this.refused = result.success ? null : result;
    if (result.success) this.lists = result.data;
  }

  override render(): TemplateResult {
    const { lists, race } = this;
    const close = () => this.desk.open(null);
    return renderSheet(
      race === null ? 'Racers' : `Who races in ${race.title}`,
      html`${lists === null ? nothing : this.#renderLists(lists)}${renderRefusal(this.refused)}`,
      html`<button type="button" class="primary" @click=${close}>Done</button>`,
      close,
    );
  }

  #renderLists({ entrants, others }: EntrantLists): TemplateResult {
    return html`<racer-field id="entrant" label="Add a racer" .people=${others} @pick=${this.#add}></racer-field>
      ${entrants.length === 0 ? html`<p class="dim">Nobody yet. A lap enters its racer by itself.</p>` : nothing}
      <ul class="rows">${entrants.map(
        ({ id, name, hasDriven }) =>
          html`<li><b class="name" dir="auto">${name}</b> <span class="dim">${hasDriven ? 'has driven' : 'has not driven yet'}</span>
            ${hasDriven ? nothing : html`<button type="button" class="small quiet danger" aria-label="Take ${name} off the list" @click=${() => void this.#change({ remove: [id] })}>Take off</button>`}</li>`,
      )}</ul>`;
  }

  readonly #add = async (event: CustomEvent<Picked>) => {
    if (event.detail.kind !== 'guest') return;
    await this.#change({ add: [event.detail.guest.id] });
    const field = this.querySelector('racer-field');
    if (!(field instanceof RacerField)) return;
    field.set(null);
    field.focus();
  };

  async #change(change: {
    readonly add?: readonly string[];
    readonly remove?: readonly string[];
  }): Promise<void> {
    if (this.race !== null)
      this.#take(await this.desk.act('set-entrants', { race: this.race.id, ...change }));
  }
}

customElements.define('racers-dialog', RacersDialog);
