import type { Transaction } from '../db/database.js';
import { lockWallets, moveCoins } from './move-coins.js';

/** Pays what a guest owes with what is in the wallet, as far as it goes. */
export async function payDebt(
  tx: Transaction,
  partyId: string,
  userId: string,
  at: Date,
): Promise<void> {
  const [wallet] = await lockWallets(tx, partyId, [userId]);
  const paid = Math.min(wallet?.debt ?? 0, wallet?.balance ?? 0);
  if (paid > 0) await moveCoins(tx, partyId, [{ userId, kind: 'DEBT', amount: -paid }], at);
}
