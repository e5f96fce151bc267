import { callVoteAct, openVoteAct } from '../../acts/voting.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { openVoteId } from './ids.js';
import { answerCalled, answerOpened } from './vote-reply.js';

/** *Vote now* on the round's message: a host opens the vote, so do more than half of the players. */
export const openVoteButton = button(openVoteId, 'new', ({ args, context }) =>
  context.actor.isHost
    ? step(openVoteAct, args, answerOpened)
    : step(callVoteAct, args, answerCalled),
);
