import type { PayoutRule } from '../contract/events.js';

/** A pending bet as the payout rules need it. */
export interface OpenBet {
  readonly betId: string;
  readonly targetId: string;
  /** Coins staked in all. */
  readonly stake: number;
  /** True where its racer was removed before having a time: they did not run. */
  readonly isScratched?: boolean;
}

/** What becomes of a bet: `payout` is null where it is lost. */
export interface BetResult {
  readonly betId: string;
  readonly status: 'WON' | 'LOST' | 'REFUNDED';
  readonly payout: number | null;
}

/** A result with what people recognise the bet by. */
export interface PlannedPayout extends BetResult, OpenBet {
  readonly bettorId: string;
  readonly bettorName: string;
  readonly targetName: string;
}

/** What a bet would pay if its racer won now. Pot and backing hold the bet's own stake. */
export function payoutFor(
  rule: PayoutRule,
  bet: { readonly stake: number; readonly pot: number; readonly backing: number },
): number {
  if (rule === 'double') return 2 * bet.stake;
  return Number((BigInt(bet.pot) * BigInt(bet.stake)) / BigInt(bet.backing));
}

/**
 * Divides a pot by the winners' stakes, in whole coins; what rounding leaves goes one coin each to
 * the first of them. The parts sum to the pot exactly. Stakes are in the order in which the bets
 * were placed.
 */
export function splitPool(pot: number, stakes: readonly number[]): readonly number[] {
  const backing = stakes.reduce((sum, stake) => sum + BigInt(stake), 0n);
  if (backing === 0n) return [];
  const parts = stakes.map((stake) => (BigInt(pot) * BigInt(stake)) / backing);
  const rest = BigInt(pot) - parts.reduce((sum, part) => sum + part, 0n);
  return parts.map((part, index) => Number(part + (BigInt(index) < rest ? 1n : 0n)));
}

/**
 * What becomes of a race's pending bets (earliest first) when `winnerId` wins it. A pool that
 * nobody won is given back, and so is a bet on a racer who did not run.
 */
export function decideBets(
  rule: PayoutRule,
  bets: readonly OpenBet[],
  winnerId: string,
): readonly BetResult[] {
  const running = bets.filter(({ isScratched }) => isScratched !== true);
  const winners = running.filter(({ targetId }) => targetId === winnerId);
  const pot = sumStakes(running);
  if (rule === 'pool' && winners.length === 0)
    return bets.map(({ betId, stake }) => ({ betId, status: 'REFUNDED', payout: stake }));
  const stakes = winners.map(({ stake }) => stake);
  const parts =
    rule === 'pool'
      ? splitPool(pot, stakes)
      : stakes.map((stake) => payoutFor('double', { stake, pot, backing: stake }));
  const payouts = new Map(winners.map(({ betId }, index) => [betId, parts[index] ?? 0]));
  return bets.map(({ betId, stake, isScratched }) => {
    if (isScratched === true) return { betId, status: 'REFUNDED', payout: stake };
    const payout = payouts.get(betId);
    return payout === undefined
      ? { betId, status: 'LOST', payout: null }
      : { betId, status: 'WON', payout };
  });
}

/** Coins staked in all. */
export function sumStakes(bets: readonly { readonly stake: number }[]): number {
  return bets.reduce((sum, { stake }) => sum + stake, 0);
}

/** Coins paid in all, refunds included. */
export function sumPayouts(results: readonly { readonly payout: number | null }[]): number {
  return results.reduce((sum, { payout }) => sum + (payout ?? 0), 0);
}
