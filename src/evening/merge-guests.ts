import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { readPendingOf } from '../betting/refund-bets.js';
import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../db/database.js';
import { hostActs } from '../db/schema/host-acts.js';
import { partyUsers } from '../db/schema/party.js';
import { seatPhotos } from '../db/schema/photos.js';
import { UserError } from '../errors.js';
import { recordEvent } from '../events/record-event.js';
import type { Party } from '../party/ensure-party.js';
import { actUndoUntil, recordAct } from '../party/host-acts.js';
import { endSessions } from '../party/phones/seat-sessions.js';
import type { Race } from '../racing/race.js';
import { lockWallets, moveCoins } from '../wallet/move-coins.js';
import { payDebt } from '../wallet/pay-debt.js';
import { leaveRound, lockLiveRaces, lockParty, readSeat, type Seat } from './lock-party.js';
import type { MergeData, SeatBefore } from './merge-data.js';
import { type MovedSeat, moveSeat, type SeatPair } from './move-seat.js';
import { requireOwnBackings } from './require-own-backings.js';

export interface MergeInput {
  readonly party: Party;
  /** The seat that ends, and the one that stays. */
  readonly fromId: string;
  readonly intoId: string;
  readonly mergedBy: string | null;
}

export interface MergePreview {
  readonly from: Seat;
  readonly into: Seat;
  /** Pending bets by or on the seat that ends. */
  readonly pendingBets: number;
  /** Its laps in live races. */
  readonly liveLaps: number;
}

export interface MergedGuest {
  readonly name: string;
  readonly fromName: string;
  readonly walletBalance: number;
  readonly movedCoins: number;
  readonly movedBets: number;
  readonly movedLaps: number;
  /** By which it can be taken back, and until when; null for one of an older version. */
  readonly undo: { readonly actId: string; readonly until: Date } | null;
  /** False where this merge had been made before. */
  readonly isChanged: boolean;
}

/**
 * What a merge would move.
 * @throws UserError as `mergeGuests`.
 */
export function previewMerge(
  db: Database,
  input: Omit<MergeInput, 'mergedBy'>,
): Promise<MergePreview> {
  return db.orm.transaction(async (tx) => {
    const { from, into } = await readPair(tx, input);
    const [counts] = await tx.execute<{ bets: number; laps: number }>(sql`
      select
        (select count(*)::int from bets b where b.party_id = ${input.party.id} and b.status = 'PENDING'
          and ${from.id} in (b.bettor_id, b.target_user_id)) as bets,
        (select count(*)::int from sim_race_laps l join party_games g on g.id = l.game_id and g.status <> 'FINISHED'
          where l.party_id = ${input.party.id} and l.user_id = ${from.id} and l.voided_at is null) as laps`);
    return { from, into, pendingBets: counts?.bets ?? 0, liveLaps: counts?.laps ?? 0 };
  });
}

/**
 * Makes one guest of two: coins by MERGE rows, pending bets by and on the seat that ends, and its
 * laps in live races go to the one that stays. What is finished stays as it was, under the name of
 * the one that stays.
 * @throws UserError `merge-same`, `not-found`, `guest-gone`, `guest-in-round`, `merge-backs-other`
 * or `wallet-full`.
 */
export function mergeGuests(db: Database, input: MergeInput, clock: Clock): Promise<MergedGuest> {
  return db.orm.transaction((tx) => mergeSeats(tx, input, clock.now()));
}

async function mergeSeats(tx: Transaction, input: MergeInput, now: Date): Promise<MergedGuest> {
  const { party, mergedBy } = input;
  await lockParty(tx, party.id);
  const earlier = await readMerged(tx, input);
  if (earlier !== null) return earlier;
  const { from, into } = await readPair(tx, input);
  const round = await leaveRound(tx, party.id, from.id);
  if (round !== null) throw new UserError('guest-in-round', { name: from.name, round }, 'from');
  const races = await lockLiveRaces(tx, party.id);
  await requireOwnBackings(tx, races, { from, into });
  await lockTouched(tx, party.id, races, [from.id, into.id]);
  const act = { partyId: party.id, kind: 'merge', userId: from.id } as const;
  const actId = await recordAct(tx, { ...act, data: {}, doneBy: mergedBy, doneAt: now });
  await moveDebt(tx, { from, into }, actId, now);
  const moved = await moveSeat(tx, races, { from, into }, now, actId);
  // Two who are one pay with what either had.
  await payDebt(tx, party.id, into.id, now);
  const kept = await closeSeat(tx, from, into);
  await endSessions(tx, party.id, from.id, now);
  await keepData(tx, actId, { ...kept, ...moved });
  return tellMerged(tx, input, { from, into, moved, actId }, now);
}

async function tellMerged(
  tx: Transaction,
  { party, mergedBy }: MergeInput,
  { from, into, moved, actId }: SeatPair & { readonly moved: MovedSeat; readonly actId: string },
  now: Date,
): Promise<MergedGuest> {
  const seats = { userId: into.id, name: into.name, fromId: from.id, fromName: from.name };
  const payload = { ...seats, coins: moved.movedCoins, timestamp: now.toISOString() };
  const event = { partyId: party.id, type: 'guests-merged', triggeredBy: mergedBy } as const;
  await recordEvent(tx, { ...event, payload });
  const until = actUndoUntil({ kind: 'merge', doneAt: now, isAutomatic: false });
  return {
    ...{ name: into.name, fromName: from.name },
    walletBalance: (await readSeat(tx, party.id, into.id))?.walletBalance ?? 0,
    movedCoins: moved.movedCoins,
    movedBets: moved.retargeted.length + moved.restaked.length,
    movedLaps: moved.laps.length,
    undo: { actId, until },
    isChanged: true,
  };
}

