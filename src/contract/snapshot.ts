import type { BoardEntry } from './board.js';
import type { PayoutRule, RaceStatus, RoundStatus } from './events.js';

/** How the page reaches Channels: our own server on the page's host, or another one. */
export type ChannelsConnection =
  | { readonly kind: 'embedded'; readonly key: string }
  | { readonly kind: 'cluster'; readonly key: string; readonly cluster: string }
  | { readonly kind: 'host'; readonly key: string; readonly host: string; readonly port: number; readonly useTLS: boolean };

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
  readonly entries: readonly BoardEntry[];
}

export interface RoundState {
  readonly roundId: string;
  readonly round: number;
  readonly status: RoundStatus;
  readonly playerCount: number;
  /** Null until the round is revealed. */
  readonly reveal: {
    readonly word: string;
    readonly hint: string;
    readonly imposters: readonly { readonly userId: string; readonly name: string }[];
  } | null;
}

/** What the overlay shows, read with its sequence number in one transaction. */
export interface Snapshot {
  readonly party: { readonly id: string; readonly name: string };
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
}

/** The answer of `GET /overlay/api/head`. */
export interface Head {
  readonly sequence: number;
  readonly generation: number;
  readonly build: string;
}
