import { enterRaceAct, leaveRaceAct, setEntrantsAct } from '../../acts/entrants.js';
import { button, selectSome } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { answerEntered, answerEntrants, answerLeft } from './entrants-reply.js';
import { enterRaceId, entrantsId, leaveRaceId } from './ids.js';

/** *I’m racing* on a live board. */
export const enterRaceButton = button(enterRaceId, 'new', ({ args: { race } }) =>
  step(enterRaceAct, { race }, answerEntered),
);

/** *Not racing* in the answer to it. */
export const leaveRaceButton = button(leaveRaceId, 'update', ({ args: { race } }) =>
  step(leaveRaceAct, { race }, answerLeft),
);

/** The selects under a host’s list of who races. */
export const entrantsSelect = selectSome(entrantsId, 'update', ({ args, chosen }) =>
  step(setEntrantsAct, { race: args.race, add: [], remove: [], [args.do]: chosen }, answerEntrants),
);
