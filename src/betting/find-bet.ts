import { and, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Orm, Transaction } from '../db/database.js';
import { bets } from '../db/schema/betting.js';
import { partyUsers } from '../db/schema/party.js';
import { UserError } from '../errors.js';
import { isUuid } from '../party/guest.js';

const bettors = alias(partyUsers, 'bettors');
const targets = alias(partyUsers, 'targets');
const holders = alias(partyUsers, 'holders');

/** `moveBets` refunds and stakes anew at one and the same moment. */
const isMoved = sql<boolean>`${bets.status} = 'REFUNDED' and exists (
  select from wallet_entries w where w.game_id = ${bets.gameId} and w.kind = 'STAKE' and w.created_at = ${bets.settledAt}
    and w.user_id = coalesce(${bettors.mergedInto}, ${bettors.id}))`;

/** A bet, its bettor and the racer it is on. */
export interface FoundBet {
  readonly id: string;
  readonly gameId: string;
  readonly bettorId: string;
  readonly bettorName: string;
  /** Whose bet it is now: the bettor, or the guest that the bettor was merged into. */
  readonly holderId: string;
  /** The holder's; null for a walk-in. */
  readonly bettorDiscordId: string | null;
  /** Coins in the bettor's wallet. */
  readonly bettorBalance: number;
  readonly targetId: string;
  readonly targetName: string;
  /** Coins staked in all. */
  readonly amount: number;
  readonly status: 'PENDING' | 'WON' | 'LOST' | 'REFUNDED';
  /** True for a refunded bet whose coins went on in another one when guests were merged. */
  readonly isMoved: boolean;
}

/**
 * A party's bet by its id, which may come from a button.
 * @throws UserError `not-found` where the party has none such, `button-outdated` for no id at all.
 */
export async function findBet(
  db: Orm | Transaction,
  partyId: string,
  betId: string,
): Promise<FoundBet> {
  if (!isUuid(betId)) throw new UserError('button-outdated', {});
  const [bet] = await db
    .select({
      id: bets.id,
      gameId: bets.gameId,
      bettorId: bets.bettorId,
      bettorName: bettors.name,
      holderId: holders.id,
      bettorDiscordId: holders.discordId,
      bettorBalance: bettors.walletBalance,
      targetId: bets.targetUserId,
      targetName: targets.name,
      amount: bets.amount,
      status: bets.status,
      isMoved,
    })
    .from(bets)
    .innerJoin(bettors, eq(bettors.id, bets.bettorId))
    .innerJoin(holders, eq(holders.id, sql`coalesce(${bettors.mergedInto}, ${bettors.id})`))
    .innerJoin(targets, eq(targets.id, bets.targetUserId))
    .where(and(eq(bets.partyId, partyId), eq(bets.id, betId)));
  if (bet === undefined) throw new UserError('not-found', { what: 'bet' });
  return bet;
}
