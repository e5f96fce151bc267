import { closeVoteAct } from '../../acts/voting.js';
import { text } from '../../text/index.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { closeVoteId } from './ids.js';

/**
 * *Close the vote* on the round's message. Carries the ballot, so that two presses close it once.
 */
export const closeVoteButton = button(closeVoteId, 'new', ({ args }) =>
  step(closeVoteAct, args, ({ status, isChanged }) => ({
    answer: { content: text.imposter.vote.closed({ status, isChanged }) },
  })),
);
