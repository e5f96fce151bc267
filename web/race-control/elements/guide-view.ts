import { html, type TemplateResult } from 'lit';
import { guides } from '../guide.js';

/** How each game is played, and paper for when the computer fails. */
export function renderGuide(): TemplateResult {
  return html`<div class="bar"><h1>How to play</h1><a class="button" href="#sheet">Score sheet…</a></div>
    <div class="cards guides">${guides.map(
      ({ title, about, steps }) =>
        html`<section class="card"><h2>${title}</h2><p class="dim">${about}</p><ol class="steps">${steps.map((step) => html`<li>${step}</li>`)}</ol></section>`,
    )}
    <section class="card"><h2>When the computer fails</h2><ol class="steps">
      <li>Go on with paper: print a score sheet now, before you need it.</li>
      <li>Write each lap with its racer, in the order driven, and each bet with its amount.</li>
      <li>Once it runs again, type the laps in the order on the sheet; all bets that were in before are still there.</li>
      <li>Bets that were only on paper: give or take the coins in the guest’s dialog, with the race as the reason.</li></ol></section></div>`;
}
