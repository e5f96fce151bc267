import { endPhase } from '../imposter/end-phase.js';
import { followRound } from './follow-round.js';
import type { HandlerDeps } from './handler-deps.js';
import type { JobPayloads } from './payloads.js';

/** Ends a round's phase whose time is up; nothing where it ended before or goes on. */
export async function runPhaseTimer(
  deps: HandlerDeps,
  { roundId }: JobPayloads['end-phase'],
): Promise<void> {
  const step = await endPhase(deps.db, roundId, deps.clock);
  if (step === null) return;
  deps.wake();
  await followRound(deps, roundId);
}
