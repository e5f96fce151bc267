import type {
  ActShape,
  Changed,
  Nothing,
  RaceName,
  RoundRef,
  RoundStep,
  RoundWish,
  WhichRace,
} from './act-shape.js';
import type { RankedEntry } from './board.js';
import type { LapCounted, LapWaiting, Ticket } from './phone-acts.js';
import type { PayoutRule } from './race.js';
import type { Cancelled, CancelPreview } from './taking-back.js';

/** The host's acts of races and the word game; part of `ControlActs`. */
export interface RaceControlActs {
  'open-race': ActShape<
    {
      readonly title?: string;
      readonly track?: string;
      readonly payout?: PayoutRule;
      /** `manual`, `first-lap`, `10m`. */
      readonly lock?: string;
      readonly laps?: 'self' | 'host' | 'confirmed';
      readonly backing?: 'any' | 'self-only';
      /** Most coins that one guest may stake on it: `500`. */
      readonly cap?: string;
    },
    { readonly race: RaceName }
  >;
  /** What is left out stays. */
  'edit-race': ActShape<
    {
      readonly race: string;
      readonly title?: string;
      readonly track?: string;
      readonly payout?: PayoutRule;
      readonly lock?: string;
      /** `500`, or `none`. */
      readonly cap?: string;
    },
    Changed
  >;
  /** Who races: on the board, or on the list. */
  'show-entrants': ActShape<{ readonly race: string }, EntrantLists>;
  'set-entrants': ActShape<
    {
      readonly race: string;
      readonly add?: readonly string[];
      readonly remove?: readonly string[];
    },
    EntrantLists
  >;
  /** Gives the bets more time; `by`: `2m`. */
  'extend-lock': ActShape<{ readonly race: string; readonly by: string }, Changed>;
  'lock-race': ActShape<WhichRace, Changed>;
  'unlock-race': ActShape<WhichRace, Changed>;
  'preview-cancel': ActShape<{ readonly race?: string }, CancelPreview>;
  /** With the preview's `boardVersion`; a host with a bet in it says `knowsOwnBet: true` the second time. */
  'cancel-race': ActShape<
    { readonly race: string; readonly boardVersion: number; readonly knowsOwnBet?: boolean },
    | { readonly kind: 'cancelled'; readonly result: Cancelled }
    /** Nothing was cancelled: the race is another one, or the host is asked about the bet of their own. */
    | {
        readonly kind: 'preview';
        readonly preview: CancelPreview;
        readonly isNewVersion: boolean;
        readonly isInvolved: boolean;
      }
  >;
  /** Exactly one of `time` and `isDnf: true`. */
  'record-lap-for': ActShape<
    {
      readonly racer: string;
      readonly time?: string;
      readonly isDnf?: boolean;
      readonly car?: string;
      readonly track?: string;
      readonly race?: string;
    },
    {
      readonly outcome:
        | LapCounted
        | (LapWaiting & {
            readonly claim: {
              readonly id: string;
              readonly reason: string;
              readonly lapTimeMs: number;
            };
          });
      readonly racer: { readonly id: string; readonly name: string };
    }
  >;
  /** A lap that waits. `isOwnWord: true` where this host typed it a moment ago for somebody else. */
  'decide-lap': ActShape<
    { readonly claim: string; readonly isConfirmed: boolean; readonly isOwnWord?: boolean },
    { readonly decided: { readonly isChanged: boolean }; readonly decidedBy: string }
  >;
  /** `lap`: the lap's id (`lapId` on the board), a time, or `last`. */
  'void-lap': ActShape<
    { readonly racer: string; readonly lap: string; readonly reason: string },
    {
      readonly racer: { readonly id: string; readonly name: string };
      readonly voided: { readonly lapTimeMs: number | null; readonly isChanged: boolean };
    }
  >;
  /** Of the live races, the newest first, 80 at most. */
  'list-laps': ActShape<Nothing, { readonly laps: readonly HostLap[] }>;
  'place-bet-for': ActShape<
    {
      readonly bettor: string;
      readonly racer: string;
      readonly amount: string;
      readonly race?: string;
    },
    { readonly ticket: Ticket }
  >;
  /** Locks the race where it was open. */
  'preview-settlement': ActShape<{ readonly race?: string }, Settlement>;
  /** With the preview's `boardVersion`; a host with a bet in it says `knowsOwnBet: true` the second time. */
  settle: ActShape<
    { readonly race: string; readonly boardVersion: number; readonly knowsOwnBet?: boolean },
    | {
        readonly kind: 'settled';
        readonly result: {
          readonly outcome: 'paid' | 'already';
          readonly race: RaceName;
          readonly winner: RankedEntry | null;
          readonly payouts: readonly Payout[];
          readonly staked: number;
          readonly paidOut: number;
        };
      }
    /** Nothing was paid: the board is a newer one, or the host is asked about the bet of their own. */
    | {
        readonly kind: 'preview';
        readonly preview: Settlement;
        readonly isNewVersion: boolean;
        readonly isInvolved: boolean;
      }
  >;
  'preview-undo': ActShape<
    { readonly race?: string },
    {
      readonly settlement: {
        readonly id: string;
        readonly race: RaceName;
        readonly winnerName: string;
      };
      readonly until: string;
      readonly takenBack: readonly {
        readonly name: string;
        readonly amount: number;
        readonly left: number;
      }[];
    }
  >;
  'undo-settlement': ActShape<
    { readonly settlement: string },
    {
      readonly race: RaceName;
      readonly takenBack: number;
      readonly bets: number;
      readonly isChanged: boolean;
    }
  >;
  'start-round': ActShape<
    RoundWish,
    {
      readonly started: {
        readonly round: RoundRef;
        readonly playerCount: number;
        readonly isLobby: boolean;
      };
    }
  >;
  'next-round': ActShape<
    { readonly round: string },
    {
      readonly started: {
        readonly round: RoundRef;
        readonly playerCount: number;
        readonly isLobby: boolean;
      };
    }
  >;
  'deal-lobby': ActShape<{ readonly round: string }, { readonly round: RoundRef }>;
  'open-vote': ActShape<{ readonly round?: string }, { readonly step: RoundStep }>;
  /** `isSure: true` where a host who plays was asked (`doubt`). */
  'close-vote': ActShape<
    { readonly round: string; readonly ballot: number; readonly isSure?: boolean },
    RoundStep & { readonly doubt: unknown }
  >;
  'reveal-round': ActShape<Nothing, RoundStep & { readonly doubt: unknown }>;
  /** `replayed`: this very request had cancelled it before. */
  'cancel-round': ActShape<Nothing, { readonly round: RoundRef; readonly replayed: boolean }>;
  'pass-turn': ActShape<{ readonly round: string; readonly turn: number }, unknown>;
}

export interface Payout {
  readonly betId: string;
  readonly bettorName: string;
  readonly targetName: string;
  readonly stake: number;
  readonly status: 'WON' | 'LOST' | 'REFUNDED';
  readonly payout: number | null;
}

export interface Settlement {
  readonly race: RaceName;
  /** True where the preview ended the bets. */
  readonly wasOpen: boolean;
  readonly boardVersion: number;
  readonly board: readonly RankedEntry[];
  readonly winner: RankedEntry;
  readonly payouts: readonly Payout[];
  readonly waiting: readonly { readonly name: string; readonly lapTimeMs: number }[];
  readonly staked: number;
  readonly paidOut: number;
}

export interface EntrantLists {
  /** Those on the board in race order, then the others by name. */
  readonly entrants: readonly {
    readonly id: string;
    readonly name: string;
    readonly hasDriven: boolean;
  }[];
  readonly others: readonly { readonly id: string; readonly name: string }[];
}

/** A lap of a live race, one that was voided included. */
export interface HostLap {
  readonly id: number;
  readonly raceId: string;
  readonly racerId: string;
  readonly racerName: string;
  /** Null for a DNF. */
  readonly lapTimeMs: number | null;
  readonly car: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly isVoided: boolean;
}
