import { cancelRaceAct } from '../../acts/racing.js';
import { button } from '../kernel/declare-component.js';
import { shownStep, step } from '../kernel/step.js';
import { cancelRaceId } from './ids.js';
import { answerCancelled } from './render-race.js';

/**
 * *Cancel race and refund*, offered where nobody can have won. With `here` its message is public
 * and tells everybody itself.
 */
export const cancelRaceButton = button(cancelRaceId, 'update', ({ args: { race, place } }) =>
  place === 'here'
    ? shownStep(cancelRaceAct, { race: null, raceId: race }, (cancelled) => ({
        ...answerCancelled(cancelled),
        shows: { kind: 'race-cancelled', subject: cancelled.race.id },
      }))
    : step(cancelRaceAct, { race: null, raceId: race }, answerCancelled),
);
