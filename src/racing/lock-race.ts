import { and, eq } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../db/database.js';
import { partyGames } from '../db/schema/racing.js';
import type { Line, TellIn } from '../events/public-lines.js';
import { recordEvent } from '../events/record-event.js';
import type { Party } from '../party/ensure-party.js';
import { isDriven } from './is-driven.js';
import { lockRaceRow } from './lock-row.js';
import { type Race, raceFields } from './race.js';
import { requireFit } from './resolve-race.js';

export interface RaceChange {
  readonly party: Party;
  readonly gameId: string;
  /** The guest who asked for it; null for a host who has not joined. */
  readonly triggeredBy: string | null;
  readonly tellIn?: TellIn | null | undefined;
}

export interface ChangedRace {
  readonly race: Race;
  /** False where the race was so already. */
  readonly isChanged: boolean;
}

/**
 * Ends the bets on a race; laps go on.
 * @throws UserError `race-finished`, `not-found` or `button-outdated`.
 */
export function lockRace(
  db: Database,
  { party, gameId, triggeredBy, tellIn }: RaceChange,
  clock: Clock,
): Promise<ChangedRace> {
  return db.orm.transaction(async (tx) => {
    const race = requireFit(await lockRaceRow(tx, party.id, gameId), 'settle');
    return closeBets(tx, race, triggeredBy, clock.now(), { kind: 'race-locked', tellIn });
  });
}

/**
 * Takes bets again; a confirm of a preview made before pays nothing any more. A lock that has not
 * come yet (its time, or the first lap) stays due, one that has passed gives way to locking by hand.
 * @throws UserError `race-finished`, `not-found` or `button-outdated`.
 */
export function unlockRace(
  db: Database,
  { party, gameId, triggeredBy, tellIn }: RaceChange,
  clock: Clock,
): Promise<ChangedRace> {
  return db.orm.transaction(async (tx) => {
    const race = requireFit(await lockRaceRow(tx, party.id, gameId), 'settle');
    if (race.status === 'OPEN') return { race, isChanged: false };
    const now = clock.now();
    const lock = (await isStillDue(tx, race, now))
      ? {}
      : ({ lockRule: 'manual', locksAt: null } as const);
    const opened: Race = { ...race, ...lock, status: 'OPEN', boardVersion: race.boardVersion + 1 };
    const line = { kind: 'race-unlocked', tellIn } as const;
    await writeStatus(tx, opened, 'race-unlocked', triggeredBy, now, line);
    return { race: opened, isChanged: true };
  });
}

/** Any lap locks by its rule. */
async function isStillDue(tx: Transaction, race: Race, now: Date): Promise<boolean> {
  if (race.lockRule === 'timed') return race.locksAt !== null && race.locksAt > now;
  return race.lockRule === 'first-lap' && !(await isDriven(tx, race));
}

/** Locks an open race that the caller holds, with its event and the line that tells of it. */
export async function closeBets(
  tx: Transaction,
  race: Race,
  triggeredBy: string | null,
  now: Date,
  line: Line | null,
): Promise<ChangedRace> {
  if (race.status !== 'OPEN') return { race, isChanged: false };
  const locked: Race = { ...race, status: 'LOCKED' };
  await writeStatus(tx, locked, 'race-locked', triggeredBy, now, line);
  return { race: locked, isChanged: true };
}

async function writeStatus(
  tx: Transaction,
  race: Race,
  type: 'race-locked' | 'race-unlocked',
  triggeredBy: string | null,
  now: Date,
  line: Line | null,
): Promise<void> {
  const payload = { ...raceFields(race), timestamp: now.toISOString() };
  await Promise.all([
    tx
      .update(partyGames)
      .set({
        status: race.status,
        boardVersion: race.boardVersion,
        lockRule: race.lockRule,
        locksAt: race.locksAt,
      })
      .where(and(eq(partyGames.partyId, race.partyId), eq(partyGames.id, race.id))),
    recordEvent(tx, { partyId: race.partyId, type, triggeredBy, payload }, line),
  ]);
}
