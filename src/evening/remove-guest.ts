import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { refundBets } from '../betting/refund-bets.js';
import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../db/database.js';
import { hostActs } from '../db/schema/host-acts.js';
import { partyUsers } from '../db/schema/party.js';
import { seatPhotos } from '../db/schema/photos.js';
import { UserError } from '../errors.js';
import type { TellIn } from '../events/public-lines.js';
import { recordEvent } from '../events/record-event.js';
import type { Party } from '../party/ensure-party.js';
import { actUndoUntil, recordAct } from '../party/host-acts.js';
import { endSessions } from '../party/phones/seat-sessions.js';
import { rebuildLines } from '../racing/laps/rebuild-lines.js';
import type { Race } from '../racing/race.js';
import { lockWallets } from '../wallet/move-coins.js';
import { leaveRound, lockLiveRaces, lockParty, readSeat, type Seat } from './lock-party.js';
import { isStakeInvolved } from './preview-remove.js';
import { readSeatBets, type SeatBets, sumBets } from './seat-bets.js';

/** What `restore` knows a lap by that only the removal made void. */
export const voidedByRemoval = 'guest removed';

export interface SeatChange {
  readonly party: Party;
  readonly userId: string;
  /** The host's guest id; null for a host who has not joined. */
  readonly changedBy: string | null;
  readonly tellIn?: TellIn | null | undefined;
}

export interface RemovedGuest {
  readonly outcome: 'removed';
  readonly name: string;
  readonly refundedBets: number;
  readonly refundedCoins: number;
  /** Bets by and on the guest in locked races. */
  readonly stayingBets: number;
  readonly voidedLaps: number;
  /** By which it can be taken back, and until when; null for one of an older version. */
  readonly undo: { readonly actId: string; readonly until: Date } | null;
  /** False where the guest was removed already. */
  readonly isChanged: boolean;
}

interface Removal extends SeatChange {
  /** False where a host with a stake in it is to be asked first; absent: nobody is asked. */
  readonly isInvolvementKnown?: boolean;
}

/** Nothing was done: the host has a stake in it and has not said so yet. */
export interface InvolvedRemoval {
  readonly outcome: 'involved';
}

/**
 * Takes a guest out of the party: bets by and on them in open races are refunded, those in locked
 * ones stay; their laps in live races are void. Finished races, wallet and ledger stay.
 * @throws UserError `not-found`, `guest-gone` or `guest-in-round`.
 */
export function removeGuest(
  db: Database,
  input: Removal,
  clock: Clock,
): Promise<RemovedGuest | InvolvedRemoval> {
  return db.orm.transaction((tx) => removeSeat(tx, input, clock.now()));
}

async function removeSeat(
  tx: Transaction,
  input: Removal,
  now: Date,
): Promise<RemovedGuest | InvolvedRemoval> {
  const { party, userId, changedBy } = input;
  await lockParty(tx, party.id);
  const seat = await readSeat(tx, party.id, userId);
  if (seat === null) throw new UserError('not-found', { what: 'guest' });
  const { name } = seat;
  if (seat.mergedInto !== null) throw new UserError('guest-gone', { name });
  if (seat.removedAt !== null) return readRemoved(tx, seat);
  const races = await lockLiveRaces(tx, party.id);
  const involved = await isStakeInvolved(tx, races, userId, changedBy);
  if (involved && input.isInvolvementKnown === false) return { outcome: 'involved' };
  const round = await leaveRound(tx, party.id, userId);
  if (round !== null) throw new UserError('guest-in-round', { name, round });
  const bets = await readSeatBets(tx, races, userId, now);
  const bettors = bets.refunded.map(({ bettorId }) => bettorId);
  await lockWallets(tx, party.id, [...new Set([userId, ...bettors])]);
  return takeOut(tx, { ...input, seat, races, bets, isInvolved: involved }, now);
}

interface Leaving extends Removal {
  readonly seat: Seat;
  readonly races: readonly Race[];
  readonly bets: SeatBets;
  readonly isInvolved: boolean;
}

