import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ControlState } from '../../../src/contract/control.js';
import { formatLapTime } from '../../../src/contract/lap-time.js';
import type { Standing } from '../../../src/contract/phone-acts.js';
import { stats as statsText } from '../../../src/text/en/stats.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Data, Desk } from '../desk.js';
import { digits } from '../words.js';

type Leaders = Data<'show-stats'>['leaders'];

/** The evening in numbers: who has how much, and who leads in what. */
export class StandingsView extends PageElement {
  static override readonly properties = {
    control: { attribute: false },
    desk: { attribute: false },
    standings: { state: true },
    leaders: { state: true },
  };

  declare control: ControlState;
  declare desk: Desk;
  declare standings: readonly Standing[];
  declare leaders: Leaders;

  constructor() {
    super();
    this.standings = [];
    this.leaders = {};
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('control')) void this.#read();
  }

  async #read(): Promise<void> {
    const [standings, stats] = await Promise.all([
      this.desk.look('list-standings', {}),
      this.desk.look('show-stats', {}),
    ]);
    if (standings.success) this.standings = standings.data.standings;
    if (stats.success) this.leaders = stats.data.leaders;
  }

  override render(): TemplateResult {
    return html`<div class="bar"><h1>Standings</h1><span class="dim">coins in the wallet, and those on races that are still on</span></div>
      <div class="split">
        <div class="scroll" tabindex="0" role="region" aria-label="Standings"><table class="plain standings"><thead><tr><th scope="col">#</th><th scope="col">Guest</th><th scope="col" class="num">Coins</th><th scope="col" class="num">On races</th><th scope="col" class="num">Won</th>
          <th scope="col" class="num">Laps</th><th scope="col" class="num">Races won</th><th scope="col" class="num">Rounds won</th></tr></thead>
          <tbody>${this.standings.map(renderStanding)}</tbody></table></div>
        ${this.#renderLeaders()}
      </div>`;
  }

  #renderLeaders(): TemplateResult {
    const kinds = Object.entries(statsText.kinds).filter(
      ([kind]) => (this.leaders[kind]?.length ?? 0) > 0,
    );
    return html`<section class="card leaders"><h2>${statsText.title}</h2>
      ${kinds.length === 0 ? html`<p class="dim">${statsText.empty}</p>` : nothing}
      <dl>${kinds.map(([kind, words]) => html`<dt>${words}</dt>${(this.leaders[kind] ?? []).map((leader, place) => renderLeader(leader, kind, place))}`)}</dl></section>`;
  }
}

function renderStanding(
  { name, coins, staked, won, laps, races, rounds }: Standing,
  index: number,
): TemplateResult {
  const cell = (value: number) =>
    html`<td class="num ${value === 0 ? 'dim' : ''}">${digits(value)}</td>`;
  return html`<tr><td class="dim">${index + 1}</td><th scope="row" dir="auto">${name}</th><td class="num"><b>${digits(coins)}</b></td>${[staked, won, laps, races, rounds].map(cell)}</tr>`;
}

function renderLeader(
  { name, value, race }: Leaders[string][number],
  kind: string,
  place: number,
): TemplateResult {
  const words = kind === 'fastest-lap' ? formatLapTime(value) : digits(value);
  return html`<dd class=${place === 0 ? 'first' : 'dim'}><span dir="auto">${name}</span> <b class="num">${words}</b>${race === null ? nothing : html` <small dir="auto">${race}</small>`}</dd>`;
}

customElements.define('standings-view', StandingsView);
