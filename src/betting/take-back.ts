import { sql } from 'drizzle-orm';
import type { Orm, Transaction } from '../db/database.js';
import type { Payment } from './payments.js';

/** What would leave a wallet, and what would be in it and owed then. */
export interface TakenBack {
  readonly name: string;
  readonly amount: number;
  readonly left: number;
  /** Coins that the wallet lacks: the guest owes them. */
  readonly owes: number;
}

/**
 * What taking payments back would do to each wallet, the largest amount first. What a wallet lacks
 * its guest would owe: nobody keeps a wrong payout by spending it.
 */
export async function planTakeBack(
  db: Orm | Transaction,
  partyId: string,
  payments: readonly Pick<Payment, 'holderId' | 'amount'>[],
): Promise<readonly TakenBack[]> {
  const totals = new Map<string, number>();
  for (const { holderId, amount } of payments)
    totals.set(holderId, (totals.get(holderId) ?? 0) + amount);
  const wallets = await db.execute<{ id: string; name: string; balance: number }>(sql`
    select id, name, wallet_balance as balance from party_users
    where party_id = ${partyId} and id = any(${sql.param([...totals.keys()])}::uuid[]) order by name, id`);
  const plan = wallets.map(({ id, name, balance }) => {
    const amount = totals.get(id) ?? 0;
    const left = Math.max(0, balance - amount);
    return { name, amount, left, owes: Math.max(0, amount - balance) };
  });
  return plan.sort((a, b) => b.amount - a.amount);
}
