import { and, eq, notInArray, sql } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { partyImposterPlayers, partyImposterRounds } from '../db/schema/index.js';
import { UserError } from '../errors.js';
import { endedStatuses } from './phases.js';
import type { Role } from './rules.js';

export interface ReadSecret {
  readonly round: { readonly id: string; readonly number: number };
  readonly role: Role;
  /** The word for a civilian, the hint for an imposter. Only for this player's eyes. */
  readonly text: string;
  /** True for a caught imposter who may guess the word now. */
  readonly mayGuess: boolean;
}

/**
 * What one player may know of the running round; from then on no DM is owed.
 * @throws UserError `no-round`, `lobby-open`, `not-in-round`, `word-not-ready`.
 */
export async function readSecret(
  db: Database,
  { partyId, userId }: { readonly partyId: string; readonly userId: string },
  clock: Clock,
): Promise<ReadSecret> {
  const [rounds, players] = [partyImposterRounds, partyImposterPlayers];
  const [row] = await db.orm
    .select({
      id: rounds.id,
      number: rounds.round,
      status: rounds.status,
      caughtId: rounds.caughtId,
      word: rounds.secretWord,
      hint: rounds.imposterHint,
      role: players.role,
    })
    .from(rounds)
    .leftJoin(players, and(eq(players.roundId, rounds.id), eq(players.userId, userId)))
    .where(and(eq(rounds.partyId, partyId), notInArray(rounds.status, [...endedStatuses])));
  if (row === undefined) throw new UserError('no-round', {});
  if (row.status === 'LOBBY') throw new UserError('lobby-open', { round: row.number });
  if (row.role === null) throw new UserError('not-in-round', { round: row.number });
  const text = row.role === 'IMPOSTER' ? row.hint : row.word;
  if (text === null) throw new UserError('word-not-ready', { round: row.number });
  await db.orm
    .update(players)
    .set({
      delivery: 'SEEN',
      seenAt: sql`coalesce(${players.seenAt}, ${clock.now().toISOString()}::timestamptz)`,
      nextAttemptAt: null,
    })
    .where(and(eq(players.roundId, row.id), eq(players.userId, userId)));
  const mayGuess = row.status === 'GUESSING' && row.caughtId === userId;
  return { round: { id: row.id, number: row.number }, role: row.role, text, mayGuess };
}
