import type { Person as AnyPerson } from 'discord-stand-in';

export type { Choice, DemoState, Outcome, SeenMessage } from 'discord-stand-in';

/** Somebody in the rehearsal, with what our world's roles are called in its API. */
export interface Person extends AnyPerson {
  readonly host: boolean;
  readonly crew: boolean;
}
