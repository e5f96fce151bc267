import { type FoundBet, findBet } from '../../betting/find-bet.js';
import { UserError } from '../../errors.js';
import type { Context } from '../kernel/command.js';
import { requireHost } from '../kernel/permissions.js';

/**
 * The bet that a button names, where the person who presses may act on it: its bettor, or a host
 * for a walk-in's.
 * @throws UserError `not-your-bet`, `host-only`, `guest-merged`, `bet-moved` or `button-outdated`.
 */
export async function requireOwnBet(
  context: Context,
  betId: string | undefined,
): Promise<FoundBet> {
  const { db, party, actor } = context;
  if (betId === undefined) throw new UserError('button-outdated', {});
  const bet = await findBet(db.orm, party.id, betId);
  const isOwn = bet.holderId === actor.guest?.id;
  if (!isOwn && actor.mergedInto !== null)
    throw new UserError('guest-merged', { name: actor.mergedInto });
  if (!isOwn && bet.bettorDiscordId !== null) throw new UserError('not-your-bet', {});
  if (!isOwn) requireHost(context);
  if (bet.isMoved) throw new UserError('bet-moved', {});
  return bet;
}

/** What `placeBet` has to know of the person who acts: nothing for one's own bet, else the host. */
export function hostOf(
  context: Context,
  bettorId: string,
): { readonly host?: { readonly guestId: string | null } } {
  const guestId = context.actor.guest?.id ?? null;
  return guestId === bettorId ? {} : { host: { guestId } };
}
