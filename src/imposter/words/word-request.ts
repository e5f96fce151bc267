import { and, desc, eq, gte, isNotNull, like, ne, or } from 'drizzle-orm';
import type { Clock } from '../../clock.js';
import type { Database } from '../../db/database.js';
import { partyImposterRounds } from '../../db/schema/index.js';
import { memoryRounds } from '../rules.js';
import type { WordRequest } from './word-source.js';

const dayMs = 24 * 60 * 60 * 1_000;

/**
 * What a word source needs to know for a round that still waits; null where it does not wait any
 * more.
 */
export async function openWordRequest(
  db: Database,
  roundId: string,
  clock: Clock,
): Promise<WordRequest | null> {
  const rounds = partyImposterRounds;
  const now = clock.now();
  const [round] = await db.orm
    .select({
      partyId: rounds.partyId,
      topic: rounds.topic,
      variant: rounds.variant,
      dueAt: rounds.wordsDueAt,
    })
    .from(rounds)
    .where(and(eq(rounds.id, roundId), eq(rounds.status, 'GENERATING')));
  if (round === undefined) return null;
  const [exclude, askedToday] = await Promise.all([
    readRecentWords(db, round.partyId),
    countAsked(db, round.partyId, new Date(now.getTime() - dayMs)),
  ]);
  return { ...round, dueAt: round.dueAt ?? now, exclude, askedToday, language: 'en' };
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

/** Rounds since then for which a source outside was asked, whether it answered well or not. */
async function countAsked(db: Database, partyId: string, since: Date): Promise<number> {
  const rounds = partyImposterRounds;
  const wasAsked = or(ne(rounds.wordSource, 'bank'), like(rounds.wordNote, 'failed:%'));
  return db.orm.$count(
    rounds,
    and(eq(rounds.partyId, partyId), gte(rounds.createdAt, since), wasAsked),
  );
}
