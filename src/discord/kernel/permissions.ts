import { UserError } from '../../errors.js';
import type { Guest } from '../../party/guest.js';
import type { Context } from './command.js';

/**
 * The guest who acts.
 * @throws UserError `not-joined`, whose answer carries the Join button; `guest-removed` or
 * `guest-merged`.
 */
export function requireGuest(context: Context): Guest {
  const { mergedInto } = context.actor;
  if (mergedInto !== null) throw new UserError('guest-merged', { name: mergedInto });
  if (context.actor.isRemoved) throw new UserError('guest-removed', {});
  if (context.actor.guest === null) throw new UserError('not-joined', {});
  return context.actor.guest;
}

/**
 * Lets only hosts pass; checked at each command and each button, because a button outlives a
 * permission.
 * @throws UserError `host-only`.
 */
export function requireHost(context: Context): void {
  if (!context.actor.isHost) throw new UserError('host-only', {});
}
