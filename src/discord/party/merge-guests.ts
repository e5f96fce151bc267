import { leaveGuestsAct, mergeGuestsAct } from '../../acts/guests.js';
import { text } from '../../text/index.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { answerMerged } from './guest-replies.js';
import { keepGuestsId, mergeGuestsId } from './ids.js';

/** *Merge* under a preview: what has changed since is counted as it is now. */
export const mergeGuestsButton = button(mergeGuestsId, 'update', ({ args }) =>
  step(mergeGuestsAct, args, answerMerged),
);

/** *Keep both* under the same preview. */
export const keepGuestsButton = button(keepGuestsId, 'update', () =>
  step(leaveGuestsAct, {}, () => ({ answer: { content: text.guests.notMerged } })),
);
