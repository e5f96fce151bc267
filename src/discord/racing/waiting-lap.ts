import { showWaitingLapAct } from '../../acts/laps.js';
import { select } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { waitingLapId } from './ids.js';
import { renderClaim } from './render-claim.js';

/**
 * The select of laps that wait under `/race list`: shows the lap with its two buttons, whose own
 * message may be far up.
 */
export const waitingLapSelect = select(waitingLapId, 'new', ({ chosen: claim }) =>
  step(showWaitingLapAct, { claim }, (found) => ({ answer: renderClaim(found, 'list') })),
);
