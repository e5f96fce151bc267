import { type MovedBets, moveBets } from '../betting/move-bets.js';
import type { Transaction } from '../db/database.js';
import { type MovedLaps, moveLaps } from '../racing/laps/move-laps.js';
import type { Race } from '../racing/race.js';
import { moveCoins } from '../wallet/move-coins.js';
import { readSeat, type Seat } from './lock-party.js';

/** A seat that ends or has ended, and the one that it goes into. */
export interface SeatPair {
  readonly from: Seat;
  readonly into: Seat;
}

/** What went over, by which it can go back. */
export type MovedSeat = MovedBets & MovedLaps;

/**
 * Hands what a seat has in races that the caller holds (pending bets by and on it, laps), and all
 * coins of its wallet, to the seat that stays. The caller holds the wallets of both, and of those
 * who bet on either.
 * @throws UserError `wallet-full`.
 */
export async function moveSeat(
  tx: Transaction,
  races: readonly Race[],
  { from, into }: SeatPair,
  now: Date,
  actId?: string,
): Promise<MovedSeat> {
  const { partyId } = into;
  const seats = { fromId: from.id, intoId: into.id };
  const moved = await moveBets(tx, races, seats, now, {
    actId,
    moveBalance: (at) => moveBalance(tx, races, { from, into }, { at, actId }),
  });
  return { ...moved, ...(await moveLaps(tx, races, { partyId, ...seats }, now)) };
}

/** Moves all that is in one wallet into the other; returns how much. */
async function moveBalance(
  tx: Transaction,
  races: readonly Race[],
  { from, into }: SeatPair,
  { at, actId }: { readonly at: Date; readonly actId: string | undefined },
): Promise<number> {
  const coins = (await readSeat(tx, into.partyId, from.id))?.walletBalance ?? 0;
  if (coins === 0) return 0;
  // A seat that ended before bears the other's name already: only a payout taken back moves coins
  // of it, for its bets.
  const hasEnded = from.mergedInto !== null;
  const bets = `for the bets on ${races.map(({ title }) => title).join(', ')}`;
  const [to, by] = hasEnded ? [bets, bets] : [`to ${into.name}`, `from ${from.name}`];
  const movements = [
    { userId: from.id, kind: 'MERGE', amount: -coins, reason: to, actId },
    { userId: into.id, kind: 'MERGE', amount: coins, reason: by, actId },
  ] as const;
  await moveCoins(tx, into.partyId, movements, at, { keepsDebts: true });
  return coins;
}
