import {
  endLeftRace,
  findLeftRaces,
  findUntoldRaces,
  type LeftRace,
  markTold,
} from '../evening/left-races.js';
import { readRaceBest } from '../racing/board.js';
import { findDueLocks } from '../racing/lock-due-races.js';
import { describeFault } from './fault.js';
import type { HandlerDeps } from './handler-deps.js';
import { lockRaceNow } from './lock-race.js';

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
    await attempt(deps, left.race.id, () => tell(deps, left));
}

async function endNow(deps: HandlerDeps, left: LeftRace): Promise<void> {
  const { db, clock, wake, raceNotices, log } = deps;
  const ended = await endLeftRace(db, left, clock);
  if (ended === null) return;
  wake();
  const told =
    ended.kind === 'paid'
      ? raceNotices.paidByItself(ended.settlement)
      : raceNotices.cancelledByItself(ended.cancelled);
  await told.catch((error: unknown) => {
    log.warn(
      { raceId: left.race.id, fault: describeFault(error) },
      'the end of a race could not be announced; it holds all the same',
    );
  });
}

/**
 * Told first, noted then: after a crash in between it is sent again, which Discord takes for the
 * same message.
 */
async function tell({ db, clock, raceNotices }: HandlerDeps, left: LeftRace): Promise<void> {
  // What is due by now ends in this very sweep, or was held up by something that its host cannot
  // mend.
  if (left.endsAt > clock.now()) {
    await raceNotices.leftAlone(
      left.race,
      left.endsAt,
      (await readRaceBest(db.orm, left.race)) !== null,
    );
  }
  await markTold(db, left, clock);
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
