import type { TellIn } from '../events/public-lines.js';
import type { Party } from '../party/ensure-party.js';
import type { Actor } from '../party/find-actor.js';
import type { Guest } from '../party/guest.js';

/** Who asks for an act, where, and by which request. */
export interface Call {
  readonly party: Party;
  readonly actor: Actor;
  /**
   * The request's own id (an interaction's, an `Idempotency-Key`): what has the same key happens
   * once, and answers alike.
   */
  readonly key: string;
  /** The Discord channel it was asked for in; null where it was none. */
  readonly channelId: string | null;
  /** Where all are told of what it does; null where nobody is, in Discord. */
  readonly tellIn: TellIn | null;
}

/** A call that only guests can make. */
export interface GuestCall extends Call {
  readonly guest: Guest;
}

/** Whose something is. */
export interface Authorship {
  /** The seat that holds it now. */
  readonly holderId: string;
  /** True where hosts may act in the holder's place. */
  readonly isForHosts: boolean;
}

/** A call of somebody who may act on `subject`. */
export interface AuthorCall<S> extends Call {
  readonly subject: S;
}
