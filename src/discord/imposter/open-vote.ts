import { openVoteAct } from '../../acts/voting.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { openVoteId } from './ids.js';
import { answerOpened } from './vote-reply.js';

/** *Open the vote* on the round's message, for hosts. */
export const openVoteButton = button(openVoteId, 'new', ({ args }) =>
  step(openVoteAct, args, answerOpened),
);
