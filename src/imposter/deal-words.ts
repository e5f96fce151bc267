import { and, eq } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../db/database.js';
import { partyImposterPlayers, partyImposterRounds } from '../db/schema/index.js';
import { recordEvent } from '../events/record-event.js';
import { commitTo, createSalt } from './commitment.js';
import { floorOf } from './floor.js';
import type { WordPair } from './rules.js';

export interface DealInput {
  readonly roundId: string;
  readonly pair: WordPair;
  /** `bank`, or a model's name. */
  readonly source: string;
  /** Why that source. */
  readonly note?: string;
  /** Chance for the commitment. */
  readonly salt?: string;
}

export interface Deal {
  /** False where the round had its words already, or was cancelled. */
  readonly dealt: boolean;
  /** Guest ids of the players who are owed a DM. */
  readonly owed: readonly string[];
}

/**
 * Gives a waiting round its words and commits to the deal; the first speaker has the floor:
 * GENERATING → ACTIVE. Of several calls one deals; the others change nothing.
 */
export async function dealWords(db: Database, input: DealInput, clock: Clock): Promise<Deal> {
  const { roundId, pair } = input;
  return db.orm.transaction(async (tx) => {
    const now = clock.now();
    const round = await activate(tx, input, now);
    if (round === undefined) return { dealt: false, owed: [] };
    const players = await tx
      .update(partyImposterPlayers)
      .set({ nextAttemptAt: now })
      .where(
        and(
          eq(partyImposterPlayers.roundId, roundId),
          eq(partyImposterPlayers.delivery, 'PENDING'),
        ),
      )
      .returning({ userId: partyImposterPlayers.userId, role: partyImposterPlayers.role });
    const salt = input.salt ?? createSalt();
    const commitment = commitTo({ roundId, ...pair, players, salt });
    const { talkSeconds } = round;
    const phaseEndsAt = talkSeconds === null ? null : new Date(now.getTime() + talkSeconds * 1_000);
    await tx
      .update(partyImposterRounds)
      .set({ salt, commitment, phaseEndsAt, talkStartedAt: now, ...floorOf(round, 1, now) })
      .where(eq(partyImposterRounds.id, roundId));
    const payload = {
      roundId,
      playerCount: players.length,
      round: round.number,
      timestamp: now.toISOString(),
    };
    await recordEvent(tx, { partyId: round.partyId, type: 'round-dealt', payload });
    return { dealt: true, owed: players.map((player) => player.userId) };
  });
}

async function activate(tx: Transaction, { roundId, pair, source, note }: DealInput, now: Date) {
  const rounds = partyImposterRounds;
  const [round] = await tx
    .update(rounds)
    .set({
      status: 'ACTIVE',
      secretWord: pair.word,
      imposterHint: pair.hint,
      wordSource: source,
      wordNote: note ?? null,
      wordsDueAt: null,
      dealtAt: now,
    })
    .where(and(eq(rounds.id, roundId), eq(rounds.status, 'GENERATING')))
    .returning({
      partyId: rounds.partyId,
      number: rounds.round,
      talkSeconds: rounds.talkSeconds,
      turnSeconds: rounds.turnSeconds,
    });
  return round;
}
