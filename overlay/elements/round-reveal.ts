import { html, nothing, type TemplateResult } from 'lit';
import {
  type BallotTally,
  isSecondBallot,
  type RoundBallot,
  type RoundState,
  talkOf,
} from '../../src/contract/round.js';
import { roundText } from '../text.js';
import { type Avatars, renderAvatar } from './avatar.js';

/** Imposters by name at the reveal; the rest is a number. */
const maxCulprits = 6;
/** Letters of a word that fit into one line at its full size. */
const roomyWord = 17;
/** Players by the votes for them, in all ballots together; the rest is a number. */
const maxTallies = 6;

/** The end of a round: word, hint and imposters, then who voted for whom. */
export function renderReveal(
  { variant, talk }: RoundState,
  { word, hint, imposters, ballots = [] }: NonNullable<RoundState['reveal']>,
  avatars: Avatars,
): TemplateResult {
  return html`<div class="reveal" part="reveal">
    <span class="flash"></span>
    <p class="label">${roundText.word}</p>
    <p class="secret ${word.length > roomyWord ? 'long' : ''}" part="word" dir="auto">${word}</p>
    <p class="hint" part="hint" dir="auto">${variant === 'close-word' ? roundText.otherWord(hint) : roundText.hint(hint)}</p>
    <p class="label">${roundText.imposter(imposters.length)}</p>
    <div class="culprits ${imposters.length > 2 ? 'many' : ''}">
      ${imposters
        .slice(0, maxCulprits)
        .map(
          (person) =>
            html`<p class="culprit" part="culprit">${renderAvatar(person, avatars)}<b class="name" dir="auto">${person.name}</b></p>`,
        )}
      ${imposters.length > maxCulprits ? html`<p class="culprit">${roundText.more(imposters.length - maxCulprits)}</p>` : nothing}
    </div>
    ${renderBallots(ballots.filter(({ ballot }) => talkOf(ballot) === talk))}
  </div>`;
}

function renderBallots(ballots: readonly RoundBallot[]): readonly TemplateResult[] {
  const hasTwo = ballots.length > 1;
  const room = Math.floor(maxTallies / Math.max(1, ballots.length));
  return ballots.map(({ ballot, tallies }) => {
    const { only, first, second } = roundText.ballots;
    const rest = tallies.length - room;
    return html`<div class="ballot" part="ballot">
      <p class="label">${hasTwo ? (isSecondBallot(ballot) ? second : first) : only}</p>
      ${tallies.slice(0, room).map(renderTally)}
      ${rest > 0 ? html`<p class="tally">${roundText.moreVotes(rest)}</p>` : nothing}
    </div>`;
  });
}

function renderTally({ target, voters }: BallotTally): TemplateResult {
  return html`<p class="tally" part="tally">
    <b class="votes-for">${voters.length}</b><b class="name" dir="auto">${target.name}</b>
    <span class="voters">${voters.map(
      ({ name }, index) => html`${index === 0 ? '' : ', '}<bdi>${name}</bdi>`,
    )}</span>
  </p>`;
}
