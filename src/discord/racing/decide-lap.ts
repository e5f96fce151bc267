import { decideLapAct } from '../../acts/laps.js';
import type { Component } from '../kernel/command.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { confirmLapId, refuseLapId } from './ids.js';
import { renderDecided } from './render-claim.js';

/**
 * With `here` the message is public and tells everybody itself; elsewhere it is a host's own, and
 * all are told apart.
 */
function decision(id: typeof confirmLapId, isConfirmed: boolean): Component {
  return button(id, 'update', ({ args: { claim, place } }) =>
    step(decideLapAct, { claim, isConfirmed }, ({ decided, decidedBy }) => {
      const answer = renderDecided(decided, decided.isChanged ? decidedBy : null);
      return { answer, announcement: decided.isChanged && place === 'list' ? answer : undefined };
    }),
  );
}

/** *✓ Confirm* under a lap that waits: from then on it counts. */
export const confirmLapButton = decision(confirmLapId, true);

/** *✗ Refuse* under a lap that waits: it never counts. */
export const refuseLapButton = decision(refuseLapId, false);
