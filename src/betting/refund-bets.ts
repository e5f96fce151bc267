import { and, asc, eq, inArray, or } from 'drizzle-orm';
import type { Transaction } from '../db/database.js';
import { bets } from '../db/schema/betting.js';
import type { Race } from '../racing/race.js';
import type { Owing } from '../wallet/movement.js';
import { type DueBet, payBets } from './pay-bets.js';

/** A pending bet, as it is moved or given back. */
export interface PendingBet {
  readonly betId: string;
  readonly gameId: string;
  readonly bettorId: string;
  readonly targetId: string;
  readonly stake: number;
  readonly createdAt: Date;
}

/** The pending bets by or on a guest in races that the caller holds, the earliest first. */
export async function readPendingOf(
  tx: Transaction,
  races: readonly Race[],
  userId: string,
): Promise<readonly PendingBet[]> {
  const [{ partyId } = { partyId: '' }] = races;
  if (races.length === 0) return [];
  return tx
    .select({
      betId: bets.id,
      gameId: bets.gameId,
      bettorId: bets.bettorId,
      targetId: bets.targetUserId,
      stake: bets.amount,
      createdAt: bets.createdAt,
    })
    .from(bets)
    .where(
      and(
        eq(bets.partyId, partyId),
        eq(bets.status, 'PENDING'),
        inArray(
          bets.gameId,
          races.map(({ id }) => id),
        ),
        or(eq(bets.bettorId, userId), eq(bets.targetUserId, userId)),
      ),
    )
    .orderBy(asc(bets.createdAt), asc(bets.id));
}

/**
 * Gives these bets back, race by race, for a host's act if one; the caller holds the races.
 * @throws UserError `wallet-full`.
 */
export async function refundBets(
  tx: Transaction,
  races: readonly Race[],
  pending: readonly PendingBet[],
  at: Date,
  { actId, ...owing }: { readonly actId?: string | undefined } & Owing = {},
): Promise<void> {
  for (const race of races) {
    const due = pending
      .filter(({ gameId }) => gameId === race.id)
      .map(
        ({ betId, bettorId, stake }): DueBet => ({
          betId,
          bettorId,
          status: 'REFUNDED',
          payout: stake,
        }),
      );
    await payBets(tx, race, due, { at, actId, ...owing });
  }
}
