/** For how long a payout can be taken back, in ms: what a host confirmed, and what the race did by itself. */
const confirmedMs = 15 * 60_000;
const automaticMs = 24 * 60 * 60_000;

/** Until when a settlement can be taken back. */
export function undoUntil({ settledAt, isAutomatic }: { readonly settledAt: Date; readonly isAutomatic: boolean }): Date {
  return new Date(settledAt.getTime() + (isAutomatic ? automaticMs : confirmedMs));
}
