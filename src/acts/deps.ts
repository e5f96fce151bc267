import type { Clock } from '../clock.js';
import type { WebJoin } from '../contract/phone.js';
import type { Database } from '../db/database.js';
import type { Log } from '../log.js';
import type { Party } from '../party/ensure-party.js';
import type { Caller, Rate } from './rate.js';

/** Somebody's account outside, as an act needs it. */
export interface Account {
  readonly name: string;
  readonly isBot: boolean;
}

/** What acts reach. No container and no global: this object is handed in. */
export interface ActDeps {
  readonly db: Database;
  readonly clock: Clock;
  /** A uniform integer from 0 up to, not including, `max`. */
  readonly randomInt: (max: number) => number;
  readonly log: Log;
  /** Takes a token of an act for the caller: 0, or in how many milliseconds there is one. */
  readonly waitFor: (act: string, rate: Rate, call: Caller) => number;
  readonly enqueueWords: (roundId: string) => Promise<void>;
  /** Has a race locked at that time; should the queue forget, the sweep does it. */
  readonly scheduleLock: (raceId: string, locksAt: Date) => Promise<void>;
  /**
   * After a round changed: sets the timer of its phase and shows it while the answer goes out;
   * several changes at once show together. What fails here the sweep makes up for.
   */
  readonly followRound: (roundId: string) => void;
  /** The same, waited for. Never rejects. */
  readonly showRound: (roundId: string) => Promise<void>;
  /** Has a party's kept messages looked at now: one is owed, or may be tried again. */
  readonly showMessages: (partyId: string) => void;
  /** Who may join by phone where a party has not said. */
  readonly usualWebJoin: WebJoin;
  /**
   * Where phones join a party, with the code of that generation; null where they cannot reach us: we
   * listen on this machine alone and no PUBLIC_URL names another way.
   */
  readonly joinUrl: (partyId: string, generation: number) => string | null;
  /** False where we listen on this machine alone and no PUBLIC_URL names another way. */
  readonly arePhonesReachable: boolean;
  /** The addresses of links good once. */
  readonly phoneUrl: (link: string) => string;
  readonly controlUrl: (link: string) => string;
  readonly overlayUrl: (party: Party) => string;
  /** The spectators' link; it opens nothing while the party has it switched off. */
  readonly watchUrl: (party: Party) => string;
  /**
   * Cuts off everybody who listens to a party's channels of a generation below this one; those who
   * may come back by themselves.
   */
  readonly endChannels: (partyId: string, below: number) => void;
  /** Cuts off who listens to a seat's own channel; phones that are signed in come back by themselves. */
  readonly endSeatChannel: (seatId: string) => void;
  /** True for a text channel of that server in which we may see, write and embed. */
  readonly canPostIn: (guildId: string, channelId: string) => Promise<boolean>;
  /** Asks Discord who an account is; null where it is none. */
  readonly findAccount: (discordId: string) => Promise<Account | null>;
}
