import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '../../db/database.js';
import {
  partyImposterPlayers,
  partyImposterRounds,
  partyImposterVotes,
} from '../../db/schema/index.js';
import { finishRound } from '../finish-round.js';
import { noFloor } from '../floor.js';
import { type HeldRound, type RoundStep, stepOf } from '../hold-round.js';
import { recordRoundUpdate } from '../record-update.js';
import { guessSeconds } from '../rules.js';
import { decideBallot, isValidBallot } from './ballot-rules.js';

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
    .set({ status: 'VOTING', ballot, phaseEndsAt, ...noFloor })
    .where(eq(partyImposterRounds.id, round.id));
  await recordRoundUpdate(tx, round.id, { now, by: by ?? null });
  return stepOf(round, 'VOTING', true);
}

/**
 * Closes the open ballot of a held round: one is out, or a tie opens a second ballot, or the
 * imposters walk; where too few civilians voted the round ends undecided.
 */
export async function closeBallot(
  tx: Transaction,
  round: HeldRound,
  moment: Moment,
): Promise<RoundStep> {
  const seats = await readSeats(tx, round);
  const cast = seats.flatMap(({ userId: voterId, votedFor: targetId }) =>
    targetId === null ? [] : [{ voterId, targetId }],
  );
  const result = decideBallot(cast, round.ballot);
  if (result.kind === 'again') {
    const players = partyImposterPlayers;
    await tx
      .update(players)
      .set({ isTied: true })
      .where(and(eq(players.roundId, round.id), inArray(players.userId, [...result.tied])));
    return openBallot(tx, round, 2, moment);
  }
  if (!isValidBallot(seats.map(({ role, votedFor }) => ({ role, hasVoted: votedFor !== null }))))
    return finishRound(tx, round, { ...moment, outcome: 'UNDECIDED', caughtId: null });
  if (result.kind === 'walk')
    return finishRound(tx, round, { ...moment, outcome: 'IMPOSTERS', caughtId: null });
  const { userId } = result;
  const isImposter = seats.some((seat) => seat.userId === userId && seat.role === 'IMPOSTER');
  return isImposter
    ? openGuess(tx, round, userId, moment)
    : finishRound(tx, round, { ...moment, outcome: 'IMPOSTERS', caughtId: userId });
}

/** How many have voted in a held round's present ballot. */
export function countVotes(tx: Transaction, { id, ballot }: HeldRound): Promise<number> {
  const votes = partyImposterVotes;
  return tx.$count(votes, and(eq(votes.roundId, id), eq(votes.ballot, ballot)));
}

/** Who plays, and for whom each has voted in the present ballot. */
function readSeats(tx: Transaction, { id, ballot }: HeldRound) {
  const [players, votes] = [partyImposterPlayers, partyImposterVotes];
  return tx
    .select({ userId: players.userId, role: players.role, votedFor: votes.targetId })
    .from(players)
    .leftJoin(
      votes,
      and(
        eq(votes.roundId, players.roundId),
        eq(votes.voterId, players.userId),
        eq(votes.ballot, ballot),
      ),
    )
    .where(eq(players.roundId, id));
}

async function openGuess(
  tx: Transaction,
  round: HeldRound,
  userId: string,
  moment: Moment,
): Promise<RoundStep> {
  const phaseEndsAt = new Date(moment.now.getTime() + guessSeconds * 1000);
  await tx
    .update(partyImposterRounds)
    .set({ status: 'GUESSING', caughtId: userId, phaseEndsAt })
    .where(eq(partyImposterRounds.id, round.id));
  await recordRoundUpdate(tx, round.id, { now: moment.now, by: moment.by ?? null });
  return stepOf(round, 'GUESSING', true);
}
