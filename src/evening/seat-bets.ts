import { type PendingBet, readPendingOf } from '../betting/refund-bets.js';
import type { Transaction } from '../db/database.js';
import { isLockDue, type Race } from '../racing/race.js';

/** Bets and the coins on them. */
export interface BetSum {
  readonly bets: number;
  readonly coins: number;
}

/** A guest's part in the bets of live races, by what their removal does with it. */
export interface SeatBets {
  /** In open races: given back. */
  readonly refunded: readonly PendingBet[];
  /** In locked races: they stay, as times may be known. */
  readonly staying: readonly PendingBet[];
}

/** The pending bets by and on a guest in races that the caller holds. */
export async function readSeatBets(
  tx: Transaction,
  races: readonly Race[],
  userId: string,
  now: Date,
): Promise<SeatBets> {
  const isOpen = (race: Race) => race.status === 'OPEN' && !isLockDue(race, now);
  return {
    refunded: await readPendingOf(tx, races.filter(isOpen), userId),
    staying: await readPendingOf(
      tx,
      races.filter((race) => !isOpen(race)),
      userId,
    ),
  };
}

/** Counts bets, and what is on them. */
export function sumBets(bets: readonly PendingBet[]): BetSum {
  return { bets: bets.length, coins: bets.reduce((sum, { stake }) => sum + stake, 0) };
}
