/** Coins on one racer. */
export interface Backing {
  readonly userId: string;
  readonly name: string;
  readonly coins: number;
  /** Bets on this racer, one a guest. */
  readonly bets: number;
}

/** One guest's coins on one racer, all stakes together. */
export interface Ticket {
  readonly betId: string;
  readonly bettorId: string;
  readonly bettorName: string;
  readonly targetId: string;
  readonly targetName: string;
  readonly amount: number;
}

/**
 * What is staked on a race. Withdrawn and refunded bets are not in it, so a cancelled race has
 * none.
 */
export interface RaceBets {
  /** Coins staked in all. */
  readonly pot: number;
  /** Most coins first, at most eight racers. */
  readonly backing: readonly Backing[];
  /** Last stake first, at most four. */
  readonly latest: readonly Ticket[];
}

/** A race nobody has bet on. */
export const noBets: RaceBets = { pot: 0, backing: [], latest: [] };
