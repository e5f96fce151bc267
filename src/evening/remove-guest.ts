import { and, eq, isNull, sql } from 'drizzle-orm';
import { refundBetsOf } from '../betting/refund-bets.js';
import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../db/database.js';
import { partyUsers } from '../db/schema/party.js';
import { UserError } from '../errors.js';
import { recordEvent } from '../events/record-event.js';
import type { Party } from '../party/ensure-party.js';
import { endSessions } from '../party/phones/seat-sessions.js';
import { rebuildLines } from '../racing/laps/rebuild-lines.js';
import { leaveRound, lockLiveRaces, lockParty, readSeat } from './lock-party.js';

/** What `restore` knows a lap by that only the removal made void. */
const voidedByRemoval = 'guest removed';

export interface SeatChange {
  readonly party: Party;
  readonly userId: string;
  /** The host's guest id; null for a host who has not joined. */
  readonly changedBy: string | null;
}

export interface RemovedGuest {
  readonly name: string;
  readonly refundedBets: number;
  readonly refundedCoins: number;
  readonly voidedLaps: number;
  /** False where the guest was removed already. */
  readonly isChanged: boolean;
}

/**
 * Takes a guest out of the party: bets by and on them are refunded, their laps in live races are
 * void; finished races, wallet and ledger stay.
 * @throws UserError `not-found`, `guest-gone` or `guest-in-round`.
 */
export function removeGuest(db: Database, input: SeatChange, clock: Clock): Promise<RemovedGuest> {
  return db.orm.transaction((tx) => removeSeat(tx, input, clock.now()));
}

async function removeSeat(
  tx: Transaction,
  { party, userId, changedBy }: SeatChange,
  now: Date,
): Promise<RemovedGuest> {
  await lockParty(tx, party.id);
  const seat = await readSeat(tx, party.id, userId);
  if (seat === null) throw new UserError('not-found', { what: 'guest' });
  const { name } = seat;
  if (seat.mergedInto !== null) throw new UserError('guest-gone', { name });
  if (seat.removedAt !== null)
    return { name, refundedBets: 0, refundedCoins: 0, voidedLaps: 0, isChanged: false };
  const round = await leaveRound(tx, party.id, userId);
  if (round !== null) throw new UserError('guest-in-round', { name, round });
  const races = await lockLiveRaces(tx, party.id);
  const refunded = await refundBetsOf(tx, races, userId, now);
  const voidedLaps = await voidLaps(
    tx,
    { partyId: party.id, userId, gameIds: races.map(({ id }) => id), reason: voidedByRemoval },
    now,
  );
  await closeSeat(tx, { party, userId, changedBy }, now);
  const payload = { userId, name, refundedBets: refunded.bets, timestamp: now.toISOString() };
  await recordEvent(tx, {
    partyId: party.id,
    type: 'guest-removed',
    payload,
    triggeredBy: changedBy,
  });
  return {
    name,
    refundedBets: refunded.bets,
    refundedCoins: refunded.coins,
    voidedLaps,
    isChanged: true,
  };
}

/** Laps that waited count no more, and the seat's phones are signed out. */
async function closeSeat(
  tx: Transaction,
  { party, userId, changedBy }: SeatChange,
  now: Date,
): Promise<void> {
  await tx.execute(sql`
    update sim_race_lap_claims set status = 'REFUSED', decided_at = ${now.toISOString()}::timestamptz, decided_by = ${changedBy}
    where party_id = ${party.id} and user_id = ${userId} and status = 'WAITING'`);
  const gone = { removedAt: now, isHost: false };
  await tx.update(partyUsers).set(gone).where(eq(partyUsers.id, userId));
  await endSessions(tx, party.id, userId, now);
}

interface LapsToVoid {
  readonly partyId: string;
  readonly userId: string;
  readonly gameIds: readonly string[];
  readonly reason: string;
}

/**
 * Voids a racer's laps in races that the caller holds, and takes them off the boards; returns how
 * many.
 */
async function voidLaps(
  tx: Transaction,
  { partyId, userId, gameIds, reason }: LapsToVoid,
  now: Date,
): Promise<number> {
  const laps = await tx.execute<{ game_id: string }>(sql`
    update sim_race_laps set voided_at = ${now.toISOString()}::timestamptz, void_reason = ${reason}
    where party_id = ${partyId} and user_id = ${userId} and voided_at is null
      and game_id = any(${sql.param([...gameIds])}::uuid[])
    returning game_id`);
  await rebuildLines(tx, {
    partyId,
    userIds: [userId],
    gameIds: [...new Set(laps.map((lap) => lap.game_id))],
  });
  return laps.length;
}

export interface RestoredGuest {
  readonly name: string;
  readonly walletBalance: number;
  readonly restoredLaps: number;
}

/**
 * Lets a removed guest back in with wallet and history; laps that the removal made void count again
 * where their race is still live. Refunded bets stay refunded.
 * @throws UserError `not-found`, `guest-gone` or `guest-not-removed`.
 */
export function restoreGuest(
  db: Database,
  { party, userId, changedBy }: SeatChange,
  clock: Clock,
): Promise<RestoredGuest> {
  return db.orm.transaction(async (tx) => {
    const now = clock.now();
    await lockParty(tx, party.id);
    const seat = await readSeat(tx, party.id, userId);
    if (seat === null) throw new UserError('not-found', { what: 'guest' });
    if (seat.mergedInto !== null) throw new UserError('guest-gone', { name: seat.name });
    if (seat.removedAt === null) throw new UserError('guest-not-removed', { name: seat.name });
    const gameIds = (await lockLiveRaces(tx, party.id)).map(({ id }) => id);
    const laps = await tx.execute<{ game_id: string }>(sql`
      update sim_race_laps set voided_at = null, void_reason = null
      where party_id = ${party.id} and user_id = ${userId} and void_reason = ${voidedByRemoval}
        and game_id = any(${sql.param(gameIds)}::uuid[])
      returning game_id`);
    const isMeant = and(eq(partyUsers.id, userId), isNull(partyUsers.mergedInto));
    await tx.update(partyUsers).set({ removedAt: null }).where(isMeant);
    await rebuildLines(tx, {
      partyId: party.id,
      userIds: [userId],
      gameIds: [...new Set(laps.map((lap) => lap.game_id))],
    });
    const payload = { userId, name: seat.name, timestamp: now.toISOString() };
    await recordEvent(tx, {
      partyId: party.id,
      type: 'guest-restored',
      payload,
      triggeredBy: changedBy,
    });
    return { name: seat.name, walletBalance: seat.walletBalance, restoredLaps: laps.length };
  });
}
