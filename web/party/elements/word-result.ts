import { html, nothing, type TemplateResult } from 'lit';
import type { RoundResult } from '../../../src/contract/phone.js';
import type { RoundBallot, RoundState } from '../../../src/contract/round.js';
import { wordText as text } from '../text/word-text.js';

/** What a round was about, once it is over. */
export function renderResult(round: RoundState, result: RoundResult | null): TemplateResult {
  const { reveal } = round;
  if (reveal === null) return html`<section class="card"><p>${text.over}</p></section>`;
  const outcome = reveal.outcome ? text.outcomes[reveal.outcome] : text.over;
  return html`<section class="card result">
      <h2>${outcome}</h2>
      <p class="label">${text.was}</p>
      <p class="revealed" dir="auto">${reveal.word}</p>
      <p class="hint" dir="auto">${text.hintWas(reveal.hint)}</p>
      <p class="label">${text.imposters(reveal.imposters.length)}</p>
      <p class="imposters" dir="auto">${reveal.imposters.map(({ name }) => name).join(', ')}</p>
      ${result?.guess == null ? nothing : html`<p dir="auto">${text.guessed(result.guess, result.isGuessRight)}</p>`}
    </section>
    ${result === null ? nothing : renderPrizes(result)}
    ${reveal.ballots?.map(renderBallot) ?? nothing}`;
}

function renderPrizes({ prizes }: RoundResult): TemplateResult {
  return html`<section class="card"><h3>${text.prizes}</h3>
    ${
      prizes.length === 0
        ? html`<p class="hint">${text.noPrizes}</p>`
        : html`<ul class="rows">${prizes.map(({ name, amount }) => html`<li><b class="grow" dir="auto">${name}</b><span>${text.prize(amount)}</span></li>`)}</ul>`
    }
  </section>`;
}

function renderBallot({ ballot, tallies }: RoundBallot): TemplateResult {
  return html`<section class="card"><h3>${ballot === 1 ? text.votesTitle : text.secondBallot}</h3>
    <ul class="rows">${tallies.map(
      ({ target, voters }) =>
        html`<li><span class="grow"><b dir="auto">${target.name}</b><span class="under" dir="auto">${voters.map(({ name }) => name).join(', ')}</span></span><span>${text.forTarget(voters.length)}</span></li>`,
    )}</ul>
  </section>`;
}
