import { and, eq, lte } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { partyGames } from '../db/schema/racing.js';
import { closeBets } from './lock-race.js';
import { lockRaceRow } from './lock-row.js';
import { isLockDue, type Race } from './race.js';

/** Races whose time to lock has come. */
export async function findDueLocks(db: Database, now: Date): Promise<readonly string[]> {
  const rows = await db.orm
    .select({ id: partyGames.id })
    .from(partyGames)
    .where(and(eq(partyGames.status, 'OPEN'), lte(partyGames.locksAt, now)));
  return rows.map(({ id }) => id);
}

/** Locks a race whose time has come; null where there is nothing to lock (any more). */
export async function lockDueRace(
  db: Database,
  raceId: string,
  clock: Clock,
): Promise<Race | null> {
  const [found] = await db.orm
    .select({ partyId: partyGames.partyId })
    .from(partyGames)
    .where(eq(partyGames.id, raceId));
  if (found === undefined) return null;
  return db.orm.transaction(async (tx) => {
    const race = await lockRaceRow(tx, found.partyId, raceId);
    const now = clock.now();
    if (!isLockDue(race, now)) return null;
    const tellIn = race.channelId === null ? null : { channelId: race.channelId };
    return (await closeBets(tx, race, null, now, { kind: 'race-locked-in-time', tellIn })).race;
  });
}
