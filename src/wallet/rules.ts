/** The daily coins: how many, and below which balance. */
export const allowanceCoins = 200;
export const allowanceBelow = 50;

/** Whether a guest may take the daily coins: `offered`, or what stands in the way. */
export type AllowanceState = 'offered' | 'not-needed' | 'pending-bet' | 'taken';

/** Only for a guest with next to nothing, in the wallet and on races, and only once a day. */
export function decideAllowance(guest: {
  readonly balance: number;
  readonly hasPendingBet: boolean;
  readonly isTakenToday: boolean;
}): AllowanceState {
  if (guest.balance >= allowanceBelow) return 'not-needed';
  if (guest.hasPendingBet) return 'pending-bet';
  return guest.isTakenToday ? 'taken' : 'offered';
}

/** The day of a moment, in UTC: `2026-11-21`. */
export function allowanceDay(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** When the next day (UTC) begins, in seconds since 1970. */
export function nextDaySeconds(at: Date): number {
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + 1) / 1000;
}
