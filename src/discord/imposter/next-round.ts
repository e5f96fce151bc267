import { nextRoundAct } from '../../acts/imposter.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { nextRoundId } from './ids.js';
import { answerStart } from './start-reply.js';

/**
 * *Next round* under a revealed round, for hosts: another one with as many imposters and the same
 * talking time.
 */
export const nextRoundButton = button(nextRoundId, 'new', ({ args }) =>
  step(nextRoundAct, args, answerStart),
);
