import { betAgainAct } from '../../acts/betting.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { betAgainId } from './ids.js';
import { answerTicket } from './ticket.js';

/** *Again* on a ticket: the same stake once more on the same racer. */
export const betAgainButton = button(betAgainId, 'update', ({ args }) =>
  step(betAgainAct, args, answerTicket),
);
