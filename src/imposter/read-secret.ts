import { and, eq, notInArray, sql } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { partyImposterPlayers, partyImposterRounds } from '../db/schema/index.js';
import { UserError } from '../errors.js';
import { type ToldRole, toldRole } from './outbox.js';
import { endedStatuses } from './phases.js';

export interface ReadSecret {
  readonly round: { readonly id: string; readonly number: number };
  readonly role: ToldRole;
  /** The word for a civilian, the hint or other word for an imposter. Only for this player's eyes. */
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
      variant: rounds.variant,
    })
    .from(rounds)
    .leftJoin(players, and(eq(players.roundId, rounds.id), eq(players.userId, userId)))
    .where(and(eq(rounds.partyId, partyId), notInArray(rounds.status, [...endedStatuses])));
  if (row === undefined) throw new UserError('no-round', {});
  if (row.status === 'LOBBY') throw new UserError('lobby-open', { round: row.number });
  if (row.role === null) throw new UserError('not-in-round', { round: row.number });
  const text = row.role === 'IMPOSTER' ? row.hint : row.word;
  if (text === null) throw new UserError('word-not-ready', { round: row.number });
  await noteSeen(db, { roundId: row.id, userId }, clock.now());
  const mayGuess = row.status === 'GUESSING' && row.caughtId === userId;
  return {
    round: { id: row.id, number: row.number },
    role: toldRole(row.role, row.variant),
    text,
    mayGuess,
  };
}

async function noteSeen(
  db: Database,
  { roundId, userId }: { readonly roundId: string; readonly userId: string },
  now: Date,
): Promise<void> {
  const players = partyImposterPlayers;
  await db.orm
    .update(players)
    .set({
      delivery: 'SEEN',
      seenAt: sql`coalesce(${players.seenAt}, ${now.toISOString()}::timestamptz)`,
      nextAttemptAt: null,
    })
    .where(and(eq(players.roundId, roundId), eq(players.userId, userId)));
}
