import { decideLapAct } from '../../acts/laps.js';
import type { DecidedClaim } from '../../racing/laps/decide-claim.js';
import type { Component } from '../kernel/command.js';
import { button } from '../kernel/declare-component.js';
import { shownStep, step } from '../kernel/step.js';
import { confirmLapId, refuseLapId } from './ids.js';
import { renderDecided } from './render-claim.js';

interface Decision {
  readonly decided: DecidedClaim;
  readonly decidedBy: string;
}

/**
 * With `here` the message is public and tells everybody itself; elsewhere it is a host's own, and
 * all are told apart; of a slip that a host takes back nobody is.
 */
function decision(id: typeof confirmLapId, isConfirmed: boolean): Component {
  const render = ({ decided, decidedBy }: Decision) => ({
    answer: renderDecided(decided, decided.isChanged ? decidedBy : null),
    shows: { kind: 'lap-decided', subject: decided.claim.id } as const,
  });
  return button(id, 'update', ({ args: { claim, place } }) =>
    place === 'here'
      ? shownStep(decideLapAct, { claim, isConfirmed, isOwnWord: false }, render)
      : step(decideLapAct, { claim, isConfirmed, isOwnWord: place === 'asked' }, (decision) => ({
          answer: render(decision).answer,
        })),
  );
}

/** *✓ Confirm* under a lap that waits: from then on it counts. */
export const confirmLapButton = decision(confirmLapId, true);

/** *✗ Refuse* under a lap that waits: it never counts. */
export const refuseLapButton = decision(refuseLapId, false);
