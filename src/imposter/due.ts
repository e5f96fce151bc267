import { and, asc, eq, inArray, lte } from 'drizzle-orm';
import type { Database } from '../db/database.js';
import { partyImposterPlayers, partyImposterRounds } from '../db/schema/index.js';
import type { DeliveryKey } from './delivery.js';
import { deliverableStatuses } from './phases.js';

/** Most rows that one sweep takes up of a kind; the next one goes on. */
const batch = 1_000;

/** Rounds that have waited for their words past the due time, longest first. */
export async function readDueRounds(
  db: Database,
  now: Date,
): Promise<readonly { readonly roundId: string }[]> {
  const rounds = partyImposterRounds;
  return db.orm
    .select({ roundId: rounds.id })
    .from(rounds)
    .where(and(eq(rounds.status, 'GENERATING'), lte(rounds.wordsDueAt, now)))
    .orderBy(asc(rounds.wordsDueAt))
    .limit(batch);
}

/** DMs owed and due, longest first, with the tries so far. */
export async function readDueDeliveries(
  db: Database,
  now: Date,
): Promise<readonly (DeliveryKey & { readonly attempts: number })[]> {
  const [players, rounds] = [partyImposterPlayers, partyImposterRounds];
  return db.orm
    .select({ roundId: players.roundId, userId: players.userId, attempts: players.attempts })
    .from(players)
    .innerJoin(rounds, eq(rounds.id, players.roundId))
    .where(
      and(
        eq(players.delivery, 'PENDING'),
        lte(players.nextAttemptAt, now),
        inArray(rounds.status, [...deliverableStatuses]),
      ),
    )
    .orderBy(asc(players.nextAttemptAt))
    .limit(batch);
}
