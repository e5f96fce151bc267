import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../db/database.js';
import { bets } from '../db/schema/betting.js';
import { partyUsers } from '../db/schema/party.js';
import { seatPhotos } from '../db/schema/photos.js';
import { UserError } from '../errors.js';
import { recordEvent } from '../events/record-event.js';
import { type HostAct, markUndone, readAct, requireActUndoable } from '../party/host-acts.js';
import { readLastReset } from '../party/last-reset.js';
import { reopenSessions } from '../party/phones/seat-sessions.js';
import { rebuildLines } from '../racing/laps/rebuild-lines.js';
import { leaveRound, lockLiveRaces, lockParty, readSeat, type Seat } from './lock-party.js';
import { type MergeData, mergeData } from './merge-data.js';
import { requireUnbuilt } from './require-unbuilt.js';
import { returnCoins } from './return-coins.js';
import type { UndoAsk } from './undo-ask.js';

/** Two guests again. */
export interface UndoneMerge {
  readonly outcome: 'merge-undone';
  readonly name: string;
  readonly fromName: string;
  readonly coins: number;
  readonly fromCoins: number;
  /** What either owes now. */
  readonly debt: number;
  readonly fromDebt: number;
  readonly isChanged: boolean;
}

/**
 * Makes two guests of one again while nothing was built on it: coins by reversing rows, bets and
 * laps back where they were. Coins that are spent are owed.
 * @throws UserError `merge-built-on`, `guest-in-round`, `act-too-late`, `act-before-reset`,
 * `not-found` or `button-outdated`.
 */
export function undoMerge(db: Database, input: UndoAsk, clock: Clock): Promise<UndoneMerge> {
  const { party } = input;
  return db.orm.transaction(async (tx) => {
    await lockParty(tx, party.id);
    const act = await readAct(tx, party.id, input.actId);
    const data = mergeData.parse(act.data);
    const fromId = act.userId ?? '';
    if (act.undoneAt === null) await split(tx, input, { act, data, fromId }, clock.now());
    const [from, into] = [
      await readSeat(tx, party.id, fromId),
      await readSeat(tx, party.id, data.intoId),
    ];
    return {
      ...{ outcome: 'merge-undone', name: into?.name ?? '', fromName: data.fromName },
      ...{ coins: into?.walletBalance ?? 0, fromCoins: from?.walletBalance ?? 0 },
      ...{ debt: into?.debt ?? 0, fromDebt: from?.debt ?? 0 },
      isChanged: act.undoneAt === null,
    };
  });
}

interface Merged {
  readonly act: HostAct;
  readonly data: MergeData;
  readonly fromId: string;
}

async function split(
  tx: Transaction,
  { party, triggeredBy }: UndoAsk,
  { act, data, fromId }: Merged,
  now: Date,
): Promise<void> {
  requireActUndoable(act, { now, lastReset: await readLastReset(tx, party.id) });
  const [from, into] = [
    await readSeat(tx, party.id, fromId),
    await readSeat(tx, party.id, data.intoId),
  ];
  const races = await lockLiveRaces(tx, party.id);
  const pair = requireUnbuilt({ from, into, data });
  await requireNoRound(tx, pair.into, data);
  await requireUnmoved(tx, pair.into, data, new Set(races.map(({ id }) => id)));
  await returnCoins(tx, party.id, { act, data, ...pair }, now);
  await returnBets(tx, fromId, data, now);
  await reopenSeat(tx, fromId, data);
  await reopenSessions(tx, { partyId: party.id, userId: fromId, endedAt: act.doneAt }, now);
  await returnLaps(tx, party.id, { fromId, data }, now);
  await markUndone(tx, act, triggeredBy, now);
  const seats = { userId: data.intoId, name: pair.into.name, fromId, fromName: data.fromName };
  const payload = { ...seats, timestamp: now.toISOString() };
  await recordEvent(tx, { partyId: party.id, type: 'guests-unmerged', triggeredBy, payload });
}

/** Whose account goes back cannot be dealt words meanwhile. */
async function requireNoRound(tx: Transaction, into: Seat, data: MergeData): Promise<void> {
  if (!data.isAccountMoving) return;
  const round = await leaveRound(tx, into.partyId, into.id);
  if (round !== null) throw new UserError('guest-in-round', { name: into.name, round });
}

/**
 * Bets and laps that went over are as the merge left them, in races that are on.
 * @throws UserError `merge-built-on`.
 */
