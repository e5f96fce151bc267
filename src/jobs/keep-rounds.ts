import { readPhaseEnds } from '../imposter/end-phase.js';
import { endPhase, setPhaseTimer } from './end-phase.js';
import type { HandlerDeps } from './handler-deps.js';

/** Further than the next sweep, in milliseconds. */
const lookAheadMs = 20_000;

/** A phase this far past its end has lost its timer, in milliseconds. */
const lateMs = 2_000;

/**
 * Goes on with rounds whose timer was lost with a process or a queue: sets again those that end
 * before the next sweep, and ends now what is late.
 */
export async function keepRounds(deps: HandlerDeps): Promise<void> {
  const { db, clock, enqueue } = deps;
  const now = clock.now();
  for (const end of await readPhaseEnds(db, new Date(now.getTime() + lookAheadMs))) {
    const isLate = now.getTime() - end.endsAt.getTime() > lateMs;
    const isQueued = isLate
      ? await enqueue(endPhase, { roundId: end.roundId }, { occasion: now.getTime() })
      : await setPhaseTimer(deps, end);
    if (!isQueued) return;
  }
}
