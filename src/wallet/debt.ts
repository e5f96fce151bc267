import type { LockedWallet, Movement, Owing } from './movement.js';

/** The DEBT rows before a wallet's movements, and those after them. */
export interface DebtRows {
  readonly lent: readonly Movement[];
  readonly paid: readonly Movement[];
}

/**
 * What a wallet's movements do to a debt. It is booked as coins lent, before they are taken: the
 * wallet never falls below zero. What comes in pays it afterwards; the daily coins stay with the
 * guest, so that nobody has to sit out.
 */
export function debtRows(
  { id: userId, balance, debt }: LockedWallet,
  movements: readonly Movement[],
  { mayOwe = false, keepsDebts = false }: Owing,
): DebtRows {
  const gameId = movements.find((movement) => movement.gameId !== undefined)?.gameId;
  const about = gameId === undefined ? {} : { gameId };
  const row = (amount: number) => ({ userId, kind: 'DEBT' as const, amount, ...about });
  const left = balance + sumOf(movements);
  if (mayOwe) {
    // The chain may dip below zero before it ends above: what is lent for that goes back at once.
    const lent = Math.max(0, -lowestOf(balance, movements));
    const over = lent - Math.max(0, -left);
    if (lent > 0) return { lent: [row(lent)], paid: over > 0 ? [row(-over)] : [] };
  }
  const income = sumOf(movements.filter(({ kind }) => kind !== 'ALLOWANCE' && kind !== 'DEBT'));
  const paid = keepsDebts ? 0 : Math.min(debt, income, left);
  return { lent: [], paid: paid > 0 ? [row(-paid)] : [] };
}

function lowestOf(balance: number, movements: readonly Movement[]): number {
  let [now, lowest] = [balance, balance];
  for (const { amount } of movements) {
    now += amount;
    lowest = Math.min(lowest, now);
  }
  return lowest;
}

/** Coins that movements bring in all. */
export function sumOf(movements: readonly { readonly amount: number }[]): number {
  return movements.reduce((sum, { amount }) => sum + amount, 0);
}
