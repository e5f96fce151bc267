import { UserError } from '../errors.js';
import type { Race } from '../racing/race.js';

/** Coins to be taken back from each wallet. */
export function sumByWallet(
  payments: readonly { readonly holderId: string; readonly amount: number }[],
): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const { holderId, amount } of payments)
    totals.set(holderId, (totals.get(holderId) ?? 0) + amount);
  return totals;
}

/**
 * @throws UserError `undo-overdrawn` with every wallet that no longer holds what would be taken
 * back.
 */
export function requireCovered(
  race: Race,
  wallets: readonly { readonly id: string; readonly name: string; readonly balance: number }[],
  totals: ReadonlyMap<string, number>,
): void {
  const short = wallets
    .map(({ id, name, balance }) => ({ name, missing: (totals.get(id) ?? 0) - balance }))
    .filter(({ missing }) => missing > 0);
  if (short.length > 0)
    throw new UserError('undo-overdrawn', { title: race.title, wallets: short });
}
