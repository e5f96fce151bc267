import type { PhotoRule, SeatPhoto, WebJoin } from './phone.js';
import type { PayoutRule, RaceStatus } from './race.js';
import type { RoundMode, RoundStatus, RoundVariant } from './round.js';
import type { JoinLink } from './snapshot.js';

/*
 * What race control does with its interface; types of the acts are in control-acts.ts. JSON both ways, refusals as `Refused` of result.ts, every answer `no-store`.
 * By the page: the cookie of a control session, writes from our own pages alone. By a Stream Deck, Companion, curl: `Authorization: Bearer <key>`, a key made here.
 *
 *  POST /admin/api/link       {link}  → Result<ControlHolder>   A link good once, from the fragment `/admin/race-control#link=<link>`: only when the host taps.
 *  GET  /admin/api/control    ControlState: all that the page shows besides the snapshot. After each event of the party and each own act. Session only.
 *  GET  /admin/api/snapshot   Snapshot, as the overlay's. Session only.
 *  GET  /admin/api/head       Head, every 2 s while visible (`build` is that of these pages). Session only.
 *  POST /admin/api/auth       Form fields socket_id and channel_name, as pusher-js sends them → { auth }, for the party's four topics. Session only.
 *  POST /admin/api/actions/<name>  An act by its name, its input as the body → Result of its outcome: those of control-acts.ts, and any other. `Idempotency-Key`
 *                                  (8 to 100 of A–Z a–z 0–9 - _): the same at each try of one press; honoured for 24 h.
 *  POST /admin/api/sign-out   {}      → Result<null>
 *  GET  /admin/api/state      FlatState: one flat object for buttons of a Stream Deck.
 *  GET  /admin/api/events     Server-sent events: `id` the party's sequence, `event` the event's name, `data` its payload; `Last-Event-ID` resumes.
 *  GET  /admin/api/openapi.json   Every act's input, made from its schema. Without key or session.
 */

