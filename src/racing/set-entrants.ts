import { and, eq, sql } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../db/database.js';
import { partyGames, raceEntrants, simRaceEntries } from '../db/schema/racing.js';
import { UserError } from '../errors.js';
import { recordEvent } from '../events/record-event.js';
import type { Party } from '../party/ensure-party.js';
import { racerName } from './laps/lap-rows.js';
import { requireOwnBacking } from './laps/require-own-backing.js';
import { lockRaceRow } from './lock-row.js';
import type { Race } from './race.js';
import { requireFit } from './resolve-race.js';

export interface EntrantsChange {
  readonly party: Party;
  readonly gameId: string;
  /** Guests who race, and who do not; all of it or nothing. */
  readonly enter: readonly string[];
  readonly leave: readonly string[];
  /** The guest who says so; null for a host who has not joined. */
  readonly triggeredBy: string | null;
}

export interface ChangedEntrants {
  readonly race: Race;
  /** How many are in, or out, who were not before. */
  readonly changes: number;
}

/**
 * Says who races in a live race. Where racers back only themselves, entering binds like a lap.
 * @throws UserError `entrant-driven` for leaving with a lap on the board, `backs-other`, `guest-gone`,
 * `race-finished`, `not-found`, `button-outdated`.
 */
export function setEntrants(
  db: Database,
  { party, gameId, enter, leave, triggeredBy }: EntrantsChange,
  clock: Clock,
): Promise<ChangedEntrants> {
  return db.orm.transaction(async (tx) => {
    const race = requireFit(await lockRaceRow(tx, party.id, gameId), 'lap');
    const now = clock.now();
    let changes = 0;
    for (const [userIds, isRacing] of [[enter, true] as const, [leave, false] as const]) {
      for (const userId of new Set(userIds)) {
        const isOwn = userId === triggeredBy;
        const change = isRacing ? enterOne : leaveOne;
        if (!(await change(tx, race, { userId, isOwn }, now))) continue;
        changes += 1;
        await record(tx, race, { userId, isRacing, triggeredBy }, now);
      }
    }
    if (changes > 0) await renewBoard(tx, race);
    return { race, changes };
  });
}

/**
 * A lap enters its racer, without a word of its own. The caller holds the race.
 */
export async function enterByLap(
  tx: Transaction,
  { id: gameId, partyId }: Race,
  userId: string,
  now: Date,
): Promise<void> {
  await tx
    .insert(raceEntrants)
    .values({ partyId, gameId, userId, enteredAt: now })
    .onConflictDoNothing();
}

interface Somebody {
  readonly userId: string;
  readonly isOwn: boolean;
}

async function enterOne(
  tx: Transaction,
  race: Race,
  { userId, isOwn }: Somebody,
  now: Date,
): Promise<boolean> {
  await racerName(tx, race, userId);
  await requireOwnBacking(tx, race, userId, isOwn);
  if (await isListed(tx, race, userId)) return false;
  await enterByLap(tx, race, userId, now);
  return true;
}

async function leaveOne(
  tx: Transaction,
  race: Race,
  { userId, isOwn }: Somebody,
): Promise<boolean> {
  const isLine = and(eq(simRaceEntries.gameId, race.id), eq(simRaceEntries.userId, userId));
  const [line] = await tx.select({ id: simRaceEntries.id }).from(simRaceEntries).where(isLine);
  const name = await racerName(tx, race, userId);
  if (line !== undefined) throw new UserError('entrant-driven', { title: race.title, name, isOwn });
  const gone = await tx.execute(sql`
    delete from race_entrants e using party_users seat
    where e.game_id = ${race.id} and seat.id = e.user_id and coalesce(seat.merged_into, seat.id) = ${userId} returning 1`);
  return gone.length > 0;
}

async function isListed(tx: Transaction, race: Race, userId: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from race_entrants e join party_users seat on seat.id = e.user_id
    where e.game_id = ${race.id} and coalesce(seat.merged_into, seat.id) = ${userId}`);
  return rows.length > 0;
}

async function record(
  tx: Transaction,
  { id: gameId, partyId }: Race,
  {
    userId,
    isRacing,
    triggeredBy,
  }: { readonly userId: string; readonly isRacing: boolean; readonly triggeredBy: string | null },
  now: Date,
): Promise<void> {
  const userName = await racerName(tx, { id: gameId, partyId }, userId);
  const payload = { gameId, userId, userName, timestamp: now.toISOString() };
  const type = isRacing ? 'racer-entered' : 'racer-left';
  await recordEvent(tx, { partyId, type, triggeredBy, payload });
}

/** A bet that looks whom its racers bind looks again. */
async function renewBoard(tx: Transaction, { id, backing, boardVersion }: Race): Promise<void> {
  if (backing === 'any') return;
  await tx
    .update(partyGames)
    .set({ boardVersion: boardVersion + 1 })
    .where(eq(partyGames.id, id));
}
