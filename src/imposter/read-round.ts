import { and, desc, eq, type SQL } from 'drizzle-orm';
import { talkOf } from '../contract/round.js';
import type { Database } from '../db/database.js';
import {
  partyImposterClues,
  partyImposterLobby,
  partyImposterPlayers,
  partyImposterRounds,
  partyImposterVotes,
  partyUsers,
} from '../db/schema/index.js';
import { describeDeal } from './commitment.js';
import type { RevealView, RoundView, SeenPlayer } from './round-view.js';
import { isAboutTopic } from './words/bank.js';

type RoundRow = typeof partyImposterRounds.$inferSelect;

/** The party's running round, else its last one; null before the first. */
export async function readRound(db: Database, partyId: string): Promise<RoundView | null> {
  return readView(db, eq(partyImposterRounds.partyId, partyId));
}

/** One round by its id; null where it is gone. */
export async function readRoundById(db: Database, roundId: string): Promise<RoundView | null> {
  return readView(db, eq(partyImposterRounds.id, roundId));
}

async function readView(db: Database, condition: SQL): Promise<RoundView | null> {
  const [round] = await db.orm
    .select()
    .from(partyImposterRounds)
    .where(condition)
    .orderBy(desc(partyImposterRounds.createdAt))
    .limit(1);
  if (round === undefined) return null;
  const rows = await readPlayerRows(db, round);
  const { id, status, speakerTurn } = round;
  const players = rows.map(seePlayer);
  const caught = players.find(({ userId }) => userId === round.caughtId);
  const speaker = rows.find(({ turn }) => turn !== null && turn === speakerTurn);
  const hadLobby = partyImposterLobby;
  return {
    ...seeRound(round),
    lobby: status === 'LOBBY' ? await readLobby(db, id) : { in: [], out: [] },
    isFromLobby:
      status === 'REVEALED' && (await db.orm.$count(hadLobby, eq(hadLobby.roundId, id))) > 0,
    players,
    speakerMention: speaker?.discordId ?? null,
    caught: caught === undefined ? null : { userId: caught.userId, name: caught.name },
    reveal: status === 'REVEALED' ? readReveal(round, rows, await readBallots(db, round)) : null,
  };
}

/** What of a round's row may be seen as it is. */
function seeRound(round: RoundRow) {
  const { wordSource, wordNote } = round;
  return {
    id: round.id,
    partyId: round.partyId,
    number: round.round,
    status: round.status,
    topic: round.topic,
    isTopicMet: isTopicMet(round),
    words: wordSource === null ? null : { source: wordSource, note: wordNote },
    mode: round.mode,
    variant: round.variant,
    imposterCount: round.imposterCount,
    talkSeconds: round.talkSeconds,
    turnSeconds: round.turnSeconds,
    speakerTurn: round.speakerTurn,
    turnEndsAt: round.turnEndsAt,
    phaseEndsAt: round.phaseEndsAt,
    ballot: round.ballot,
    commitment: round.commitment,
    channelId: round.channelId,
    createdAt: round.createdAt,
    endedAt: round.endedAt,
  };
}

function seePlayer({ wantsVoteAt, votedFor, ...row }: PlayerRow): SeenPlayer {
  const { userId, name, delivery, turn, outTalk, isTied, clue } = row;
  const [wantsVote, hasVoted] = [wantsVoteAt !== null, votedFor !== null];
  return { userId, name, delivery, turn, outTalk, isTied, wantsVote, hasVoted, clue };
}

type PlayerRow = Awaited<ReturnType<typeof readPlayerRows>>[number];

function readPlayerRows(db: Database, { id, ballot }: RoundRow) {
  const [players, users, votes] = [partyImposterPlayers, partyUsers, partyImposterVotes];
  const clues = partyImposterClues;
  return db.orm
    .select({
      userId: players.userId,
      name: users.name,
      discordId: users.discordId,
      clue: clues.clue,
      role: players.role,
      delivery: players.delivery,
      turn: players.turn,
      outTalk: players.outTalk,
      isTied: players.isTied,
      wantsVoteAt: players.wantsVoteAt,
      prize: players.prize,
      isPrizeCut: players.isPrizeCut,
      votedFor: votes.targetId,
    })
    .from(players)
    .innerJoin(users, and(eq(users.id, players.userId), eq(users.partyId, players.partyId)))
    .leftJoin(
      votes,
      and(
        eq(votes.roundId, players.roundId),
        eq(votes.voterId, players.userId),
        eq(votes.ballot, ballot),
      ),
    )
    .leftJoin(
      clues,
      and(
        eq(clues.roundId, players.roundId),
        eq(clues.userId, players.userId),
        eq(clues.talk, talkOf(ballot)),
      ),
    )
    .where(eq(players.roundId, id))
    .orderBy(users.name, users.id);
}

/** The bank knows some topics only; a model was asked for any. */
function isTopicMet({ topic, wordSource, secretWord }: RoundRow): boolean {
  return (
    topic === null ||
    secretWord === null ||
    wordSource !== 'bank' ||
    isAboutTopic(topic, secretWord, 'en')
  );
}

/** All votes of a round that is over. */
async function readBallots(db: Database, { id }: RoundRow): Promise<RevealView['ballots']> {
  const [users, votes] = [partyUsers, partyImposterVotes];
  const rows = await db.orm
    .select({ ballot: votes.ballot, voterId: votes.voterId, targetId: votes.targetId })
    .from(votes)
    .innerJoin(users, eq(users.id, votes.voterId))
    .where(eq(votes.roundId, id))
    .orderBy(votes.ballot, users.name, users.id);
  const numbers = [...new Set(rows.map(({ ballot }) => ballot))];
  return numbers.map((number) => ({
    ballot: number,
    votes: rows.flatMap(({ ballot, ...vote }) => (ballot === number ? [vote] : [])),
  }));
}

function readReveal(
  round: RoundRow,
  rows: readonly PlayerRow[],
  ballots: RevealView['ballots'],
): RevealView | null {
  const { secretWord: word, imposterHint: hint, outcome, guess, salt } = round;
  if (word === null || hint === null) return null;
  return {
    word,
    hint,
    imposters: rows.flatMap(({ userId, name, role }) =>
      role === 'IMPOSTER' ? [{ userId, name }] : [],
    ),
    outcome,
    guess,
    isGuessRight: round.isGuessRight === true,
    ballots,
    prizes: rows
      .flatMap(({ userId, name, prize, isPrizeCut: isCut }) =>
        prize === null || (prize === 0 && !isCut) ? [] : [{ userId, name, amount: prize, isCut }],
      )
      .sort((a, b) => b.amount - a.amount),
    deal:
      salt === null
        ? null
        : { salt, text: describeDeal({ roundId: round.id, word, hint, players: rows, salt }) },
  };
}

async function readLobby(db: Database, roundId: string): Promise<RoundView['lobby']> {
  const [lobby, users] = [partyImposterLobby, partyUsers];
  const rows = await db.orm
    .select({ userId: lobby.userId, name: users.name, isIn: lobby.isIn })
    .from(lobby)
    .innerJoin(users, and(eq(users.id, lobby.userId), eq(users.partyId, lobby.partyId)))
    .where(eq(lobby.roundId, roundId))
    .orderBy(users.name, users.id);
  const those = (wanted: boolean) =>
    rows.flatMap(({ userId, name, isIn }) => (isIn === wanted ? [{ userId, name }] : []));
  return { in: those(true), out: those(false) };
}