async function takeOut(tx: Transaction, leaving: Leaving, now: Date): Promise<RemovedGuest> {
  const { party, userId, changedBy, seat, races, bets } = leaving;
  const claims = await refuseClaims(tx, leaving, now);
  const others = (some: SeatBets['refunded']) => some.filter((bet) => bet.bettorId !== userId);
  const data = {
    claims,
    refunded: sumBets(others(bets.refunded)),
    staying: sumBets(others(bets.staying)),
  };
  const { isInvolved } = leaving;
  const act = { partyId: party.id, kind: 'remove', userId, data, isInvolved } as const;
  const actId = await recordAct(tx, { ...act, doneBy: changedBy, doneAt: now });
  await refundBets(tx, races, bets.refunded, now, { actId });
  const voidedLaps = await voidLaps(tx, leaving, now);
  const gone = { removedAt: now, isHost: false };
  await tx.update(partyUsers).set(gone).where(eq(partyUsers.id, userId));
  await endSessions(tx, party.id, userId, now);
  await tx.delete(seatPhotos).where(eq(seatPhotos.userId, userId));
  await recordRemoval(
    tx,
    leaving,
    { actId, isTold: data.refunded.bets + data.staying.bets > 0 },
    now,
  );
  const refunded = sumBets(bets.refunded);
  return {
    outcome: 'removed',
    name: seat.name,
    refundedBets: refunded.bets,
    refundedCoins: refunded.coins,
    stayingBets: bets.staying.length,
    voidedLaps,
    undo: { actId, until: actUndoUntil({ kind: 'remove', doneAt: now, isAutomatic: false }) },
    isChanged: true,
  };
}

/** All are told where others had bet on the guest. */
function recordRemoval(
  tx: Transaction,
  { party, userId, changedBy, seat, bets, isInvolved, tellIn }: Leaving,
  { actId, isTold }: { readonly actId: string; readonly isTold: boolean },
  now: Date,
): Promise<void> {
  const { name } = seat;
  const refundedBets = bets.refunded.length;
  const involved = isInvolved ? { isInvolved } : {};
  const payload = { userId, name, refundedBets, ...involved, timestamp: now.toISOString() };
  return recordEvent(
    tx,
    { partyId: party.id, type: 'guest-removed', payload, triggeredBy: changedBy },
    { kind: 'guest-removed', subject: actId, tellIn: isTold ? tellIn : null },
  );
}

async function readRemoved(tx: Transaction, { id, name }: Seat): Promise<RemovedGuest> {
  const act = await findRemoval(tx, id);
  return {
    ...{ outcome: 'removed', name, refundedBets: 0, refundedCoins: 0, stayingBets: 0 },
    voidedLaps: 0,
    undo: act === null ? null : { actId: act.id, until: actUndoUntil(act) },
    isChanged: false,
  };
}

/** The removal that stands; null for one of an older version. */
export async function findRemoval(tx: Transaction, userId: string) {
  const [act] = await tx
    .select()
    .from(hostActs)
    .where(and(eq(hostActs.userId, userId), eq(hostActs.kind, 'remove'), isNull(hostActs.undoneAt)))
    .orderBy(desc(hostActs.doneAt))
    .limit(1);
  return act ?? null;
}

async function refuseClaims(
  tx: Transaction,
  { party, userId, changedBy }: SeatChange,
  now: Date,
): Promise<readonly string[]> {
  const claims = await tx.execute<{ id: string }>(sql`
    update sim_race_lap_claims set status = 'REFUSED', decided_at = ${now.toISOString()}::timestamptz, decided_by = ${changedBy}
    where party_id = ${party.id} and user_id = ${userId} and status = 'WAITING' returning id`);
  return claims.map(({ id }) => id);
}

/**
 * Voids a racer's laps in races that the caller holds, and takes them off the boards; returns how
 * many.
 */
async function voidLaps(
  tx: Transaction,
  { party, userId, races }: Pick<Leaving, 'party' | 'userId' | 'races'>,
  now: Date,
): Promise<number> {
  const laps = await tx.execute<{ game_id: string }>(sql`
    update sim_race_laps set voided_at = ${now.toISOString()}::timestamptz, void_reason = ${voidedByRemoval}
    where party_id = ${party.id} and user_id = ${userId} and voided_at is null
      and game_id = any(${sql.param(races.map(({ id }) => id))}::uuid[])
    returning game_id`);
  await rebuildLines(tx, {
    partyId: party.id,
    userIds: [userId],
    gameIds: [...new Set(laps.map((lap) => lap.game_id))],
  });
  return laps.length;
}
