import { UserError } from '../errors.js';
import type { Seat } from './lock-party.js';
import type { MergeData } from './merge-data.js';
import type { SeatPair } from './move-seat.js';

/**
 * The two seats of a merge, where they are still as it left them.
 * @throws UserError `merge-built-on`: one was merged on, removed, or has another account.
 */
export function requireUnbuilt({
  from,
  into,
  data,
}: {
  readonly from: Seat | null;
  readonly into: Seat | null;
  readonly data: MergeData;
}): SeatPair {
  const { intoId, isAccountMoving, discordId, fromName } = data;
  const isAsLeft =
    from?.mergedInto === intoId &&
    into !== null &&
    into.mergedInto === null &&
    into.removedAt === null &&
    (isAccountMoving ? into.discordId === discordId : from.discordId === discordId);
  if (isAsLeft) return { from, into };
  throw new UserError('merge-built-on', { name: into?.name ?? fromName, what: 'seat' });
}
