import type { Changed, RaceName } from './act-shape.js';
import type { RankedEntry } from './board.js';

/** What the act `undo` takes back, and until when. */
export interface Undo {
  /** For `undo`. */
  readonly actId: string;
  /** ISO 8601, UTC. */
  readonly until: string;
}

/** What would leave a wallet, and what would be in it and owed then. */
export interface TakenBack {
  readonly name: string;
  readonly amount: number;
  readonly left: number;
  readonly owes: number;
}

/** What cancelling a race gives back; changes nothing. */
export interface CancelPreview {
  /** `boardVersion`: for `cancel-race`. */
  readonly race: RaceName & { readonly boardVersion: number };
  /** Null where nobody has a time. */
  readonly leader: RankedEntry | null;
  readonly racers: number;
  /** Laps that wait for a host's word. */
  readonly waiting: number;
  readonly bets: number;
  readonly coins: number;
  /** The largest sum first. */
  readonly refunds: readonly { readonly name: string; readonly coins: number }[];
}

/** `undo` is null for a race that another version cancelled. */
export interface Cancelled extends Changed {
  readonly refundedBets: number;
  readonly refundedCoins: number;
  readonly undo: Undo | null;
}

interface BetSum {
  readonly bets: number;
  readonly coins: number;
}

/** Bets that go back, and those that stay in locked races. */
export interface BetFate {
  readonly refunded: BetSum;
  readonly staying: BetSum;
}

/** What removing a guest does; changes nothing. */
export interface RemovePreview {
  readonly seat: { readonly id: string; readonly name: string };
  /** By the guest, and by others on the guest. */
  readonly own: BetFate;
  readonly others: BetFate;
  readonly liveLaps: number;
}

export interface Removed {
  readonly name: string;
  readonly refundedBets: number;
  readonly refundedCoins: number;
  readonly stayingBets: number;
  readonly voidedLaps: number;
  readonly undo: Undo | null;
  readonly isChanged: boolean;
}

export interface Restored {
  readonly outcome: 'restored';
  readonly name: string;
  readonly walletBalance: number;
  readonly restoredLaps: number;
  readonly restoredBets: number;
  readonly owing: readonly TakenBack[];
}

/** Nothing was done: some would owe something. `undo` with `acceptsDebts: true` does it. */
export interface RestoreQuestion {
  readonly outcome: 'asks-restore';
  readonly name: string;
  readonly actId: string;
  readonly takenBack: readonly TakenBack[];
}

/** What `undo` did, or asks first: `asks` of a race, `asks-restore` of a guest. */
export type Undone =
  | Restored
  | RestoreQuestion
  | {
      readonly outcome: 'asks';
      readonly actId: string;
      readonly race: RaceName;
      readonly takenBack: readonly TakenBack[];
    }
  | {
      readonly outcome: 'cancel-undone';
      readonly race: RaceName;
      readonly bets: number;
      readonly owing: readonly TakenBack[];
      readonly isChanged: boolean;
    }
  | {
      readonly outcome: 'grant-undone';
      readonly name: string;
      readonly amount: number;
      readonly balance: number;
      readonly debt: number;
      readonly isChanged: boolean;
    }
  | {
      readonly outcome: 'merge-undone';
      readonly name: string;
      readonly fromName: string;
      readonly coins: number;
      readonly fromCoins: number;
      readonly debt: number;
      readonly fromDebt: number;
      readonly isChanged: boolean;
    }
  /** Of a reset: `asks-reset` has done nothing yet, `acceptsDebts: true` does it. */
  | (ResetBack & { readonly outcome: 'asks-reset'; readonly actId: string })
  | (ResetBack & { readonly outcome: 'reset-undone'; readonly isChanged: boolean })
  | { readonly outcome: 'before' };

interface ResetBack {
  /** Guests whose coins are what they were before. */
  readonly guests: number;
  /** Titles of the races that are on again, and how many bets are. */
  readonly races: readonly string[];
  readonly bets: number;
}

/** Something that a host can still take back. */
export interface Undoable {
  /** Of the act; of a payout, its race. */
  readonly id: string;
  readonly kind: 'settlement' | 'cancel' | 'remove' | 'merge' | 'grant' | 'reset';
  /** The race, or the guest; of a reset, empty. */
  readonly name: string;
  /** Coins of a grant; null of all else. */
  readonly amount: number | null;
}
