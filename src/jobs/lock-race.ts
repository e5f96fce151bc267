import { z } from 'zod';
import type { Clock } from '../clock.js';
import { lockDueRace } from '../racing/lock-due-races.js';
import { defineJob } from './define-job.js';
import type { Enqueue } from './enqueue.js';
import { describeFault } from './fault.js';
import type { HandlerDeps } from './handler-deps.js';

/** Makes a timed lock punctual. */
export const lockRace = defineJob({
  name: 'lock-race',
  version: 1,
  payload: z.object({ raceId: z.uuid() }),
  concurrency: 2,
  run: lockRaceNow,
});

/** Has a race locked at a time; a race whose time changes gets another job. */
export async function lockRaceAt(
  { clock, enqueue }: { readonly clock: Clock; readonly enqueue: Enqueue },
  raceId: string,
  locksAt: Date,
): Promise<void> {
  const delayMs = Math.max(0, locksAt.getTime() - clock.now().getTime());
  await enqueue(lockRace, { raceId }, { occasion: locksAt.getTime(), delayMs });
}

/** Carries out a timed lock that is due; too early or too late it does nothing. */
export async function lockRaceNow(
  { db, clock, wake, raceNotices, log }: HandlerDeps,
  { raceId }: { readonly raceId: string },
): Promise<void> {
  const race = await lockDueRace(db, raceId, clock);
  if (race === null) return;
  wake();
  await raceNotices.locked(race).catch((error: unknown) => {
    log.warn(
      { raceId, fault: describeFault(error) },
      'a lock could not be announced; the race is locked all the same',
    );
  });
}
