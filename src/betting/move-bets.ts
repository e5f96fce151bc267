import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '../db/database.js';
import { bets } from '../db/schema/betting.js';
import { UserError } from '../errors.js';
import type { Race } from '../racing/race.js';
import { maxCoins } from '../values/amount.js';
import { moveCoins } from '../wallet/move-coins.js';
import { type PendingBet, readPendingOf, refundBets } from './refund-bets.js';

interface Moving {
  /** The host's act that moves them. */
  readonly actId?: string | undefined;
  readonly moveBalance: (at: Date) => Promise<number>;
}

/** A bet that was refunded and staked anew. */
export interface RestakedBet {
  readonly oldId: string;
  readonly newId: string;
  readonly gameId: string;
  readonly stake: number;
  /** What the new bet amounts to with it; more than the stake where it raised one. */
  readonly total: number;
}

export interface MovedBets {
  readonly movedCoins: number;
  /** Bets that only got another racer. */
  readonly retargeted: readonly string[];
  readonly restaked: readonly RestakedBet[];
}

interface Seats {
  readonly fromId: string;
  readonly intoId: string;
}

/**
 * Hands the pending bets by and on one guest to another, in races that the caller holds. The ledger
 * is never rewritten: where the bettor changes, or two bets on one racer become one, the old bet is
 * refunded and staked anew. `moveBalance` runs between the two, so that the coins are where the new
 * stake is taken.
 */
export async function moveBets(
  tx: Transaction,
  races: readonly Race[],
  seats: Seats,
  at: Date,
  { actId, moveBalance }: Moving,
): Promise<MovedBets> {
  const pending = await readPendingOf(tx, races, seats.fromId);
  const raised = await readTwins(tx, pending, seats);
  const isRestaked = (bet: PendingBet) => bet.bettorId === seats.fromId || raised.has(bet.betId);
  const restaked = pending.filter(isRestaked);
  // The coins only change seats: they pay no debt on their way.
  await refundBets(tx, races, restaked, at, { actId, keepsDebts: true });
  const movedCoins = await moveBalance(at);
  // First those that only get another racer: what is staked anew may have to raise one of them.
  const kept = pending.filter((bet) => !isRestaked(bet)).map(({ betId }) => betId);
  await tx.update(bets).set({ targetUserId: seats.intoId }).where(inArray(bets.id, kept));
  const moved: RestakedBet[] = [];
  for (const bet of restaked) moved.push(await restake(tx, races, bet, seats, { actId, at }));
  return { movedCoins, retargeted: kept, restaked: moved };
}

/**
 * Bets by others on the one guest, where their bettor backs the other guest in the same race as
 * well.
 */
async function readTwins(
  tx: Transaction,
  pending: readonly PendingBet[],
  { intoId }: Seats,
): Promise<ReadonlySet<string>> {
  const ids = pending.map(({ betId }) => betId);
  const rows = await tx.execute<{ id: string }>(sql`
    select b.id from bets b join bets twin on twin.game_id = b.game_id and twin.bettor_id = b.bettor_id
      and twin.target_user_id = ${intoId} and twin.status = 'PENDING' and twin.id <> b.id
    where b.id = any(${sql.param(ids)}::uuid[])`);
  return new Set(rows.map(({ id }) => id));
}

/**
 * Two large bets may be more than one can hold.
 * @throws UserError `wallet-full`.
 */
async function requireRoom(
  tx: Transaction,
  {
    gameId,
    bettorId,
    targetId,
    stake,
  }: Pick<PendingBet, 'gameId' | 'bettorId' | 'targetId' | 'stake'>,
): Promise<void> {
  const [full] = await tx.execute<{ name: string }>(sql`
    select u.name from bets b join party_users u on u.id = b.bettor_id
    where b.game_id = ${gameId} and b.bettor_id = ${bettorId} and b.target_user_id = ${targetId} and b.status = 'PENDING'
      and b.amount::bigint + ${stake}::bigint > ${maxCoins}::bigint`);
  if (full !== undefined) throw new UserError('wallet-full', full);
}

/**
 * Stakes a refunded bet again, by and on the guest who stays, with the rank of its first placing.
 */
async function restake(
  tx: Transaction,
  races: readonly Race[],
  { betId: oldId, gameId, bettorId, targetId, stake, createdAt }: PendingBet,
  { fromId, intoId }: Seats,
  { actId, at }: { readonly actId: string | undefined; readonly at: Date },
): Promise<RestakedBet> {
  const [race] = races.filter(({ id }) => id === gameId);
  if (race === undefined) throw new Error('A bet of a race that is not held');
  const bettor = bettorId === fromId ? intoId : bettorId;
  const target = targetId === fromId ? intoId : targetId;
  await requireRoom(tx, { gameId, bettorId: bettor, targetId: target, stake });
  const bet = { bettorId: bettor, targetUserId: target, amount: stake, createdAt };
  const placed = await placeAnew(tx, race, bet);
  const about = { betId: placed.id, gameId, actId };
  const movement = { userId: bettor, kind: 'STAKE', amount: -stake, ...about } as const;
  await moveCoins(tx, race.partyId, [movement], at);
  return { oldId, newId: placed.id, gameId, stake, total: placed.amount };
}

type NewBet = Pick<typeof bets.$inferSelect, 'bettorId' | 'targetUserId' | 'amount' | 'createdAt'>;

/** Raises the bet that there is, or places one. */
async function placeAnew(
  tx: Transaction,
  { id: gameId, partyId }: Race,
  bet: NewBet,
): Promise<{ readonly id: string; readonly amount: number }> {
  const isSame = and(
    eq(bets.gameId, gameId),
    eq(bets.bettorId, bet.bettorId),
    eq(bets.targetUserId, bet.targetUserId),
    eq(bets.status, 'PENDING'),
  );
  const written = { id: bets.id, amount: bets.amount };
  const [raised] = await tx
    .update(bets)
    .set({ amount: sql`${bets.amount} + ${bet.amount}` })
    .where(isSame)
    .returning(written);
  if (raised !== undefined) return raised;
  const [placed] = await tx
    .insert(bets)
    .values({ partyId, gameId, ...bet })
    .returning(written);
  if (placed === undefined) throw new Error('The bet was not placed again');
  return placed;
}
