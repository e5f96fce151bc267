import { html, nothing, type TemplateResult } from 'lit';
import type { OverlayState } from '../../../overlay/state.js';
import type { ControlState } from '../../../src/contract/control.js';
import { PageElement } from '../../common/elements/page-element.js';
import { renderCode } from './qr-code.js';

/** Lines on a sheet at least, and laps a line. */
const leastLines = 14;
const lapColumns = 6;

/** A page for the printer: the poster with the party's code, or a score sheet. */
export class PrintView extends PageElement {
  static override readonly properties = {
    what: { type: String },
    control: { attribute: false },
    state: { attribute: false },
  };

  declare what: 'poster' | 'sheet';
  declare control: ControlState;
  declare state: OverlayState;

  override render(): TemplateResult {
    const isPoster = this.what === 'poster';
    return html`<div class="bar no-print"><h1>${isPoster ? 'Poster' : 'Score sheet'}</h1><button type="button" class="primary" @click=${() => print()}>Print</button>
        <span class="dim">A4; the browser also saves it as a PDF.</span></div>
      ${isPoster ? this.#renderPoster() : this.#renderSheet()}`;
  }

  #renderPoster(): TemplateResult {
    const { party, links, settings } = this.control;
    const { join } = links;
    if (join === null)
      return html`<p class="nothing">Phones cannot reach this computer yet, so there is no code to print. Start Party OS with HOST=0.0.0.0, or behind an address of its own (PUBLIC_URL).</p>`;
    const { address, code } = splitAddress(join.url);
    return html`<article class="paper poster"><h2 dir="auto">${party.name}</h2>
      <p class="call">Scan to play</p>${renderCode(join)}
      <p class="address">${address}${code === '' ? nothing : html`<br /><span class="join-code">#${code}</span>`}</p>
      <ol><li>Point your phone’s camera at the code.</li><li>${settings.webJoin === 'open' ? 'Type your name.' : 'Pick your name and type your PIN.'}</li><li>Race, bet, bluff.</li></ol>
      <p class="small-print">Play chips: no cash value, cannot be bought or sold.</p></article>`;
  }

  #renderSheet(): TemplateResult {
    const names = this.control.seats
      .filter(({ state }) => state !== 'removed')
      .map(({ name }) => name);
    const lines = [
      ...names,
      ...Array.from({ length: Math.max(0, leastLines - names.length) }, () => ''),
    ];
    const laps = Array.from({ length: lapColumns }, (_, index) => index + 1);
    return html`<article class="paper score-sheet" tabindex="0" aria-label="Score sheet"><header><h2 dir="auto">${this.control.party.name}</h2><p>Race ______________________ &nbsp; Track ______________________ &nbsp; Started ________</p></header>
      <table><thead><tr><th>Racer</th>${laps.map((lap) => html`<th>Lap ${lap}</th>`)}<th>Best</th><th>Place</th></tr></thead>
        <tbody>${lines.map((name) => html`<tr><td dir="auto">${name}</td>${laps.map(() => html`<td></td>`)}<td></td><td></td></tr>`)}</tbody></table>
      <h3>Bets</h3><table><thead><tr><th>Guest</th><th>On</th><th>Coins</th><th>Guest</th><th>On</th><th>Coins</th></tr></thead>
        <tbody>${Array.from({ length: 8 }, () => html`<tr>${Array.from({ length: 6 }, () => html`<td></td>`)}</tr>`)}</tbody></table>
      <p class="small-print">Typed in afterwards: laps in the order driven (key L in race control); bets that were only here as coins given or taken, with the race as the reason.</p></article>`;
  }
}

/** The address without its scheme, and the code in its fragment on a line of its own. */
function splitAddress(url: string): { readonly address: string; readonly code: string } {
  const [address = '', code = ''] = url.replace(/^https?:\/\//, '').split('#');
  return { address, code };
}

customElements.define('print-view', PrintView);
