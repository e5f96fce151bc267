import { eq } from 'drizzle-orm';
import type { Payment } from '../betting/payments.js';
import type { Transaction } from '../db/database.js';
import { bets } from '../db/schema/betting.js';
import type { Race } from '../racing/race.js';
import { lockWallets, moveCoins } from '../wallet/move-coins.js';
import type { Movement } from '../wallet/movement.js';
import type { SeatPair } from './move-seat.js';

/**
 * Writes the opposite of payments for a race's bets; the caller holds the race. All wallets are
 * locked at once, those of `ended` seats and of the bettors too, for what is moved afterwards. A
 * wallet that holds too little gives what it has, and its guest owes the rest. Returns the coins
 * taken back.
 */
export async function reversePayments(
  tx: Transaction,
  race: Race,
  payments: readonly Payment[],
  ended: readonly SeatPair[],
  now: Date,
): Promise<number> {
  await lockWallets(tx, race.partyId, await listTouchedWallets(tx, race, ended, payments));
  const movements = payments.flatMap((payment): Movement[] => [
    ...returnToSeat(race, payment),
    {
      userId: payment.userId,
      kind: 'REVERSAL',
      amount: -payment.amount,
      gameId: race.id,
      reversesId: payment.entryId,
      ...(payment.settlementId === null ? {} : { settlementId: payment.settlementId }),
      ...(payment.betId === null ? {} : { betId: payment.betId }),
    },
  ]);
  await moveCoins(tx, race.partyId, movements, now, { mayOwe: true });
  return payments.reduce((sum, { amount }) => sum + amount, 0);
}

/**
 * A payment is reversed in the wallet that it went to; a merged seat gets its coins back for it
 * from the one that stayed.
 */
function returnToSeat(
  race: Race,
  { userId, holderId, amount, settlementId }: Payment,
): readonly Movement[] {
  if (userId === holderId) return [];
  const what = settlementId === null ? 'refund' : 'payout';
  const why = { kind: 'MERGE' as const, reason: `${what} of ${race.title} taken back` };
  return [
    { ...why, userId: holderId, amount: -amount },
    { ...why, userId, amount },
  ];
}

/** Those of everybody paid, of the bettors, and the seats on both sides of a merge. */
async function listTouchedWallets(
  tx: Transaction,
  race: Race,
  ended: readonly SeatPair[],
  payments: readonly Payment[],
): Promise<readonly string[]> {
  const bettors =
    ended.length === 0
      ? []
      : await tx.selectDistinct({ id: bets.bettorId }).from(bets).where(eq(bets.gameId, race.id));
  return [
    ...new Set([
      ...payments.flatMap(({ userId, holderId }) => [userId, holderId]),
      ...ended.flatMap(({ from, into }) => [from.id, into.id]),
      ...bettors.map(({ id }) => id),
    ]),
  ];
}
