import { moveBets } from '../betting/move-bets.js';
import type { Transaction } from '../db/database.js';
import { moveLaps } from '../racing/laps/move-laps.js';
import type { Race } from '../racing/race.js';
import { moveCoins } from '../wallet/move-coins.js';
import { readSeat, type Seat } from './lock-party.js';

/** A seat that ends or has ended, and the one that it goes into. */
export interface SeatPair {
  readonly from: Seat;
  readonly into: Seat;
}

export interface MovedSeat {
  readonly bets: number;
  readonly coins: number;
  readonly laps: number;
}

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
): Promise<MovedSeat> {
  const { partyId } = into;
  const seats = { fromId: from.id, intoId: into.id };
  const moved = await moveBets(tx, races, seats, now, (at) =>
    moveBalance(tx, races, { from, into }, at),
  );
  const laps = await moveLaps(tx, races, { partyId, ...seats }, now);
  return { bets: moved.bets, coins: moved.movedCoins, laps };
}

/** Moves all that is in one wallet into the other; returns how much. */
async function moveBalance(
  tx: Transaction,
  races: readonly Race[],
  { from, into }: SeatPair,
  at: Date,
): Promise<number> {
  const coins = (await readSeat(tx, into.partyId, from.id))?.walletBalance ?? 0;
  if (coins === 0) return 0;
  // A seat that ended before bears the other's name already: only a payout taken back moves coins
  // of it, for its bets.
  const hasEnded = from.mergedInto !== null;
  const bets = `for the bets on ${races.map(({ title }) => title).join(', ')}`;
  const movements = [
    { userId: from.id, kind: 'MERGE', amount: -coins, reason: hasEnded ? bets : `to ${into.name}` },
    {
      userId: into.id,
      kind: 'MERGE',
      amount: coins,
      reason: hasEnded ? bets : `from ${from.name}`,
    },
  ] as const;
  await moveCoins(tx, into.partyId, movements, at);
  return coins;
}
