import { showBallotAct } from '../../acts/voting.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { voteId } from './ids.js';
import { renderBallot } from './render-ballot.js';

/** *Vote* on the round's message: the player's own ballot paper. */
export const voteButton = button(voteId, 'new', () =>
  step(showBallotAct, {}, (ballot) => ({ answer: renderBallot(ballot) })),
);
