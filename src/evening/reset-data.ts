import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Transaction } from '../db/database.js';
import { stateBefore } from './race-state.js';

/** What a reset keeps beside the ledger's rows that name it. */
export const resetData = z.object({
  resetId: z.uuid(),
  /** The ledger's last row of the reset: what comes after it belongs to the new evening. */
  lastEntry: z.int(),
  /** Debts that the starting coins have paid. */
  debts: z.array(z.object({ userId: z.uuid(), coins: z.int() })),
  /** The live races that it cancelled, as they were, in the order of their ids. */
  races: z.array(stateBefore.extend({ id: z.uuid() })),
});
export type ResetData = z.infer<typeof resetData>;

/** The last row of a party's ledger; the caller holds all wallets. */
export async function readLastEntry(tx: Transaction, partyId: string): Promise<number> {
  const [row] = await tx.execute<{ id: number }>(sql`
    select coalesce(max(id), 0)::float8 as id from wallet_entries where party_id = ${partyId}`);
  return row?.id ?? 0;
}

/**
 * A guest whose coins have changed since that row; null where all that moved went back, as after a
 * bet that was withdrawn. Welcome coins of new guests do not count.
 */
export async function findMovedSince(
  tx: Transaction,
  partyId: string,
  lastEntry: number,
): Promise<string | null> {
  const [row] = await tx.execute<{ name: string }>(sql`
    select u.name from wallet_entries w join party_users u on u.id = w.user_id
    where w.party_id = ${partyId} and w.id > ${lastEntry} and w.kind <> 'JOIN'
    group by u.id having sum(w.amount) <> 0 or sum(w.amount) filter (where w.kind = 'DEBT') <> 0
    order by u.name, u.id limit 1`);
  return row?.name ?? null;
}
