import { and, eq } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { partyImposterPlayers, partyImposterRounds } from '../db/schema/index.js';
import { recordEvent } from '../events/record-event.js';
import type { WordPair } from './rules.js';

export interface DealInput {
  readonly roundId: string;
  readonly pair: WordPair;
  /** `bank`, or a model's name. */
  readonly source: string;
}

export interface Deal {
  /** False where the round had its words already, or was cancelled. */
  readonly dealt: boolean;
  /** Guest ids of the players who are owed a DM. */
  readonly owed: readonly string[];
}

/** Gives a waiting round its words: GENERATING → ACTIVE. Of several calls one deals; the others change nothing. */
export async function dealWords(db: Database, { roundId, pair, source }: DealInput, clock: Clock): Promise<Deal> {
  return db.orm.transaction(async (tx) => {
    const now = clock.now();
    const [round] = await tx
      .update(partyImposterRounds)
      .set({
        status: 'ACTIVE',
        secretWord: pair.word,
        imposterHint: pair.hint,
        wordSource: source,
        wordsDueAt: null,
        dealtAt: now,
      })
      .where(and(eq(partyImposterRounds.id, roundId), eq(partyImposterRounds.status, 'GENERATING')))
      .returning({ partyId: partyImposterRounds.partyId, number: partyImposterRounds.round });
    if (round === undefined) return { dealt: false, owed: [] };
    const players = await tx
      .update(partyImposterPlayers)
      .set({ nextAttemptAt: now })
      .where(and(eq(partyImposterPlayers.roundId, roundId), eq(partyImposterPlayers.delivery, 'PENDING')))
      .returning({ userId: partyImposterPlayers.userId });
    const payload = { roundId, playerCount: players.length, round: round.number, timestamp: now.toISOString() };
    await recordEvent(tx, { partyId: round.partyId, type: 'round-dealt', payload });
    return { dealt: true, owed: players.map((player) => player.userId) };
  });
}
