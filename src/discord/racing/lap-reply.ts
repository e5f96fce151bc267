import type { LapOutcome, WaitingLap } from '../../racing/laps/submit-lap.js';
import type { Context, Reply } from '../kernel/command.js';
import { renderDoubt, renderWaiting } from './render-claim.js';
import { renderLap } from './render-lap.js';

/** What is said of a lap, whether it counts or waits for a host's word. */
export function answerLap(
  {
    outcome,
    racer,
    isOwn,
  }: {
    readonly outcome: LapOutcome | WaitingLap;
    readonly racer: { readonly name: string };
    readonly isOwn: boolean;
  },
  { actor }: Pick<Context, 'actor'>,
): Reply {
  if (outcome.kind === 'waiting')
    return isOwn ? renderWaiting(outcome, actor) : renderDoubt(outcome);
  const canTakeBack = actor.guest !== null;
  return renderLap(outcome, { name: racer.name, isOwn, canTakeBack });
}
