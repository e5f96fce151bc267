import { and, eq, inArray, lte } from 'drizzle-orm';
import type { Database } from '../db/database.js';
import { owedAnswers } from '../db/schema/answers.js';

/** An answer that somebody waits for; what is asked and by which token is sealed. */
export interface OwedAnswer {
  readonly interactionId: string;
  readonly sealed: string;
  /** When the guest acted. */
  readonly askedAt: Date;
}

/** Times in milliseconds. */
export const owing = {
  /** Whoever deferred has answered by then, or never will. */
  leaseMs: 15_000,
  /** Discord takes an interaction's token for fifteen minutes. */
  tokenMs: 870_000,
};

const maxClaimed = 50;

/** Keeps an answer as owed; a second delivery owes no second one. */
export async function oweAnswer(db: Database, answer: OwedAnswer, now: Date): Promise<void> {
  const dueAt = new Date(now.getTime() + owing.leaseMs);
  await db.orm
    .insert(owedAnswers)
    .values({ ...answer, dueAt })
    .onConflictDoNothing();
}

/** The answer is there, or Discord takes none any more. */
export async function forgetAnswer(db: Database, interactionId: string): Promise<void> {
  await db.orm.delete(owedAnswers).where(eq(owedAnswers.interactionId, interactionId));
}

/**
 * Takes over what nobody is at, for a lease; two processes never take the same. What is too old to
 * be answered is forgotten.
 */
export async function claimAnswers(db: Database, now: Date): Promise<readonly OwedAnswer[]> {
  const { interactionId, sealed, askedAt, dueAt } = owedAnswers;
  const expired = lte(askedAt, new Date(now.getTime() - owing.tokenMs));
  await db.orm.delete(owedAnswers).where(expired);
  const due = db.orm
    .select({ id: interactionId })
    .from(owedAnswers)
    .where(lte(dueAt, now))
    .orderBy(askedAt)
    .limit(maxClaimed)
    .for('update', { skipLocked: true });
  return db.orm
    .update(owedAnswers)
    .set({ dueAt: new Date(now.getTime() + owing.leaseMs) })
    .where(and(inArray(interactionId, due), lte(dueAt, now)))
    .returning({ interactionId, sealed, askedAt });
}
