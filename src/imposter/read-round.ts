import { and, desc, eq, type SQL } from 'drizzle-orm';
import type { RoundStatus } from '../contract/events.js';
import type { RoundOutcome } from '../contract/round.js';
import type { Database } from '../db/database.js';
import {
  partyImposterLobby,
  partyImposterPlayers,
  partyImposterRounds,
  partyImposterVotes,
  partyUsers,
} from '../db/schema/index.js';
import type { Vote } from './ballot-rules.js';
import { isAboutTopic } from './bank.js';
import { describeDeal } from './commitment.js';
import { keyOfPhase, keyOfState } from './phases.js';

export type Delivery = (typeof partyImposterPlayers.$inferSelect)['delivery'];

export interface NamedPlayer {
  readonly userId: string;
  readonly name: string;
}

export interface SeenPlayer extends NamedPlayer {
  readonly delivery: Delivery;
  /** Place in the speaking order, from 1; null before the words are dealt. */
  readonly turn: number | null;
  /** May be voted for in a second ballot. */
  readonly isTied: boolean;
  /** Has voted in the present ballot. */
  readonly hasVoted: boolean;
}

/** What is public once a round is REVEALED. */
export interface RevealView {
  readonly word: string;
  readonly hint: string;
  readonly imposters: readonly NamedPlayer[];
  /** Null for a round of an older version. */
  readonly outcome: RoundOutcome | null;
  /** What the caught imposter guessed; null where there was no guess. */
  readonly guess: string | null;
  readonly isGuessRight: boolean;
  /** Of the deciding ballot, in the order of the voters' names. */
  readonly votes: readonly Vote[];
  /** Coins won, most first; who won none is left out. `isCut`: the wallet could not hold more. */
  readonly prizes: readonly (NamedPlayer & { readonly amount: number; readonly isCut: boolean })[];
  /** What the commitment was made of; null for a round of an older version. */
  readonly deal: { readonly salt: string; readonly text: string } | null;
}

/** A round as its public message shows it: nothing secret before the reveal. */
export interface RoundView {
  readonly id: string;
  readonly partyId: string;
  readonly number: number;
  readonly status: RoundStatus;
  readonly topic: string | null;
  /** False where the words were dealt and could not be about the topic. */
  readonly isTopicMet: boolean;
  /** Who wrote the words and why; never a word. Null until they are dealt. */
  readonly words: { readonly source: string; readonly note: string | null } | null;
  readonly imposterCount: number;
  /** Talking time in seconds; null: until a host opens the vote. */
  readonly talkSeconds: number | null;
  /** Who is in and who sits out, by name; empty once the round is dealt. */
  readonly lobby: { readonly in: readonly NamedPlayer[]; readonly out: readonly NamedPlayer[] };
  /** True where its players said so in a lobby; told once it is over. */
  readonly isFromLobby: boolean;
  /** By name. */
  readonly players: readonly SeenPlayer[];
  /** Place in the speaking order of whose turn it is; null where nobody has the floor. */
  readonly speakerTurn: number | null;
  /** When the phase ends by itself. */
  readonly phaseEndsAt: Date | null;
  readonly ballot: number;
  /** Who was voted out; null while nobody was. */
  readonly caught: NamedPlayer | null;
  /** Fixes word and roles; null until they are dealt. */
  readonly commitment: string | null;
  /** Where its messages are. */
  readonly channelId: string | null;
  /** The public message, once it was posted. */
  readonly messageId: string | null;
  /** What the public message last showed; see `keyOfState`. */
  readonly shownState: string | null;
  /** What it should show. */
  readonly state: string;
  readonly createdAt: Date;
  /** Null until REVEALED. */
  readonly reveal: RevealView | null;
}

type RoundRow = typeof partyImposterRounds.$inferSelect;

/** The party's running round, else its last one; null before the first. */
export async function readRound(db: Database, partyId: string): Promise<RoundView | null> {
  return readView(db, eq(partyImposterRounds.partyId, partyId));
}

/** One round by its id; null where it is gone. */
export async function readRoundById(db: Database, roundId: string): Promise<RoundView | null> {
  return readView(db, eq(partyImposterRounds.id, roundId));
}

