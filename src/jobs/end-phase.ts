import { z } from 'zod';
import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { endPhase as endPhaseNow, type PhaseEnd, readPhaseEnd } from '../imposter/end-phase.js';
import type { DiscordOutbox } from '../imposter/outbox.js';
import type { Log } from '../log.js';
import { defineJob } from './define-job.js';
import type { Enqueue } from './enqueue.js';
import { describeFault } from './fault.js';
import type { HandlerDeps } from './handler-deps.js';

/** Ends a round's phase whose time is up; nothing where it ended before or goes on. */
export const endPhase = defineJob({
  name: 'end-phase',
  version: 1,
  payload: z.object({ roundId: z.uuid() }),
  concurrency: 4,
  isAwaited: true,
  run: endAndFollow,
});

async function endAndFollow(
  deps: HandlerDeps,
  { roundId }: { readonly roundId: string },
): Promise<void> {
  const step = await endPhaseNow(deps.db, roundId, deps.clock);
  if (step === null) return;
  deps.wake();
  await followRound(deps, roundId);
}

export interface FollowDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly enqueue: Enqueue;
  readonly outbox: Pick<DiscordOutbox, 'showRound'>;
  readonly log: Log;
}

/** The queue may be a little early by its own clock; a job before its time would do nothing. */
const graceMs = 50;

/**
 * After a change of a round: sets the timer of its phase and brings its public message up to date.
 * Never rejects: what fails here the sweep makes up for.
 */
export async function followRound(deps: FollowDeps, roundId: string): Promise<void> {
  try {
    const end = await readPhaseEnd(deps.db, roundId);
    if (end !== null) await setPhaseTimer(deps, end);
    await deps.outbox.showRound(roundId);
  } catch (error) {
    deps.log.warn(
      { roundId, fault: describeFault(error) },
      'the public message of a round could not be brought up to date',
    );
  }
}

/** Has a phase ended when its time is up. Doing it again changes nothing. */
export function setPhaseTimer(
  { clock, enqueue }: Pick<FollowDeps, 'clock' | 'enqueue'>,
  { roundId, endsAt }: PhaseEnd,
): Promise<boolean> {
  const delayMs = Math.max(0, endsAt.getTime() - clock.now().getTime()) + graceMs;
  return enqueue(endPhase, { roundId }, { occasion: endsAt.getTime(), delayMs });
}
