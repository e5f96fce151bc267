import { and, eq, sql } from 'drizzle-orm';
import type { Clock } from '../../clock.js';
import { isSecondBallot } from '../../contract/round.js';
import type { Database, Transaction } from '../../db/database.js';
import {
  partyImposterPlayers,
  partyImposterRounds,
  partyImposterVotes,
} from '../../db/schema/index.js';
import { UserError } from '../../errors.js';
import { isUuid } from '../../party/guest.js';
import { actOnce, ReplayedInteraction } from '../../values/act-once.js';
import { checkIsIn } from '../check-is-in.js';
import { type HeldRound, holdRound, isPhaseOver, type RoundStep, stepOf } from '../hold-round.js';
import { endedStatuses } from '../phases.js';
import { recordRoundUpdate } from '../record-update.js';
import { closeBallot, countVotes } from './ballot.js';

export interface CastVoteInput {
  readonly party: { readonly id: string };
  readonly roundId: string;
  /** The ballot that the voter was shown. */
  readonly ballot: number;
  readonly voterId: string;
  readonly targetId: string;
  readonly interactionId: string;
}

export interface CastVote extends RoundStep {
  /** The ballot is over: by this vote, or before it came. */
  readonly isClosed: boolean;
  /** Whom the voter has voted for; null where the vote came too late to count. */
  readonly votedFor: string | null;
}

/**
 * Casts or changes one player's vote; the last one closes the ballot in the same transaction. A
 * vote that comes after its ballot counts for nothing, and one that is delivered again is cast once.
 * @throws UserError `no-round`, `vote-closed` before the ballot, `not-in-round`, `vote-self`,
 * `vote-target`.
 */
export async function castVote(
  db: Database,
  input: CastVoteInput,
  clock: Clock,
): Promise<CastVote> {
  return actOnce(
    () => db.orm.transaction((tx) => castOnce(tx, input, clock.now())),
    () => readCast(db, input),
  );
}

async function castOnce(tx: Transaction, input: CastVoteInput, now: Date): Promise<CastVote> {
  const { party, roundId, ballot, voterId, targetId } = input;
  const round = await holdRound(tx, { partyId: party.id, roundId });
  if (round.status !== 'VOTING' || round.ballot !== ballot)
    throw new UserError('vote-closed', { round: round.round });
  await refuseReplay(tx, input);
  if (isPhaseOver(round, now)) {
    const step = await closeBallot(tx, round, { now });
    return { ...step, isChanged: false, isClosed: true, votedFor: null };
  }
  const players = await checkVote(tx, round, voterId, targetId);
  await writeVote(tx, input, now);
  if ((await countVotes(tx, round)) >= players) {
    const step = await closeBallot(tx, round, { now, by: voterId });
    return { ...step, isClosed: true, votedFor: targetId };
  }
  await recordRoundUpdate(tx, roundId, { now, by: voterId });
  return { ...stepOf(round, 'VOTING', true), isClosed: false, votedFor: targetId };
}

function findVote({ roundId, ballot, voterId }: CastVoteInput) {
  const votes = partyImposterVotes;
  return and(eq(votes.roundId, roundId), eq(votes.ballot, ballot), eq(votes.voterId, voterId));
}

async function refuseReplay(tx: Transaction, input: CastVoteInput): Promise<void> {
  const [vote] = await tx
    .select({ interactionIds: partyImposterVotes.interactionIds })
    .from(partyImposterVotes)
    .where(findVote(input));
  if (vote?.interactionIds.includes(input.interactionId) === true) throw new ReplayedInteraction();
}

async function writeVote(tx: Transaction, input: CastVoteInput, now: Date): Promise<void> {
  const { party, roundId, ballot, voterId, targetId, interactionId } = input;
  const votes = partyImposterVotes;
  const vote = { roundId, ballot, voterId, targetId, partyId: party.id, castAt: now };
  await tx
    .insert(votes)
    .values({ ...vote, interactionIds: [interactionId] })
    .onConflictDoUpdate({
      target: [votes.roundId, votes.ballot, votes.voterId],
      set: {
        ...{ targetId, castAt: now },
        interactionIds: sql`array_append(${votes.interactionIds}, ${interactionId})`,
      },
    });
}

/** What came of a vote that was cast before, or of its ballot once that is over; else null. */
async function readCast(db: Database, input: CastVoteInput): Promise<CastVote | null> {
  const { party, roundId, ballot, voterId, interactionId } = input;
  if (!isUuid(roundId)) return null;
  const [rounds, players, votes] = [partyImposterRounds, partyImposterPlayers, partyImposterVotes];
  const [row] = await db.orm
    .select({
      round: { id: rounds.id, number: rounds.round },
      status: rounds.status,
      ballot: rounds.ballot,
      votedFor: votes.targetId,
      interactionIds: votes.interactionIds,
    })
    .from(rounds)
    .innerJoin(players, and(eq(players.roundId, rounds.id), eq(players.userId, voterId)))
    .leftJoin(votes, findVote(input))
    .where(and(eq(rounds.partyId, party.id), eq(rounds.id, roundId)));
  if (row === undefined) return null;
  const { round, status, votedFor } = row;
  const isEnded = status === 'GUESSING' || endedStatuses.some((ended) => ended === status);
  const isClosed = isEnded || row.ballot > ballot;
  const isCast = row.interactionIds?.includes(interactionId) === true;
  if (isCast) return { round, status, isChanged: true, isClosed, votedFor };
  return isClosed ? { round, status, isChanged: false, isClosed, votedFor: null } : null;
}

/**
 * Checks that a vote may be cast, and counts the players who are in.
 * @throws UserError `vote-self`, `not-in-round`, `voted-out`, `vote-target`.
 */
async function checkVote(
  tx: Transaction,
  round: HeldRound,
  voterId: string,
  targetId: string,
): Promise<number> {
  if (voterId === targetId) throw new UserError('vote-self', {});
  const players = partyImposterPlayers;
  const rows = await tx
    .select({ userId: players.userId, isTied: players.isTied, outTalk: players.outTalk })
    .from(players)
    .where(eq(players.roundId, round.id));
  const voter = rows.find(({ userId }) => userId === voterId);
  checkIsIn(voter, round.round);
  const inside = rows.filter(({ outTalk }) => outTalk === null);
  const target = inside.find(({ userId }) => userId === targetId);
  const isOffered = target !== undefined && (!isSecondBallot(round.ballot) || target.isTied);
  if (!isUuid(targetId) || !isOffered) throw new UserError('vote-target', {});
  return inside.length;
}
