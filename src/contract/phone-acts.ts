import type { ActShape, Nothing, RaceName } from './act-shape.js';
import type { RankedEntry } from './board.js';
import type { LedgerKind } from './ledger.js';
import type { Ballot, OwnBets, PhotoRule, SeatPhoto } from './phone.js';
import type { PayoutRule } from './race.js';

/**
 * The acts that a guest's phone calls, by their names. A seat that a host made a host may call all
 * of `ControlActs` too. What people type stays text: amounts (`250`, `1.5k`, `half`, `all`), times
 * (`1:24.500`), people and races by their ids or names. Fields that may be left out are optional.
 */
export interface PhoneActs {
  'place-bet': ActShape<
    { readonly racer: string; readonly amount: string; readonly race?: string },
    { readonly ticket: Ticket }
  >;
  /** `staked` and `total` as on the ticket (`staked`, `bet.amount`): a double tap raises it once. */
  'bet-again': ActShape<
    { readonly bet: string; readonly staked: number; readonly total: number },
    { readonly ticket: Ticket }
  >;
  'withdraw-bet': ActShape<
    { readonly bet: string },
    { readonly balance: number; readonly isChanged: boolean }
  >;
  'show-bets': ActShape<
    { readonly page?: number },
    { readonly bets: OwnBets; readonly page: number }
  >;
  /** Exactly one of `time` and `isDnf: true`. */
  'record-lap': ActShape<
    {
      readonly time?: string;
      readonly isDnf?: boolean;
      readonly car?: string;
      readonly track?: string;
      readonly race?: string;
    },
    { readonly outcome: LapCounted | LapWaiting }
  >;
  /** A lap that the guest typed in the last five minutes. */
  'take-back-lap': ActShape<
    { readonly lap: number },
    { readonly voided: { readonly isChanged: boolean } }
  >;
  'show-board': ActShape<
    { readonly race?: string },
    { readonly race: RaceName; readonly board: readonly RankedEntry[] }
  >;
  'show-wallet': ActShape<{ readonly page?: number }, WalletPage>;
  'take-allowance': ActShape<Nothing, WalletPage & { readonly given: number }>;
  'show-standings': ActShape<
    Nothing,
    { readonly standings: readonly Standing[]; readonly viewerId: string }
  >;
  'show-scores': ActShape<Nothing, readonly Score[]>;
  'decide-lobby': ActShape<
    { readonly round: string; readonly isIn: boolean },
    { readonly playerCount: number; readonly isIn: boolean }
  >;
  /** The guest's own word or hint. Show it while held, keep it nowhere. */
  'show-word': ActShape<Nothing, OwnWord>;
  'pass-turn': ActShape<{ readonly round: string; readonly turn: number }, unknown>;
  'call-vote': ActShape<
    { readonly round?: string },
    { readonly call: { readonly cast: number; readonly needed: number } }
  >;
  'cast-vote': ActShape<
    { readonly round: string; readonly ballot: number; readonly target: string },
    | { readonly kind: 'open'; readonly paper: Ballot }
    | { readonly kind: 'closed'; readonly name: string }
  >;
  /** `isRight` is null where the guess came too late. */
  'guess-word': ActShape<
    { readonly round: string; readonly word: string },
    { readonly isRight: boolean | null }
  >;
  'show-photo': ActShape<Nothing, { readonly rule: PhotoRule; readonly photo: SeatPhoto | null }>;
  /** `image`: base64 of a JPEG, PNG or WebP, which is drawn anew as a small square. */
  'set-photo': ActShape<{ readonly image: string }, SeatPhoto>;
  'remove-photo': ActShape<Nothing, { readonly isChanged: boolean }>;
  'list-own-sessions': ActShape<Nothing, { readonly sessions: readonly PhoneSession[] }>;
  'end-own-session': ActShape<{ readonly session: string }, { readonly isChanged: boolean }>;
  /** Ends every session of the seat, this one included; then `POST /party/api/sign-out`. */
  'end-own-sessions': ActShape<Nothing, { readonly ended: number }>;
}

/** What a bet shows once it is placed. */
export interface Ticket {
  /** `amount`: all that is staked on the racer now. */
  readonly bet: { readonly id: string; readonly amount: number };
  readonly staked: number;
  readonly race: {
    readonly id: string;
    readonly title: string;
    readonly payoutRule: PayoutRule;
    readonly lockRule: 'manual' | 'first-lap' | 'timed';
    /** ISO 8601, UTC. */
    readonly locksAt: string | null;
  };
  readonly isRaceNew: boolean;
  readonly target: { readonly id: string; readonly name: string };
  readonly balanceAfter: number;
  /** Coins if the racer wins; under `pool` with the bets there are now. */
  readonly possiblePayout: number;
  readonly pot: number | null;
}

export interface LapCounted {
  readonly kind: 'counted';
  readonly race: RaceName;
  readonly isRaceNew: boolean;
  readonly lapTimeMs: number | null;
  readonly position: number;
  readonly previousBestMs: number | null;
  readonly isPersonalBest: boolean;
  readonly isRaceBest: boolean;
  /** How far behind the own best; null for a DNF and a personal best. */
  readonly offBestMs: number | null;
}

/** The lap counts once a host says yes. */
export interface LapWaiting {
  readonly kind: 'waiting';
  readonly race: RaceName;
}

export interface WalletPage {
  readonly wallet: {
    readonly balance: number;
    /** Newest first; eleven where there is an older page, of which ten are to be shown. */
    readonly entries: readonly {
      readonly id: number;
      readonly kind: LedgerKind;
      readonly amount: number;
      readonly balanceAfter: number;
      readonly raceTitle: string | null;
      readonly targetName: string | null;
      readonly round: number | null;
      readonly reason: string | null;
      readonly createdAt: string;
    }[];
  };
  readonly page: number;
  readonly allowance: 'offered' | 'not-needed' | 'pending-bet' | 'taken';
}

export interface Standing {
  readonly userId: string;
  readonly name: string;
  readonly coins: number;
  readonly staked: number;
  readonly won: number;
  readonly laps: number;
  readonly races: number;
  readonly rounds: number;
}

export interface Score {
  readonly userId: string;
  readonly name: string;
  readonly coins: number;
  readonly rounds: number;
  readonly wins: number;
  readonly asImposter: number;
}

export interface OwnWord {
  readonly round: { readonly id: string; readonly number: number };
  /** `PLAYER` where nobody is told which word is the odd one. */
  readonly role: 'CIVILIAN' | 'IMPOSTER' | 'PLAYER';
  /** The word, or an imposter's hint. */
  readonly text: string;
  readonly mayGuess: boolean;
}

/** A phone on which a seat is signed in. */
export interface PhoneSession {
  readonly id: string;
  /** "iPhone, Safari". */
  readonly device: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  /** True for the one that asks. */
  readonly isThis: boolean;
}
