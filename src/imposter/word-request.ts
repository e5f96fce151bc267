import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { partyImposterRounds } from '../db/schema/index.js';
import { memoryRounds, wordsPatienceMs } from './rules.js';
import type { WordRequest } from './word-source.js';

/**
 * What a word source needs to know for a round that still waits; null where it does not wait any more.
 * Sets the round's due time anew, so that the sweep asks again only if this attempt dies.
 */
export async function openWordRequest(db: Database, roundId: string, clock: Clock): Promise<WordRequest | null> {
  const rounds = partyImposterRounds;
  const [round] = await db.orm
    .update(rounds)
    .set({ wordsDueAt: new Date(clock.now().getTime() + wordsPatienceMs) })
    .where(and(eq(rounds.id, roundId), eq(rounds.status, 'GENERATING')))
    .returning({ partyId: rounds.partyId, topic: rounds.topic });
  if (round === undefined) return null;
  return { ...round, exclude: await readRecentWords(db, round.partyId), language: 'en' };
}

/** Words of the party's latest 250 rounds that had one, newest first. */
async function readRecentWords(db: Database, partyId: string): Promise<readonly string[]> {
  const rows = await db.orm
    .select({ word: partyImposterRounds.secretWord })
    .from(partyImposterRounds)
    .where(and(eq(partyImposterRounds.partyId, partyId), isNotNull(partyImposterRounds.secretWord)))
    .orderBy(desc(partyImposterRounds.createdAt))
    .limit(memoryRounds);
  return rows.flatMap(({ word }) => (word === null ? [] : [word]));
}
