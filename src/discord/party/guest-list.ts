import { listGuestsAct } from '../../acts/guests.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { guestListId } from './ids.js';
import { renderSeats } from './render-guests.js';

/** *Previous* and *Next* under the list of guests. */
export const guestListButton = button(guestListId, 'update', ({ args }) =>
  step(listGuestsAct, args, (seats) => ({ answer: renderSeats(seats) })),
);
