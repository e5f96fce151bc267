import { z } from 'zod';
import type { Clock } from '../clock.js';
import { lockDueRace } from '../racing/lock-due-races.js';
import { defineJob } from './define-job.js';
import type { Enqueue } from './enqueue.js';
import type { HandlerDeps } from './handler-deps.js';
import { tellLater } from './tell-lines.js';

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
  deps: HandlerDeps,
  { raceId }: { readonly raceId: string },
): Promise<void> {
  const { db, clock, wake } = deps;
  const race = await lockDueRace(db, raceId, clock);
  if (race === null) return;
  wake();
  if (race.channelId !== null) await tellLater(deps, race.channelId, clock.now());
}
