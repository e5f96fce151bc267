import type { ActShape, Nothing } from './act-shape.js';
import type { KeyScope } from './control.js';
import type { RaceControlActs } from './control-race-acts.js';
import type { LogFilter, LoggedType } from './log.js';
import type { PhotoRule, SeatPhoto, WebJoin } from './phone.js';
import type { PhoneSession, Standing } from './phone-acts.js';
import type { PayoutRule } from './race.js';
import type {
  Removed,
  RemovePreview,
  Restored,
  RestoreQuestion,
  Undo,
  Undoable,
  Undone,
} from './taking-back.js';

/**
 * The acts that race control calls, by their names. `guest`, `racer`, `race` … take an id or what
 * people type. Fields that may be left out are optional.
 */
export interface ControlActs extends RaceControlActs {
  'add-walk-in': ActShape<
    { readonly name: string },
    {
      readonly guest: { readonly id: string; readonly name: string; readonly pinCode: number };
      readonly isNamesake: boolean;
    }
  >;
  /** Signs the seat's phones out. */
  'renew-pin': ActShape<
    { readonly guest: string },
    { readonly guest: { readonly id: string; readonly name: string }; readonly pin: number }
  >;
  'rename-guest': ActShape<
    { readonly guest: string; readonly name: string },
    { readonly before: string | null; readonly name: string; readonly isNamesake: boolean }
  >;
  'preview-remove': ActShape<{ readonly guest: string }, RemovePreview>;
  /** Takes the id. `knowsOwnBet: true` the second time, where the host has a stake in it. */
  'remove-guest': ActShape<
    { readonly guest: string; readonly knowsOwnBet?: boolean },
    | { readonly kind: 'removed'; readonly result: Removed }
    /** Nothing was done: the host is asked about the bet of their own. */
    | { readonly kind: 'preview'; readonly preview: RemovePreview }
  >;
  'restore-guest': ActShape<{ readonly guest: string }, Restored | RestoreQuestion>;
  /** Takes back what a host did, once; asks first where somebody would owe something. */
  undo: ActShape<{ readonly act: string; readonly acceptsDebts?: boolean }, Undone>;
  'preview-merge': ActShape<
    { readonly from: string; readonly into: string },
    {
      readonly from: { readonly id: string; readonly name: string; readonly walletBalance: number };
      readonly into: { readonly id: string; readonly name: string; readonly walletBalance: number };
      readonly pendingBets: number;
      readonly liveLaps: number;
    }
  >;
  /** Takes ids. */
  'merge-guests': ActShape<
    { readonly from: string; readonly into: string },
    {
      readonly name: string;
      readonly fromName: string;
      readonly walletBalance: number;
      readonly undo: Undo | null;
    }
  >;
  /** Gives a seat's phone the host's acts, or takes them. */
  'make-host': ActShape<
    { readonly guest: string; readonly isHost: boolean },
    { readonly name: string; readonly isHost: boolean; readonly isChanged: boolean }
  >;
  'list-seat-sessions': ActShape<
    { readonly guest: string },
    { readonly sessions: readonly PhoneSession[] }
  >;
  /** All of the seat's phones, or one. */
  'end-seat-sessions': ActShape<
    { readonly guest: string; readonly session?: string },
    { readonly name: string; readonly ended: number }
  >;
  /** Lets a phone that knocked try its PIN. */
  'let-in': ActShape<{ readonly knock: string }, { readonly isChanged: boolean }>;
  /** Ends the code on posters and on the overlay's QR code; `generation` from `show-join`. */
  'show-join': ActShape<Nothing, { readonly joinUrl: string | null; readonly generation: number }>;
  'rotate-join': ActShape<
    { readonly generation: number },
    { readonly joinUrl: string | null; readonly generation: number }
  >;
  'grant-coins': ActShape<
    { readonly guest: string; readonly amount: number; readonly reason: string },
    { readonly name: string; readonly amount: number; readonly balance: number }
  >;
  'show-log': ActShape<
    { readonly filter?: LogFilter; readonly page?: number; readonly until?: number },
    {
      readonly lines: readonly LogLine[];
      readonly page: number;
      readonly until: string;
      readonly hasOlder: boolean;
      /** The last first. */
      readonly undoable: readonly Undoable[];
    }
  >;
  'show-stats': ActShape<
    Nothing,
    {
      /** Up to three of each kind, the first ahead: coins, laps, races, rounds, or milliseconds. */
      readonly leaders: Readonly<
        Record<
          string,
          readonly { readonly name: string; readonly value: number; readonly race: string | null }[]
        >
      >;
      /** The last reset; null: since the beginning. */
      readonly since: string | null;
    }
  >;
  /** The richest first. */
  'list-standings': ActShape<Nothing, { readonly standings: readonly Standing[] }>;
  /** A seat's picture from a photo, as base64; shown at once, as a host sets it. */
  'set-photo': ActShape<{ readonly guest?: string; readonly image: string }, SeatPhoto>;
  'remove-photo': ActShape<{ readonly guest?: string }, { readonly isChanged: boolean }>;
  'approve-photo': ActShape<
    { readonly guest: string },
    { readonly name: string; readonly isChanged: boolean }
  >;
  /** What is left out stays; null or an empty text clears. */
  'change-settings': ActShape<
    {
      readonly webJoin?: WebJoin;
      readonly photos?: PhotoRule;
      readonly payoutRule?: PayoutRule;
      readonly invite?: string;
      readonly civilianPrize?: string;
      readonly imposterPrize?: string;
      readonly accent?: string;
    },
    unknown
  >;
  'show-overlay': ActShape<
    Nothing,
    { readonly overlayUrl: string; readonly watchUrl: string | null }
  >;
  'ask-rotate-overlay': ActShape<Nothing, { readonly generation: number }>;
  'rotate-overlay': ActShape<
    { readonly generation: number },
    { readonly overlayUrl: string; readonly watchUrl: string | null }
  >;
  'test-overlay': ActShape<Nothing, { readonly viewers: number }>;
  'switch-watch': ActShape<{ readonly isPublic: boolean }, { readonly watchUrl: string | null }>;
  /** Tables of the party, and an id with which `reset-party` acts once. */
  'offer-reset': ActShape<Nothing, { readonly resetId: string }>;
  /** `name`: the party's, as typed. */
  'reset-party': ActShape<
    { readonly reset: string; readonly name: string },
    {
      readonly guests: number;
      readonly cancelledRaces: number;
      readonly refundedBets: number;
      readonly undo: Undo | null;
    }
  >;
  /** Whose seat this control session is; null: not playing. */
  'set-control-seat': ActShape<
    { readonly guest: string | null },
    { readonly seat: { readonly id: string; readonly name: string } | null }
  >;
  /** A link to race control for another host, good once, for ten minutes. */
  'make-control-link': ActShape<Nothing, { readonly url: string }>;
  'end-control-session': ActShape<{ readonly session: string }, { readonly isChanged: boolean }>;
  'list-keys': ActShape<Nothing, { readonly keys: readonly ApiKey[] }>;
  /** `key` is told this once. */
  'make-key': ActShape<
    { readonly name: string; readonly scope: KeyScope },
    { readonly id: string; readonly name: string; readonly scope: KeyScope; readonly key: string }
  >;
  'revoke-key': ActShape<{ readonly id: string }, { readonly isChanged: boolean }>;
}

export interface LogLine {
  readonly type: LoggedType;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly actor: string | null;
  readonly name: string | null;
  readonly other: string | null;
  readonly race: string | null;
  readonly round: number | null;
  readonly amount: number | null;
  readonly balance: number | null;
  readonly lapTimeMs: number | null;
  readonly bets: number | null;
  readonly reason: string | null;
  /** True where the host who paid a race out had a bet in it. */
  readonly isInvolved: boolean;
  readonly isTakenOver: boolean;
  /** What it is about, for undoing it from the log; null where it is about none. */
  readonly raceId: string | null;
  readonly guestId: string | null;
}

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly scope: KeyScope;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}