async function requireUnmoved(
  tx: Transaction,
  { id: intoId, name }: Seat,
  { restaked, retargeted, laps, claims }: MergeData,
  live: ReadonlySet<string>,
): Promise<void> {
  const isOver = [...restaked, ...laps].some(({ gameId }) => !live.has(gameId));
  if (isOver) throw new UserError('merge-built-on', { name, what: 'race' });
  const totals = new Map(restaked.map(({ newId, total }) => [newId, total]));
  const [counts] = await tx.execute<{
    bets: number;
    targets: number;
    laps: number;
    claims: number;
  }>(sql`
    select
      (select count(*)::int from bets b join unnest(${sql.param([...totals.keys()])}::uuid[], ${sql.param([...totals.values()])}::int[]) as t(id, total)
        on b.id = t.id and b.amount = t.total where b.status = 'PENDING') as bets,
      (select count(*)::int from bets where id = any(${sql.param([...retargeted])}::uuid[]) and status = 'PENDING' and target_user_id = ${intoId}) as targets,
      (select count(*)::int from sim_race_laps where id = any(${sql.param(laps.map(({ newId }) => newId))}::bigint[]) and voided_at is null) as laps,
      (select count(*)::int from sim_race_lap_claims where id = any(${sql.param([...claims])}::uuid[]) and status = 'WAITING') as claims`);
  if (counts?.bets !== totals.size || counts.targets !== retargeted.length)
    throw new UserError('merge-built-on', { name, what: 'bet' });
  if (counts.laps !== laps.length || counts.claims !== claims.length)
    throw new UserError('merge-built-on', { name, what: 'lap' });
}

/** Bets that were refunded are pending again; those in their place are given back or lowered. */
async function returnBets(
  tx: Transaction,
  fromId: string,
  { restaked, retargeted }: MergeData,
  now: Date,
): Promise<void> {
  for (const newId of new Set(restaked.map((bet) => bet.newId))) {
    const own = restaked.filter((bet) => bet.newId === newId);
    const change = own.some(({ stake, total }) => stake === total)
      ? ({ status: 'REFUNDED', payout: sql`${bets.amount}`, settledAt: now } as const)
      : { amount: sql`${bets.amount} - ${own.reduce((sum, { stake }) => sum + stake, 0)}` };
    await tx.update(bets).set(change).where(eq(bets.id, newId));
  }
  const oldIds = restaked.map(({ oldId }) => oldId);
  await tx
    .update(bets)
    .set({ status: 'PENDING', payout: null, settledAt: null })
    .where(inArray(bets.id, oldIds));
  await tx
    .update(bets)
    .set({ targetUserId: fromId })
    .where(inArray(bets.id, [...retargeted]));
}

/** The seat is a guest again, with its account and the seats that had gone into it. */
async function reopenSeat(tx: Transaction, fromId: string, data: MergeData): Promise<void> {
  const { intoId, fromName, chained, isAccountMoving, discordId, avatarUrl, intoAvatarUrl } = data;
  if (data.isPhotoMoving)
    await tx.update(seatPhotos).set({ userId: fromId }).where(eq(seatPhotos.userId, intoId));
  if (isAccountMoving)
    await tx
      .update(partyUsers)
      .set({ discordId: null, avatarUrl: intoAvatarUrl })
      .where(eq(partyUsers.id, intoId));
  await tx
    .update(partyUsers)
    .set({
      ...{ mergedInto: null, name: fromName, isHost: data.isHost },
      ...(isAccountMoving ? { discordId, avatarUrl } : {}),
    })
    .where(eq(partyUsers.id, fromId));
  await tx
    .update(partyUsers)
    .set({ mergedInto: fromId, name: fromName })
    .where(and(inArray(partyUsers.id, [...chained]), eq(partyUsers.mergedInto, intoId)));
}

/** The copies are void, the laps themselves count again. */
async function returnLaps(
  tx: Transaction,
  partyId: string,
  { fromId, data: { laps, claims, intoId } }: { readonly fromId: string; readonly data: MergeData },
  now: Date,
): Promise<void> {
  await tx.execute(sql`
    update sim_race_laps set voided_at = ${now.toISOString()}::timestamptz, void_reason = 'merge taken back'
    where id = any(${sql.param(laps.map(({ newId }) => newId))}::bigint[])`);
  await tx.execute(sql`
    update sim_race_laps set voided_at = null, void_reason = null
    where id = any(${sql.param(laps.map(({ oldId }) => oldId))}::bigint[])`);
  await tx.execute(sql`
    update sim_race_lap_claims set user_id = ${fromId} where id = any(${sql.param([...claims])}::uuid[])`);
  const gameIds = [...new Set(laps.map(({ gameId }) => gameId))];
  await rebuildLines(tx, { partyId, userIds: [fromId, intoId], gameIds });
}
