import { and, asc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Orm, Transaction } from '../db/database.js';
import { bets } from '../db/schema/betting.js';
import { partyUsers } from '../db/schema/party.js';
import type { Race } from '../racing/race.js';
import { decideBets, type PlannedPayout } from './rules.js';

const bettors = alias(partyUsers, 'bettors');
const targets = alias(partyUsers, 'targets');

/** A race's bets with names, in the order in which they were first placed. */
function readBets(db: Orm | Transaction, race: Race) {
  return db
    .select({
      betId: bets.id,
      bettorId: bets.bettorId,
      bettorName: bettors.name,
      targetId: bets.targetUserId,
      targetName: targets.name,
      stake: bets.amount,
      status: bets.status,
      payout: bets.payout,
      settledAt: bets.settledAt,
      isScratched: sql<boolean>`${targets.removedAt} is not null and not exists (
        select from sim_race_entries e where e.game_id = ${bets.gameId} and e.user_id = ${bets.targetUserId})`,
    })
    .from(bets)
    .innerJoin(bettors, eq(bettors.id, bets.bettorId))
    .innerJoin(targets, eq(targets.id, bets.targetUserId))
    .where(and(eq(bets.partyId, race.partyId), eq(bets.gameId, race.id)))
    .orderBy(asc(bets.createdAt), asc(bets.id));
}

/** A race's pending bets with names, in the order in which they were first placed. */
export async function readPendingBets(db: Orm | Transaction, race: Race) {
  const all = await readBets(db, race);
  return all.flatMap(({ status, settledAt: _, ...bet }) => (status === 'PENDING' ? [bet] : []));
}

/**
 * The bets that the end of a race decided, in the same order; one withdrawn before is none of them.
 */
export async function readEndedBets(
  db: Orm | Transaction,
  race: Race,
): Promise<readonly PlannedPayout[]> {
  const all = await readBets(db, race);
  return all.flatMap(({ status, settledAt, isScratched: _, ...bet }) => {
    const isEnded = settledAt !== null && settledAt.getTime() === race.endedAt?.getTime();
    return status === 'PENDING' || !isEnded ? [] : [{ ...bet, status }];
  });
}

/** What each pending bet of a race becomes if `winnerId` wins it. */
export async function planPayouts(
  db: Orm | Transaction,
  race: Race,
  winnerId: string,
): Promise<readonly PlannedPayout[]> {
  const pending = await readPendingBets(db, race);
  const results = decideBets(race.payoutRule, pending, winnerId);
  return pending.map(({ isScratched: _, ...bet }, index) => {
    return { ...bet, ...resultAt(results, index) };
  });
}

function resultAt<T>(results: readonly T[], index: number): T {
  const result = results[index];
  if (result === undefined) throw new Error('A bet was left without a result');
  return result;
}
