import { closeVoteAct } from '../../acts/voting.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { answerClosed } from './end-reply.js';
import { closeVoteId, surelyCloseVoteId } from './ids.js';

/**
 * *Close the vote* on the round's message. Carries the ballot, so that two presses close it once.
 */
export const closeVoteButton = button(closeVoteId, 'new', ({ args }) =>
  step(closeVoteAct, { ...args, isSure: false }, answerClosed),
);

/** The same under the question to a host who plays. */
export const surelyCloseVoteButton = button(surelyCloseVoteId, 'update', ({ args }) =>
  step(closeVoteAct, { ...args, isSure: true }, answerClosed),
);
