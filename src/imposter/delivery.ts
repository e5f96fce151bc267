import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { RoundVariant } from '../contract/round.js';
import type { Database } from '../db/database.js';
import { partyImposterPlayers, partyImposterRounds, partyUsers } from '../db/schema/index.js';
import { type Secret, toldRole } from './outbox.js';
import { deliverableStatuses } from './phases.js';
import { deliveryLeaseMs, type Role } from './rules.js';

export interface DeliveryKey {
  readonly roundId: string;
  readonly userId: string;
}

export interface ClaimedDelivery {
  /** Null where the player has no Discord account any more. */
  readonly discordId: string | null;
  readonly secret: Secret;
  /** Tries so far, this one included. */
  readonly attempts: number;
}

/**
 * Takes on a DM that is due. Null where there is nothing to do: the round is over, the player has
 * the secret or takes no DMs, or another attempt began less than 20 s ago. If this attempt dies,
 * the next may begin after that time.
 */
export async function claimDelivery(
  db: Database,
  key: DeliveryKey,
  clock: Clock,
): Promise<ClaimedDelivery | null> {
  const [players, rounds, users] = [partyImposterPlayers, partyImposterRounds, partyUsers];
  const now = clock.now();
  const [row] = await db.orm
    .update(players)
    .set({
      attempts: sql`${players.attempts} + 1`,
      nextAttemptAt: new Date(now.getTime() + deliveryLeaseMs),
    })
    .from(rounds)
    .innerJoin(users, eq(users.partyId, rounds.partyId))
    .where(
      and(
        isPending(key),
        lte(players.nextAttemptAt, now),
        eq(rounds.id, players.roundId),
        inArray(rounds.status, [...deliverableStatuses]),
        eq(users.id, players.userId),
      ),
    )
    .returning({
      discordId: users.discordId,
      attempts: players.attempts,
      role: players.role,
      variant: rounds.variant,
      roundNumber: rounds.round,
      word: rounds.secretWord,
      hint: rounds.imposterHint,
    });
  if (row === undefined) return null;
  const { discordId, attempts, ...dealt } = row;
  return { discordId, attempts, secret: secretOf(dealt) };
}

interface Dealt {
  readonly roundNumber: number;
  readonly role: Role;
  readonly variant: RoundVariant;
  readonly word: string | null;
  readonly hint: string | null;
}

function secretOf({ roundNumber, role, variant, word, hint }: Dealt): Secret {
  const text = role === 'IMPOSTER' ? hint : word;
  if (text === null) throw new Error('a dealt round has no words');
  return { roundNumber, role: toldRole(role, variant), text };
}

/** SENT and CLOSED are final; RETRY is due again at `retryAt`. */
export type DeliveryOutcome =
  | { readonly outcome: 'SENT' | 'CLOSED' }
  | { readonly outcome: 'RETRY'; readonly retryAt: Date };

/**
 * Books what became of an attempt. Changes nothing where the player has seen the secret meanwhile.
 */
export async function recordDelivery(
  db: Database,
  result: DeliveryKey & DeliveryOutcome,
  clock: Clock,
): Promise<void> {
  const players = partyImposterPlayers;
  const changes =
    result.outcome === 'RETRY'
      ? { nextAttemptAt: result.retryAt }
      : {
          delivery: result.outcome,
          nextAttemptAt: null,
          deliveredAt: result.outcome === 'SENT' ? clock.now() : null,
        };
  await db.orm.update(players).set(changes).where(isPending(result));
}

function isPending({ roundId, userId }: DeliveryKey) {
  const players = partyImposterPlayers;
  return and(
    eq(players.roundId, roundId),
    eq(players.userId, userId),
    eq(players.delivery, 'PENDING'),
  );
}
