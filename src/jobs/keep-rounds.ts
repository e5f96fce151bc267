import { readPhaseEnds } from '../imposter/end-phase.js';
import { readUnshown } from '../imposter/round-message.js';
import { endPhase, setPhaseTimer } from './end-phase.js';
import { describeFault } from './fault.js';
import type { HandlerDeps } from './handler-deps.js';

/** Further than the next sweep, in milliseconds. */
const lookAheadMs = 20_000;

/** A phase this far past its end has lost its timer, in milliseconds. */
const lateMs = 2_000;

/** Goes on with rounds whose timer or public message was lost with a process or a queue. */
export async function keepRounds(deps: HandlerDeps): Promise<void> {
  await continuePhases(deps);
  await showRounds(deps);
}

/** Sets again the timers that end before the next sweep, and ends now what is late. */
async function continuePhases(deps: HandlerDeps): Promise<void> {
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

/** Brings up to date the messages of rounds that changed while nobody could tell. */
async function showRounds({ db, clock, outbox, log }: HandlerDeps): Promise<void> {
  for (const roundId of await readUnshown(db, clock.now())) {
    await outbox.showRound(roundId).catch((error: unknown) => {
      log.warn(
        { roundId, fault: describeFault(error) },
        'the public message of a round could not be brought up to date',
      );
    });
  }
}
