import type { RoundState } from '../src/contract/round.js';

/** How long a round that has ended stays on air, in ms by the server's clock. */
const endedFor = { REVEALED: 30_000, CANCELLED: 8_000 };

/**
 * For how many more ms a round is on air: for ever while it runs, a while after its end. It depends
 * only on the state and the server's time, so that a page just loaded shows the same.
 */
export function timeOnAir(round: RoundState | null, now: number): number {
  if (round === null) return 0;
  if (round.status !== 'REVEALED' && round.status !== 'CANCELLED') return Number.POSITIVE_INFINITY;
  if (round.endedAt === null) return 0;
  return Math.max(0, Date.parse(round.endedAt) + endedFor[round.status] - now);
}
