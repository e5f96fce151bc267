import {
  endLeftRace,
  findLeftRaces,
  findUntoldRaces,
  type LeftRace,
  remindOfRace,
} from '../evening/left-races.js';
import { findDueLocks } from '../racing/lock-due-races.js';
import { describeFault } from './fault.js';
import type { HandlerDeps } from './handler-deps.js';
import { lockRaceNow } from './lock-race.js';
import { tellLater } from './tell-lines.js';

/**
 * Locks, tells of and ends races whose time has come; what fails for one race does not hold up the
 * others.
 */
export async function keepRaces(deps: HandlerDeps): Promise<void> {
  const { db, clock } = deps;
  for (const raceId of await findDueLocks(db, clock.now()))
    await attempt(deps, raceId, () => lockRaceNow(deps, { raceId }));
  for (const left of await findLeftRaces(db, clock.now()))
    await attempt(deps, left.race.id, () => endNow(deps, left));
  for (const left of await findUntoldRaces(db, clock.now()))
    await attempt(deps, left.race.id, () => remind(deps, left));
}

async function endNow(deps: HandlerDeps, left: LeftRace): Promise<void> {
  const { db, clock, wake } = deps;
  if ((await endLeftRace(db, left, clock)) === null) return;
  wake();
  await tellSoon(deps, left);
}

async function remind(deps: HandlerDeps, left: LeftRace): Promise<void> {
  await remindOfRace(deps.db, left, deps.clock);
  await tellSoon(deps, left);
}

async function tellSoon(deps: HandlerDeps, { race: { channelId } }: LeftRace): Promise<void> {
  if (channelId !== null) await tellLater(deps, channelId, deps.clock.now());
}

async function attempt(
  { log }: HandlerDeps,
  raceId: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.warn(
      { raceId, fault: describeFault(error) },
      'a race could not be seen to; the next sweep tries again',
    );
  }
}
