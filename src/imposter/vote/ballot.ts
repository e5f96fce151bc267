import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '../../db/database.js';
import {
  partyImposterPlayers,
  partyImposterRounds,
  partyImposterVotes,
} from '../../db/schema/index.js';
import { finishRound } from '../finish-round.js';
import { type HeldRound, type RoundStep, stepOf } from '../hold-round.js';
import { recordRoundUpdate } from '../record-update.js';
import { guessSeconds } from '../rules.js';
import { decideBallot } from './ballot-rules.js';

export interface Moment {
  readonly now: Date;
  /** The guest who brought it about; null for a timer and for a host who has not joined. */
  readonly by?: string | null;
  /** The interaction that did, where one ends the round. */
  readonly interactionId?: string;
}

/** Opens a ballot on a held round, for its time. */
export async function openBallot(
  tx: Transaction,
  round: HeldRound,
  ballot: 1 | 2,
  { now, by }: Moment,
): Promise<RoundStep> {
  const phaseEndsAt = new Date(now.getTime() + round.voteSeconds * 1000);
  await tx
    .update(partyImposterRounds)
    .set({ status: 'VOTING', ballot, phaseEndsAt, speakerTurn: null })
    .where(eq(partyImposterRounds.id, round.id));
  await recordRoundUpdate(tx, round.id, { now, by: by ?? null });
  return stepOf(round, 'VOTING', true);
}

/**
 * Closes the open ballot of a held round: one is out, or a tie opens a second ballot, or the
 * imposters walk.
 */
export async function closeBallot(
  tx: Transaction,
  round: HeldRound,
  moment: Moment,
): Promise<RoundStep> {
  const votes = partyImposterVotes;
  const cast = await tx
    .select({ voterId: votes.voterId, targetId: votes.targetId })
    .from(votes)
    .where(and(eq(votes.roundId, round.id), eq(votes.ballot, round.ballot)));
  const result = decideBallot(cast, round.ballot);
  if (result.kind === 'again') {
    const players = partyImposterPlayers;
    await tx
      .update(players)
      .set({ isTied: true })
      .where(and(eq(players.roundId, round.id), inArray(players.userId, [...result.tied])));
    return openBallot(tx, round, 2, moment);
  }
  if (result.kind === 'walk')
    return finishRound(tx, round, { ...moment, outcome: 'IMPOSTERS', caughtId: null });
  return voteOut(tx, round, result.userId, moment);
}

async function voteOut(
  tx: Transaction,
  round: HeldRound,
  userId: string,
  moment: Moment,
): Promise<RoundStep> {
  const players = partyImposterPlayers;
  const [player] = await tx
    .select({ role: players.role })
    .from(players)
    .where(and(eq(players.roundId, round.id), eq(players.userId, userId)));
  if (player?.role !== 'IMPOSTER')
    return finishRound(tx, round, { ...moment, outcome: 'IMPOSTERS', caughtId: userId });
  const phaseEndsAt = new Date(moment.now.getTime() + guessSeconds * 1000);
  await tx
    .update(partyImposterRounds)
    .set({ status: 'GUESSING', caughtId: userId, phaseEndsAt })
    .where(eq(partyImposterRounds.id, round.id));
  await recordRoundUpdate(tx, round.id, { now: moment.now, by: moment.by ?? null });
  return stepOf(round, 'GUESSING', true);
}
