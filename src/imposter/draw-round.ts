import { eq } from 'drizzle-orm';
import type { Transaction } from '../db/database.js';
import { partyImposterPlayers, partyImposterRounds } from '../db/schema/index.js';
import { UserError } from '../errors.js';
import { recordEvent } from '../events/record-event.js';
import {
  drawImposters,
  minPlayers,
  mostImposters,
  type RandomInt,
  wordsPatienceMs,
} from './rules.js';

export interface DrawInput {
  readonly partyId: string;
  readonly round: { readonly id: string; readonly number: number };
  /** Guest ids; sorted, so that a seeded draw can be repeated. */
  readonly players: readonly string[];
  readonly imposterCount: number;
  readonly triggeredBy: string | null;
  readonly now: Date;
  readonly randomInt: RandomInt;
}

/**
 * Draws roles and speaking order among the players of a round that its caller holds, and lets it
 * wait for its words. Fewer than three players are the caller's to refuse.
 * @throws UserError `too-many-imposters`.
 */
export async function drawRound(tx: Transaction, input: DrawInput): Promise<void> {
  const { partyId, round, players, imposterCount, now, randomInt } = input;
  const most = mostImposters(players.length);
  if (imposterCount > most)
    throw new UserError('too-many-imposters', {
      imposters: imposterCount,
      players: players.length,
      most,
    });
  if (players.length < minPlayers) throw new Error(`a round of ${players.length}`);
  const imposters = drawImposters(players, imposterCount, randomInt);
  const order = drawImposters(players, players.length, randomInt);
  await tx
    .update(partyImposterRounds)
    .set({
      status: 'GENERATING',
      imposterId: imposters[0] ?? null,
      wordsDueAt: new Date(now.getTime() + wordsPatienceMs),
    })
    .where(eq(partyImposterRounds.id, round.id));
  const rows = order.map((userId, place) => {
    const role = imposters.includes(userId) ? ('IMPOSTER' as const) : ('CIVILIAN' as const);
    return { roundId: round.id, partyId, userId, role, turn: place + 1 };
  });
  await tx.insert(partyImposterPlayers).values(rows);
  const payload = {
    roundId: round.id,
    playerCount: players.length,
    round: round.number,
    timestamp: now.toISOString(),
  };
  await recordEvent(tx, {
    partyId,
    type: 'round-started',
    payload,
    triggeredBy: input.triggeredBy,
  });
}
