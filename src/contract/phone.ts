import type { RaceStatus } from './race.js';
import type { Person, RoundStatus } from './round.js';

/*
 * What the phones' pages do with their interface; types of the acts are in phone-acts.ts. Same origin, JSON both ways (`Content-Type: application/json`),
 * cookies by themselves (`credentials: 'same-origin'`, the default). Every answer is `no-store`. Writes are taken from our own pages alone (Sec-Fetch-Site, else Origin).
 * Refused: `Refused` of result.ts, with 400, 401 (`signed-out`: to the join page), 403, 404, 409, 429 or 503 (with Retry-After: keep what is shown and try again).
 *
 *  POST /party/api/look      {code}             → Result<Welcome>   What the join page shows. The code is the fragment of its address, `/party/join#<code>`.
 *  POST /party/api/join      {code, name, key}  → Result<Joined>    A new guest; only where `webJoin` is `open`. `key`: of the page's own making, the same at each try.
 *  POST /party/api/claim     {code, name, pin}  → Result<Joined>    A seat that exists: by its name (or its id, from `Welcome.backAs`) and PIN. The refusal `wait-for-host`:
 *                                                                   ask again every few seconds with the same body, a host has to let this device in.
 *  POST /party/api/link      {link}             → Result<Joined>    A link good once, from the fragment `/party/join#link=<link>`: only when the guest taps.
 *  GET  /party/api/me        PhoneState. After each (re)connection, `seat-changed`, an own act, and a public event that touches it.
 *  GET  /party/api/snapshot  Snapshot, as the overlay's: tower, bets, word game as all see them.
 *  GET  /party/api/head      Head, every 2 s while visible (`build` is that of the phones' pages: another one, reload).
 *  POST /party/api/auth      Form fields socket_id and channel_name, as pusher-js sends them → { auth }. The party's four topics, and `PhoneState.channel`; no other.
 *  POST /party/api/actions/<name>  An act of phone-acts.ts, its input as the body → Result of its outcome. Header `Idempotency-Key` (8 to 100 of A–Z a–z 0–9 - _):
 *                                  the same at each try of one tap; then nothing happens twice and the answers are alike.
 *  POST /party/api/sign-out  {}                 → Result<null>      Ends this session and forgets its cookie.
 *
 * On the channel `PhoneState.channel` comes one event, `seat-changed` (SeatChanged). It never holds a word. The channel ends (4009, or `me` names another)
 * when a session of the seat ends: ask `me`, which says 401 where it was this one.
 */

/** Who may join by phone: seats that exist (`pin`), anybody with the code (`open`), nobody. */
export const webJoins = ['pin', 'open', 'off'] as const;
export type WebJoin = (typeof webJoins)[number];

/** Guests' own pictures: shown once a host says yes, at once, or not taken. */
export const photoRules = ['ask', 'on', 'off'] as const;
export type PhotoRule = (typeof photoRules)[number];

/** A seat's own picture. */
export interface SeatPhoto {
  readonly url: string;
  /** False while it waits for a host. */
  readonly isShown: boolean;
}

/** What somebody who holds the party's code sees before they are in. */
export interface Welcome {
  readonly partyName: string;
  readonly webJoin: WebJoin;
  /** The seats that this device has held, the last first: *Back as Ann*. */
  readonly backAs: readonly KnownSeat[];
}

export interface KnownSeat {
  readonly id: string;
  readonly name: string;
  /** True where this browser is signed in: one tap leads to the dashboard. Else it asks for the PIN. */
  readonly isSignedIn: boolean;
}

/** This browser is signed in from now on. */
export interface Joined {
  readonly seat: { readonly id: string; readonly name: string; readonly pin: number };
  /** True for a guest who was made by this call. */
  readonly isNew: boolean;
}

/** The guest's own part of the party. */
export interface PhoneState {
  readonly party: { readonly id: string; readonly name: string };
  readonly seat: OwnSeat;
  /** `private-seat.<id>.<generation>`: the channel that only this seat hears. */
  readonly channel: string;
  /** The races of the snapshot, in its order, as they are for this guest. */
  readonly races: readonly OwnRace[];
  readonly bets: OwnBets;
  /** The running round, else the last one; null before the first. */
  readonly round: OwnRound | null;
  /** Whether the daily coins may be taken now, or what stands in the way. */
  readonly allowance: 'offered' | 'not-needed' | 'pending-bet' | 'taken';
}

export interface OwnSeat {
  readonly id: string;
  readonly name: string;
  readonly pin: number;
  /** As all see it; null: show initials. */
  readonly avatarUrl: string | null;
  /** Coins. */
  readonly balance: number;
  /** True where a host made this seat a host: show the host bar. */
  readonly isHost: boolean;
  readonly hasDiscord: boolean;
}

