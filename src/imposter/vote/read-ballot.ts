import { and, eq, notInArray } from 'drizzle-orm';
import { isSecondBallot } from '../../contract/round.js';
import type { Database } from '../../db/database.js';
import {
  partyImposterPlayers,
  partyImposterRounds,
  partyImposterVotes,
  partyUsers,
} from '../../db/schema/index.js';
import { UserError } from '../../errors.js';
import { checkIsIn } from '../check-is-in.js';
import { endedStatuses } from '../phases.js';
import type { NamedPlayer } from '../round-view.js';

/** One player's ballot paper. */
export interface Ballot {
  readonly round: { readonly id: string; readonly number: number };
  readonly ballot: number;
  readonly endsAt: Date | null;
  /** Who may be voted for: the others, in a second ballot only the tied. By name. */
  readonly candidates: readonly NamedPlayer[];
  /** Whom this player has voted for so far. */
  readonly chosenId: string | null;
}

/**
 * The open ballot as one guest may fill it in.
 * @throws UserError `no-round`, `lobby-open`, `not-in-round`, `voted-out`, `vote-not-ready`, `vote-by-host`
 * while the talk goes on, `vote-closed`.
 */
export async function readBallot(
  db: Database,
  { partyId, userId }: { readonly partyId: string; readonly userId: string },
): Promise<Ballot> {
  const rounds = partyImposterRounds;
  const [round] = await db.orm
    .select({
      id: rounds.id,
      number: rounds.round,
      status: rounds.status,
      ballot: rounds.ballot,
      endsAt: rounds.phaseEndsAt,
    })
    .from(rounds)
    .where(and(eq(rounds.partyId, partyId), notInArray(rounds.status, [...endedStatuses])));
  if (round === undefined) throw new UserError('no-round', {});
  const { id, number, status, ballot, endsAt } = round;
  if (status === 'LOBBY') throw new UserError('lobby-open', { round: number });
  if (status === 'GENERATING') throw new UserError('vote-not-ready', { round: number });
  const rows = await readCandidates(db, id, ballot);
  const own = rows.find((row) => row.userId === userId);
  checkIsIn(own, number);
  if (status !== 'VOTING')
    throw new UserError(status === 'ACTIVE' ? 'vote-by-host' : 'vote-closed', { round: number });
  const candidates = rows
    .filter((row) => row !== own && row.outTalk === null && (!isSecondBallot(ballot) || row.isTied))
    .map(({ userId: candidateId, name }) => ({ userId: candidateId, name }));
  return { round: { id, number }, ballot, endsAt, candidates, chosenId: own.votedFor };
}

function readCandidates(db: Database, roundId: string, ballot: number) {
  const [players, users, votes] = [partyImposterPlayers, partyUsers, partyImposterVotes];
  return db.orm
    .select({
      userId: players.userId,
      name: users.name,
      isTied: players.isTied,
      outTalk: players.outTalk,
      votedFor: votes.targetId,
    })
    .from(players)
    .innerJoin(users, eq(users.id, players.userId))
    .leftJoin(
      votes,
      and(
        eq(votes.roundId, players.roundId),
        eq(votes.voterId, players.userId),
        eq(votes.ballot, ballot),
      ),
    )
    .where(eq(players.roundId, roundId))
    .orderBy(users.name, users.id);
}
