import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { listRefunds, type Payment } from '../betting/payments.js';
import { planTakeBack, type TakenBack } from '../betting/take-back.js';
import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../db/database.js';
import { partyUsers } from '../db/schema/party.js';
import { UserError } from '../errors.js';
import { recordEvent } from '../events/record-event.js';
import { type HostAct, markUndone } from '../party/host-acts.js';
import { rebuildLines } from '../racing/laps/rebuild-lines.js';
import type { Race } from '../racing/race.js';
import { lockWallets } from '../wallet/move-coins.js';
import { listEndedSeats } from './ended-seats.js';
import { lockLiveRaces, lockParty, readSeat, type Seat } from './lock-party.js';
import { moveSeat, type SeatPair } from './move-seat.js';
import { findRemoval, type SeatChange, voidedByRemoval } from './remove-guest.js';
import { reopenBets } from './reopen-bets.js';
import { reversePayments } from './reverse-payments.js';

export interface RestoredGuest {
  readonly outcome: 'restored';
  readonly name: string;
  readonly walletBalance: number;
  readonly restoredLaps: number;
  /** Bets that are pending again, and who owes something now. */
  readonly restoredBets: number;
  readonly owing: readonly TakenBack[];
}

/** Nothing was done yet: these would owe something, and the host has not agreed. */
export interface RestoreQuestion {
  readonly outcome: 'asks-restore';
  readonly name: string;
  readonly actId: string;
  readonly takenBack: readonly TakenBack[];
}

interface Restoring extends SeatChange {
  /** False where a host is to be asked before somebody owes something. */
  readonly acceptsDebts?: boolean;
}

const keptOfRemoval = z.object({ claims: z.array(z.uuid()).default([]) });

/**
 * Lets a removed guest back in with wallet and history. In races that are still live, laps count
 * again, waiting laps wait again, and bets that the removal gave back are pending again.
 * @throws UserError `not-found`, `guest-gone` or `guest-not-removed`.
 */
export function restoreGuest(
  db: Database,
  input: Restoring,
  clock: Clock,
): Promise<RestoredGuest | RestoreQuestion> {
  const { party, userId, acceptsDebts = true } = input;
  return db.orm.transaction(async (tx) => {
    const now = clock.now();
    await lockParty(tx, party.id);
    const seat = await readSeat(tx, party.id, userId);
    if (seat === null) throw new UserError('not-found', { what: 'guest' });
    if (seat.mergedInto !== null) throw new UserError('guest-gone', { name: seat.name });
    if (seat.removedAt === null) throw new UserError('guest-not-removed', { name: seat.name });
    const races = await lockLiveRaces(tx, party.id);
    const act = await findRemoval(tx, userId);
    const given = act === null ? [] : await listRefunds(tx, act.id);
    const refunds = given.filter(({ gameId }) => races.some(({ id }) => id === gameId));
    const plan = await planTakeBack(tx, party.id, refunds);
    const owing = plan.filter(({ owes }) => owes > 0);
    if (owing.length > 0 && act !== null && !acceptsDebts)
      return { outcome: 'asks-restore', name: seat.name, actId: act.id, takenBack: plan };
    await bringBack(tx, seat, races, refunds, now);
    const restoredLaps = await restoreLaps(tx, seat, races, act);
    if (act !== null) await markUndone(tx, act, input.changedBy, now);
    const others = refunds.filter((refund) => refund.userId !== userId).length;
    await recordRestore(tx, seat, input, { act, others }, now);
    const walletBalance = (await readSeat(tx, party.id, userId))?.walletBalance ?? 0;
    const counts = { restoredLaps, restoredBets: refunds.length };
    return { outcome: 'restored', name: seat.name, walletBalance, ...counts, owing };
  });
}

/** The seat is there again, and the bets with it, race by race. */
async function bringBack(
  tx: Transaction,
  seat: Seat,
  races: readonly Race[],
  refunds: readonly Payment[],
  now: Date,
): Promise<void> {
  await tx
    .update(partyUsers)
    .set({ removedAt: null })
    .where(and(eq(partyUsers.id, seat.id), isNull(partyUsers.mergedInto)));
  const touched = races.filter(({ id }) => refunds.some(({ gameId }) => gameId === id));
  const ended = new Map<string, readonly SeatPair[]>();
  for (const race of touched) ended.set(race.id, await listEndedSeats(tx, race));
  await lockAll(tx, seat, refunds, [...ended.values()].flat());
  for (const race of touched) {
    const own = refunds.filter(({ gameId }) => gameId === race.id);
    const pairs = ended.get(race.id) ?? [];
    await reversePayments(tx, race, own, pairs, now);
    await reopenBets(tx, own);
    for (const pair of pairs) await moveSeat(tx, [race], pair, now);
  }
}

/** All wallets at once, in the order of their ids. */
async function lockAll(
  tx: Transaction,
  seat: Seat,
  refunds: readonly Payment[],
  pairs: readonly SeatPair[],
): Promise<void> {
  const ids = [
    seat.id,
    ...refunds.flatMap(({ userId, holderId }) => [userId, holderId]),
    ...pairs.flatMap(({ from, into }) => [from.id, into.id]),
  ];
  await lockWallets(tx, seat.partyId, [...new Set(ids)]);
}

/** Laps that only the removal made void count again, and waiting ones wait again. */
async function restoreLaps(
  tx: Transaction,
  { id: userId, partyId }: Seat,
  races: readonly Race[],
  act: HostAct | null,
): Promise<number> {
  const gameIds = races.map(({ id }) => id);
  const laps = await tx.execute<{ game_id: string }>(sql`
    update sim_race_laps set voided_at = null, void_reason = null
    where party_id = ${partyId} and user_id = ${userId} and void_reason = ${voidedByRemoval}
      and game_id = any(${sql.param(gameIds)}::uuid[])
    returning game_id`);
  await rebuildLines(tx, {
    partyId,
    userIds: [userId],
    gameIds: [...new Set(laps.map((lap) => lap.game_id))],
  });
  const { claims } = keptOfRemoval.parse(act?.data ?? {});
  await tx.execute(sql`
    update sim_race_lap_claims set status = 'WAITING', decided_at = null, decided_by = null
    where id = any(${sql.param(claims)}::uuid[]) and status = 'REFUSED' and game_id = any(${sql.param(gameIds)}::uuid[])`);
  return laps.length;
}

/** All are told where bets by others are pending again. */
function recordRestore(
  tx: Transaction,
  { id: userId, name }: Seat,
  { party, changedBy, tellIn }: Restoring,
  { act, others }: { readonly act: HostAct | null; readonly others: number },
  now: Date,
): Promise<void> {
  const payload = { userId, name, timestamp: now.toISOString() };
  const event = { partyId: party.id, type: 'guest-restored', payload } as const;
  return recordEvent(
    tx,
    { ...event, triggeredBy: changedBy },
    act === null || others === 0 ? null : { kind: 'guest-restored', subject: act.id, tellIn },
  );
}