/** A race as it is for one guest; the board and the pot are in the snapshot. */
export interface OwnRace {
  readonly gameId: string;
  readonly status: RaceStatus;
  /** Whose word a lap takes: the racer's own, a host's, or the racer's with a host's yes. */
  readonly lapRule: 'self' | 'host' | 'confirmed';
  /** True while bets are taken. */
  readonly mayBet: boolean;
  /** True while this guest may record laps of their own. */
  readonly mayRecordLap: boolean;
  /** The guest's own laps that count, the newest first, 20 at most. */
  readonly laps: readonly OwnLap[];
  /** Own laps that wait for a host's yes, the oldest first. */
  readonly waitingLaps: readonly WaitingOwnLap[];
  /** Whom this guest may back, the board's racers first; empty where bets are closed. */
  readonly backable: readonly Backable[];
}

export interface WaitingOwnLap {
  readonly lapTimeMs: number;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface OwnLap {
  /** For `take-back-lap`. */
  readonly id: number;
  /** True while the guest may take it back. */
  readonly mayTakeBack: boolean;
  /** Null for a DNF. */
  readonly lapTimeMs: number | null;
  readonly car: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface Backable {
  readonly id: string;
  readonly name: string;
  /** Place in the race so far; null without a lap. */
  readonly position: number | null;
  readonly lapTimeMs: number | null;
}

export interface OwnBets {
  /** Newest first, 20 at most; older ones by the act `show-bets`. */
  readonly bets: readonly OwnBet[];
  /** Of all: how many there are, how many wait, and the coins on those. */
  readonly total: number;
  readonly pending: number;
  readonly staked: number;
  /** Those that can still be withdrawn. */
  readonly open: readonly OwnBet[];
}

export interface OwnBet {
  readonly id: string;
  readonly raceTitle: string;
  readonly raceStatus: RaceStatus;
  readonly targetName: string;
  readonly amount: number;
  readonly status: 'PENDING' | 'WON' | 'LOST' | 'REFUNDED';
  readonly payout: number | null;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** A round as it is for one guest. The word comes by the act `show-word` alone. */
export interface OwnRound {
  readonly roundId: string;
  readonly number: number;
  readonly status: RoundStatus;
  /** True for one of its players. */
  readonly isPlaying: boolean;
  /** In the LOBBY: in (true), out (false), not said yet (null). */
  readonly isIn: boolean | null;
  /** True once the guest has looked at the word. */
  readonly hasSeenWord: boolean;
  /** To be handed to `pass-turn`; null while nobody has the floor. */
  readonly turn: number | null;
  readonly isMyTurn: boolean;
  /** True where the guest has asked for the vote (`call-vote`). */
  readonly wantsVote: boolean;
  /** How many players have asked for it. */
  readonly votesWanted: number;
  /** The open ballot as this guest may fill it in; null while there is none for them. */
  readonly ballot: Ballot | null;
  /** True for a caught imposter who may guess the word now. */
  readonly mayGuess: boolean;
  /** Null until it is revealed; word, hint and imposters are in the snapshot. */
  readonly result: RoundResult | null;
}

export interface Ballot {
  /** To be handed to `cast-vote`. */
  readonly ballot: number;
  /** ISO 8601, UTC. */
  readonly endsAt: string | null;
  readonly candidates: readonly Person[];
  /** Whom the guest has voted for so far. */
  readonly chosenId: string | null;
}

export interface RoundResult {
  /** What the caught imposter guessed; null where there was no guess. */
  readonly guess: string | null;
  readonly isGuessRight: boolean;
  readonly votes: readonly { readonly voterId: string; readonly targetId: string }[];
  /** Coins won, most first. */
  readonly prizes: readonly (Person & { readonly amount: number })[];
}

/** The event `seat-changed`: something of this seat changed. Ask `me`; what is told here is for toasts. */
export interface SeatChanged {
  /** ISO 8601, UTC. */
  readonly timestamp: string;
  /** Coins after it. */
  readonly balance: number;
  /** What moved, the oldest first: `PAYOUT` 200 is "You won 200 coins!". */
  readonly movements: readonly {
    readonly id: number;
    readonly kind: string;
    readonly amount: number;
    readonly raceTitle: string | null;
    readonly targetName: string | null;
  }[];
  /** True where the floor in the word game is this seat's. */
  readonly isMyTurn: boolean;
}

const seatPattern = /^private-seat\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([1-9]\d{0,8})$/;

/** The Channels name of a seat's own channel; raising the generation ends old ones. */
export function seatChannel(seatId: string, generation: number): string {
  return `private-seat.${seatId}.${generation}`;
}

/** Reads such a name back; null for anything that `seatChannel` did not make. */
export function parseSeatChannel(
  name: string,
): { readonly seatId: string; readonly generation: number } | null {
  const [, seatId, generation] = seatPattern.exec(name) ?? [];
  return seatId === undefined ? null : { seatId, generation: Number(generation) };
}