/** Who holds a control session. */
export interface ControlHolder {
  readonly sessionId: string;
  /** The holder's name as others read it in the log. */
  readonly name: string;
  /** The holder's seat; null: not playing. With a stake in a race, paying it out is confirmed twice. */
  readonly seat: { readonly id: string; readonly name: string } | null;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

/** What race control shows besides the snapshot. */
export interface ControlState {
  readonly party: { readonly id: string; readonly name: string };
  readonly holder: ControlHolder;
  readonly settings: ControlSettings;
  readonly links: ControlLinks;
  /** Live races, newest first, then the last three that ended. Their boards are in the snapshot. */
  readonly races: readonly ControlRace[];
  /** Laps that wait for a host's yes, the oldest first: `decide-lap`. */
  readonly waitingLaps: readonly WaitingLap[];
  /** The running round; null where none runs. */
  readonly round: ControlRound | null;
  /** How many would play at *Start* now. */
  readonly wouldPlay: number;
  /** By name, removed ones last. */
  readonly seats: readonly ControlSeat[];
  /** Phones that wait for *Let in* (`let-in`), the first first. */
  readonly knocks: readonly Knock[];
  /** Control sessions, this one included: `end-control-session`. */
  readonly sessions: readonly ControlSession[];
}

export interface ControlSettings {
  readonly webJoin: WebJoin;
  readonly photos: PhotoRule;
  readonly payoutRule: PayoutRule;
  readonly civilianPrize: number;
  readonly imposterPrize: number;
  readonly accentColour: string | null;
  readonly inviteUrl: string | null;
}

export interface ControlLinks {
  /** For the poster: the join page's address with its code, and its QR code; null where phones cannot reach us. */
  readonly join: JoinLink | null;
  readonly overlayUrl: string;
  /** Null while switched off. */
  readonly watchUrl: string | null;
  /** Overlay pages open now, and when one asked last (ISO 8601, UTC; null: not in a day). */
  readonly viewers: { readonly present: number; readonly lastSeenAt: string | null };
}

export interface ControlRace {
  readonly id: string;
  readonly title: string;
  readonly track: string | null;
  readonly status: RaceStatus;
  readonly isCancelled: boolean;
  readonly payoutRule: PayoutRule;
  readonly lockRule: 'manual' | 'first-lap' | 'timed';
  /** ISO 8601, UTC. */
  readonly locksAt: string | null;
  readonly lapRule: 'self' | 'host' | 'confirmed';
  readonly backing: 'any' | 'self-only';
  readonly racers: number;
  readonly laps: number;
  readonly waiting: number;
  readonly bets: number;
  /** Coins. */
  readonly pot: number;
  readonly leader: { readonly name: string; readonly lapTimeMs: number } | null;
}

export interface WaitingLap {
  /** For `decide-lap`. */
  readonly id: string;
  readonly raceId: string;
  readonly raceTitle: string;
  readonly racer: { readonly id: string; readonly name: string };
  readonly lapTimeMs: number;
  readonly reason: string;
}

export interface ControlRound {
  readonly roundId: string;
  readonly number: number;
  readonly status: RoundStatus;
  readonly topic: string | null;
  readonly mode: RoundMode;
  readonly variant: RoundVariant;
  readonly imposterCount: number;
  /** For `close-vote`. */
  readonly ballot: number;
  /** For `pass-turn`; null where nobody has the floor. */
  readonly turn: number | null;
  /** ISO 8601, UTC. */
  readonly phaseEndsAt: string | null;
  /** In a LOBBY. */
  readonly lobby: {
    readonly in: readonly { readonly userId: string; readonly name: string }[];
    readonly out: readonly { readonly userId: string; readonly name: string }[];
  };
  readonly players: readonly {
    readonly userId: string;
    readonly name: string;
    /** `PENDING`: no word yet; `SENT`, `SEEN`; `CLOSED`: no DMs taken, has to look by itself. */
    readonly delivery: 'PENDING' | 'SENT' | 'SEEN' | 'CLOSED';
    readonly turn: number | null;
    readonly wantsVote: boolean;
    readonly hasVoted: boolean;
    /** The talk after which the player was voted out of an elimination; null: is in. */
    readonly outTalk: number | null;
    /** What the player noted of the present talk; null where nothing was. */
    readonly clue: string | null;
  }[];
}

export interface ControlSeat {
  readonly id: string;
  readonly name: string;
  readonly state: 'joined' | 'walk-in' | 'removed';
  /** Show it only while held. */
  readonly pin: number;
  /** Coins. */
  readonly balance: number;
  readonly hasDiscord: boolean;
  /** A host made this seat a host (`make-host`). */
  readonly isHost: boolean;
  /** Of the seat's own choice; `approve-photo` shows one that waits to all. Null: none. */
  readonly photo: SeatPhoto | null;
  /** Phones signed in: `end-seat-sessions` signs all of them out. */
  readonly phones: number;
  /** ISO 8601, UTC. */
  readonly lastSeenAt: string;
}

export interface Knock {
  /** For `let-in`. */
  readonly id: string;
  /** "iPhone, Safari". */
  readonly device: string;
  /** The name that was typed there. */
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly since: string;
}

export interface ControlSession {
  readonly id: string;
  readonly holder: string;
  readonly device: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly isThis: boolean;
}

export const keyScopes = ['read', 'lap', 'race', 'all'] as const;
/** What a key may: look; record laps too; run races too; everything but keys and sessions. */
export type KeyScope = (typeof keyScopes)[number];

/** `GET /admin/api/state`: flat, so that a button's text is one field. Empty text where there is nothing. */
export interface FlatState {
  readonly party: string;
  /** The party's number of its last event. */
  readonly sequence: number;
  /** The newest live race. */
  readonly race_id: string;
  readonly race_title: string;
  readonly race_status: string;
  readonly race_pot: number;
  readonly race_bets: number;
  readonly race_racers: number;
  readonly race_leader: string;
  readonly race_leader_time: string;
  readonly race_leader_ms: number;
  readonly live_races: number;
  readonly waiting_laps: number;
  readonly round_id: string;
  readonly round_number: number;
  readonly round_status: string;
  readonly round_players: number;
  readonly round_seen: number;
  readonly round_voted: number;
  readonly would_play: number;
  readonly guests: number;
  readonly phones: number;
  readonly overlay_viewers: number;
}
