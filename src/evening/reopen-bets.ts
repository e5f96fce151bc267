import { inArray } from 'drizzle-orm';
import type { Payment } from '../betting/payments.js';
import type { Transaction } from '../db/database.js';
import { bets } from '../db/schema/betting.js';

/** Bets whose refunds were reversed are pending again. */
export async function reopenBets(tx: Transaction, refunds: readonly Payment[]): Promise<void> {
  const ids = refunds.flatMap(({ betId }) => (betId === null ? [] : [betId]));
  if (ids.length === 0) return;
  await tx
    .update(bets)
    .set({ status: 'PENDING', payout: null, settledAt: null })
    .where(inArray(bets.id, ids));
}
