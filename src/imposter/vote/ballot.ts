import { and, eq, inArray, isNull } from 'drizzle-orm';
import { talkOf } from '../../contract/round.js';
import type { Transaction } from '../../db/database.js';
import {
  partyImposterPlayers,
  partyImposterRounds,
  partyImposterVotes,
} from '../../db/schema/index.js';
import { finishRound } from '../finish-round.js';
import { findNextTurn, floorOf, noFloor } from '../floor.js';
import { type HeldRound, type RoundStep, stepOf } from '../hold-round.js';
import { recordRoundUpdate } from '../record-update.js';
import { guessSeconds, type Role } from '../rules.js';
import { decideBallot, decideElimination, isValidBallot } from './ballot-rules.js';

export interface Moment {
  readonly now: Date;
  /** The guest who brought it about; null for a timer and for a host who has not joined. */
  readonly by?: string | null;
  /** The interaction that did, where one ends the round. */
  readonly interactionId?: string;
}

/**
 * Opens a ballot on a held round, for its time: the one that the talk leads to, or the one after it
 * where that was a tie.
 */
export async function openBallot(
  tx: Transaction,
  round: HeldRound,
  { now, by }: Moment,
  ballot: number = round.ballot,
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
 * Closes the open ballot of a held round: one is out, or a tie opens a second ballot, or nobody is
 * out; where too few civilians voted the round ends undecided.
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
    return openBallot(tx, round, moment, round.ballot + 1);
  }
  if (!isValidBallot(seats.map(({ role, votedFor }) => ({ role, hasVoted: votedFor !== null }))))
    return finishRound(tx, round, { ...moment, outcome: 'UNDECIDED', caughtId: null });
  const outId = result.kind === 'out' ? result.userId : null;
  if (round.mode === 'elimination') return eliminate(tx, round, { seats, outId }, moment);
  return endWithOne(tx, round, { seats, outId }, moment);
}

interface Counted {
  /** Those who are in. */
  readonly seats: readonly { readonly userId: string; readonly role: Role }[];
  /** Who was voted out; null: nobody. */
  readonly outId: string | null;
}

/** The only vote of a round decides it. */
function endWithOne(
  tx: Transaction,
  round: HeldRound,
  { seats, outId }: Counted,
  moment: Moment,
): Promise<RoundStep> {
  const isImposter = seats.some(({ userId, role }) => userId === outId && role === 'IMPOSTER');
  return outId !== null && isImposter
    ? openGuess(tx, round, outId, moment)
    : finishRound(tx, round, { ...moment, outcome: 'IMPOSTERS', caughtId: outId });
}

/**
 * One more is out, until no imposter is left or they are as many as the civilians. Votes that put
 * nobody out twice in a row let the imposters walk, so that a round comes to an end.
 */
async function eliminate(
  tx: Transaction,
  round: HeldRound,
  { seats, outId }: Counted,
  moment: Moment,
): Promise<RoundStep> {
  const players = partyImposterPlayers;
  const talk = talkOf(round.ballot);
  if (outId === null) {
    const isStuck = talk > 1 && (await countOut(tx, round, talk - 1)) === 0;
    return isStuck
      ? finishRound(tx, round, { ...moment, outcome: 'IMPOSTERS', caughtId: null })
      : openTalk(tx, round, moment);
  }
  await tx
    .update(players)
    .set({ outTalk: talk })
    .where(and(eq(players.roundId, round.id), eq(players.userId, outId)));
  const next = decideElimination(seats.filter(({ userId }) => userId !== outId));
  if (next === 'goes-on') return openTalk(tx, round, moment);
  return next === 'caught'
    ? openGuess(tx, round, outId, moment)
    : finishRound(tx, round, { ...moment, outcome: 'IMPOSTERS', caughtId: outId });
}

function countOut(tx: Transaction, { id }: HeldRound, talk: number): Promise<number> {
  const players = partyImposterPlayers;
  return tx.$count(players, and(eq(players.roundId, id), eq(players.outTalk, talk)));
}

/** Those who are in talk once more: VOTING → ACTIVE. */
async function openTalk(
  tx: Transaction,
  round: HeldRound,
  { now, by }: Moment,
): Promise<RoundStep> {
  const players = partyImposterPlayers;
  await tx
    .update(players)
    .set({ isTied: false, wantsVoteAt: null })
    .where(eq(players.roundId, round.id));
  const { talkSeconds } = round;
  await tx
    .update(partyImposterRounds)
    .set({
      ...floorOf(round, await findNextTurn(tx, round, 0), now),
      status: 'ACTIVE',
      ballot: talkOf(round.ballot) * 2 + 1,
      phaseEndsAt: talkSeconds === null ? null : new Date(now.getTime() + talkSeconds * 1_000),
      talkStartedAt: now,
    })
    .where(eq(partyImposterRounds.id, round.id));
  await recordRoundUpdate(tx, round.id, { now, by: by ?? null });
  return stepOf(round, 'ACTIVE', true);
}

/** How many have voted in a held round's present ballot. */
export function countVotes(tx: Transaction, { id, ballot }: HeldRound): Promise<number> {
  const votes = partyImposterVotes;
  return tx.$count(votes, and(eq(votes.roundId, id), eq(votes.ballot, ballot)));
}

/** Who is in, and for whom each has voted in the present ballot. */
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
    .where(and(eq(players.roundId, id), isNull(players.outTalk)));
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