/** What the seat that ends owes, the one that stays owes: coins go over, and pay it. */
async function moveDebt(
  tx: Transaction,
  { from, into }: SeatPair,
  actId: string,
  now: Date,
): Promise<void> {
  const [wallet] = await lockWallets(tx, from.partyId, [from.id]);
  const amount = wallet?.debt ?? 0;
  if (amount === 0) return;
  const movements = [
    { userId: into.id, kind: 'MERGE', amount: -amount, reason: `owed by ${from.name}`, actId },
    { userId: from.id, kind: 'MERGE', amount, reason: `owed, to ${into.name}`, actId },
  ] as const;
  await moveCoins(tx, from.partyId, movements, now, { mayOwe: true });
}

async function readPair(
  tx: Transaction,
  { party, fromId, intoId }: Omit<MergeInput, 'mergedBy'>,
): Promise<{ readonly from: Seat; readonly into: Seat }> {
  const [from, into] = [await readSeat(tx, party.id, fromId), await readSeat(tx, party.id, intoId)];
  if (from === null || into === null) throw new UserError('not-found', { what: 'guest' });
  if (isGone(from)) throw new UserError('guest-gone', { name: from.name }, 'from');
  if (isGone(into)) throw new UserError('guest-gone', { name: into.name }, 'into');
  if (from.id === into.id) throw new UserError('merge-same', { name: from.name });
  return { from, into };
}

function isGone({ removedAt, mergedInto }: Seat): boolean {
  return removedAt !== null || mergedInto !== null;
}

/** The same merge made before: a second press changes nothing. */
async function readMerged(
  tx: Transaction,
  { party, fromId, intoId }: MergeInput,
): Promise<MergedGuest | null> {
  const from = await readSeat(tx, party.id, fromId);
  if (from?.mergedInto !== intoId) return null;
  const into = await readSeat(tx, party.id, intoId);
  const names = { name: into?.name ?? '', fromName: from.name };
  return {
    ...names,
    walletBalance: into?.walletBalance ?? 0,
    movedCoins: 0,
    movedBets: 0,
    movedLaps: 0,
    undo: await findUndo(tx, fromId),
    isChanged: false,
  };
}

async function findUndo(tx: Transaction, fromId: string): Promise<MergedGuest['undo']> {
  const [act] = await tx
    .select()
    .from(hostActs)
    .where(and(eq(hostActs.userId, fromId), eq(hostActs.kind, 'merge'), isNull(hostActs.undoneAt)))
    .orderBy(desc(hostActs.doneAt))
    .limit(1);
  return act === undefined ? null : { actId: act.id, until: actUndoUntil(act) };
}

/**
 * All wallets that the move may touch, in the order of their ids, so that no other payment is met
 * the wrong way round.
 */
async function lockTouched(
  tx: Transaction,
  partyId: string,
  races: readonly Race[],
  userIds: readonly [string, string],
): Promise<void> {
  const pending = await readPendingOf(tx, races, userIds[0]);
  const ids = [...new Set([...userIds, ...pending.map(({ bettorId }) => bettorId)])];
  await lockWallets(tx, partyId, ids);
}

/**
 * Ends the seat. A Discord account goes along where the seat that stays has none; a second account
 * stays behind. Returns what to keep of how it was.
 */
async function closeSeat(tx: Transaction, from: Seat, into: Seat): Promise<SeatBefore> {
  const isAccountMoving = into.discordId === null && from.discordId !== null;
  const { discordId, avatarUrl, isHost, name: fromName } = from;
  const end = { mergedInto: into.id, name: into.name };
  await tx
    .update(partyUsers)
    .set({ ...end, isHost: false, ...(isAccountMoving ? { discordId: null } : {}) })
    .where(eq(partyUsers.id, from.id));
  // Seats merged into this one before go on with it.
  const chained = await tx
    .update(partyUsers)
    .set(end)
    .where(eq(partyUsers.mergedInto, from.id))
    .returning({ id: partyUsers.id });
  if (isAccountMoving)
    await tx
      .update(partyUsers)
      .set({ discordId, avatarUrl, lastSeenAt: sql`now()` })
      .where(and(eq(partyUsers.id, into.id), isNull(partyUsers.discordId)));
  const isPhotoMoving = await movePhoto(tx, from.id, into.id);
  const intoAvatarUrl = into.avatarUrl;
  const account = { isAccountMoving, discordId, avatarUrl, intoAvatarUrl, isPhotoMoving, isHost };
  return { intoId: into.id, fromName, chained: chained.map(({ id }) => id), ...account };
}

/** The picture goes along to a seat without one; else it goes for good. True where it went along. */
async function movePhoto(tx: Transaction, fromId: string, intoId: string): Promise<boolean> {
  const moved = await tx.execute(sql`
    update seat_photos set user_id = ${intoId} where user_id = ${fromId}
      and not exists (select from seat_photos where user_id = ${intoId}) returning user_id`);
  await tx.delete(seatPhotos).where(eq(seatPhotos.userId, fromId));
  return moved.length > 0;
}

async function keepData(tx: Transaction, actId: string, data: MergeData): Promise<void> {
  await tx.update(hostActs).set({ data }).where(eq(hostActs.id, actId));
}