/** Remembers where a round's public message is, so that it can be edited later. */
export async function rememberRoundMessage(
  db: Database,
  { roundId, channelId, messageId }: { readonly roundId: string; readonly channelId: string; readonly messageId: string },
): Promise<void> {
  await db.orm.update(partyImposterRounds).set({ channelId, messageId }).where(eq(partyImposterRounds.id, roundId));
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
  const { id, partyId, status, topic, channelId, messageId, speakerTurn, phaseEndsAt, ballot, commitment } = round;
  const players = rows.map(seePlayer);
  const caught = players.find(({ userId }) => userId === round.caughtId);
  const lobby = status === 'LOBBY' ? await readLobby(db, id) : { in: [], out: [] };
  return {
    id,
    partyId,
    number: round.round,
    status,
    topic,
    isTopicMet: isTopicMet(round),
    words: round.wordSource === null ? null : { source: round.wordSource, note: round.wordNote },
    imposterCount: round.imposterCount,
    talkSeconds: round.talkSeconds,
    lobby,
    isFromLobby: status === 'REVEALED' && (await db.orm.$count(partyImposterLobby, eq(partyImposterLobby.roundId, id))) > 0,
    players,
    speakerTurn,
    phaseEndsAt,
    ballot,
    caught: caught === undefined ? null : { userId: caught.userId, name: caught.name },
    commitment,
    channelId,
    messageId,
    shownState: round.messagePhase,
    state: readState(round, lobby, players),
    createdAt: round.createdAt,
    reveal: status === 'REVEALED' ? readReveal(round, rows) : null,
  };
}

function readState(
  { status, ballot, speakerTurn }: RoundRow,
  lobby: RoundView['lobby'],
  players: readonly { readonly hasVoted: boolean }[],
): string {
  const votesCast = players.filter(({ hasVoted }) => hasVoted).length;
  const detail = status === 'LOBBY' ? lobby.in.length : status === 'VOTING' ? votesCast : (speakerTurn ?? 0);
  return keyOfState(keyOfPhase(status, ballot), detail);
}

function seePlayer({ userId, name, delivery, turn, isTied, votedFor }: PlayerRow): SeenPlayer {
  return { userId, name, delivery, turn, isTied, hasVoted: votedFor !== null };
}

type PlayerRow = Awaited<ReturnType<typeof readPlayerRows>>[number];

function readPlayerRows(db: Database, { id, ballot }: RoundRow) {
  const [players, users, votes] = [partyImposterPlayers, partyUsers, partyImposterVotes];
  return db.orm
    .select({
      userId: players.userId,
      name: users.name,
      role: players.role,
      delivery: players.delivery,
      turn: players.turn,
      isTied: players.isTied,
      prize: players.prize,
      isPrizeCut: players.isPrizeCut,
      votedFor: votes.targetId,
    })
    .from(players)
    .innerJoin(users, and(eq(users.id, players.userId), eq(users.partyId, players.partyId)))
    .leftJoin(votes, and(eq(votes.roundId, players.roundId), eq(votes.voterId, players.userId), eq(votes.ballot, ballot)))
    .where(eq(players.roundId, id))
    .orderBy(users.name, users.id);
}

/** The bank knows some topics only; a model was asked for any. */
function isTopicMet({ topic, wordSource, secretWord }: RoundRow): boolean {
  return topic === null || secretWord === null || wordSource !== 'bank' || isAboutTopic(topic, secretWord, 'en');
}

function readReveal(round: RoundRow, rows: readonly PlayerRow[]): RevealView | null {
  const { secretWord: word, imposterHint: hint, outcome, guess, salt } = round;
  if (word === null || hint === null) return null;
  return {
    word,
    hint,
    imposters: rows.flatMap(({ userId, name, role }) => (role === 'IMPOSTER' ? [{ userId, name }] : [])),
    outcome,
    guess,
    isGuessRight: round.isGuessRight === true,
    votes: rows.flatMap(({ userId, votedFor }) => (votedFor === null ? [] : [{ voterId: userId, targetId: votedFor }])),
    prizes: rows
      .flatMap(({ userId, name, prize, isPrizeCut: isCut }) =>
        prize === null || (prize === 0 && !isCut) ? [] : [{ userId, name, amount: prize, isCut }],
      )
      .sort((a, b) => b.amount - a.amount),
    deal: salt === null ? null : { salt, text: describeDeal({ roundId: round.id, word, hint, players: rows, salt }) },
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
  const those = (wanted: boolean) => rows.flatMap(({ userId, name, isIn }) => (isIn === wanted ? [{ userId, name }] : []));
  return { in: those(true), out: those(false) };
}
