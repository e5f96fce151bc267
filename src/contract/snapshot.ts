import type { RaceBets } from './bets.js';
import type { BoardEntry } from './board.js';
import type { PayoutRule, RaceStatus } from './events.js';
import type { RoundState } from './round.js';

/** How the page reaches Channels: our own server on the page's host, or another one. */
export type ChannelsConnection =
  | { readonly kind: 'embedded'; readonly key: string }
  | { readonly kind: 'cluster'; readonly key: string; readonly cluster: string }
  | {
      readonly kind: 'host';
      readonly key: string;
      readonly host: string;
      readonly port: number;
      readonly useTLS: boolean;
    };

export interface RaceState {
  readonly gameId: string;
  readonly title: string;
  readonly track: string | null;
  readonly status: RaceStatus;
  readonly isCancelled: boolean;
  readonly payoutRule: PayoutRule;
  /** ISO 8601, UTC. */
  readonly openedAt: string;
  readonly winnerId: string | null;
  /** When bets lock by themselves; ISO 8601, UTC. Null: by hand, or with the first lap. */
  readonly locksAt: string | null;
  readonly bets: RaceBets;
  readonly entries: readonly BoardEntry[];
}

/** An invitation as text and as a QR code. */
export interface JoinLink {
  readonly url: string;
  /** The code's rows, `1` for a dark square, without the quiet zone around it. */
  readonly rows: readonly string[];
}

/** What the overlay shows, read with its sequence number in one transaction. */
export interface Snapshot {
  readonly party: {
    readonly id: string;
    readonly name: string;
    /** `#rrggbb`; null: the theme's own. */
    readonly accentColour: string | null;
  };
  /** Number of the last published event that this state is sure to hold. */
  readonly sequence: number;
  readonly generation: number;
  /** Identifies the overlay's bundle: the page reloads itself when it changes. */
  readonly build: string;
  readonly channels: ChannelsConnection;
  /** Live races, newest first, then the last finished one. */
  readonly races: readonly RaceState[];
  /** The unrevealed round, else the last one. */
  readonly round: RoundState | null;
  /** How to join; null: the party has no invite link, and this is no rehearsal. */
  readonly join: JoinLink | null;
  /**
   * Pictures of guests seen lately, on cdn.discordapp.com or below our own `/photos/`. Who is not
   * here is shown by initials.
   */
  readonly avatars: readonly { readonly userId: string; readonly url: string }[];
}

/** The answer of `GET /overlay/api/head`. */
export interface Head {
  readonly sequence: number;
  readonly generation: number;
  readonly build: string;
}
