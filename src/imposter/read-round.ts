import { and, desc, eq, type SQL } from 'drizzle-orm';
import type { RoundStatus } from '../contract/events.js';
import type { Database } from '../db/database.js';
import { partyImposterLobby, partyImposterPlayers, partyImposterRounds, partyUsers } from '../db/schema/index.js';
import { describeDeal } from './commitment.js';
import type { NamedPlayer } from './reveal-round.js';
import type { Role } from './rules.js';

export type Delivery = (typeof partyImposterPlayers.$inferSelect)['delivery'];

/** A round as its public message shows it: nothing secret before the reveal. */
export interface RoundView {
  readonly id: string;
  readonly partyId: string;
  readonly number: number;
  readonly status: RoundStatus;
  readonly topic: string | null;
  readonly imposterCount: number;
  /** Who is in and who sits out, by name; empty once the round is dealt. */
  readonly lobby: { readonly in: readonly NamedPlayer[]; readonly out: readonly NamedPlayer[] };
  /** By name. */
  readonly players: readonly (NamedPlayer & { readonly delivery: Delivery })[];
  /** Where the round was started. */
  readonly channelId: string | null;
  /** The public message, once it was posted. */
  readonly messageId: string | null;
  /** Fixes word and roles; null until they are dealt. */
  readonly commitment: string | null;
  /** Null until REVEALED. */
  readonly reveal: RoundReveal | null;
}

export interface RoundReveal {
  readonly word: string;
  readonly hint: string;
  readonly imposters: readonly NamedPlayer[];
  /** What the commitment was made of; null for a round of an older version. */
  readonly deal: { readonly salt: string; readonly text: string } | null;
}

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
  const [players, users] = [partyImposterPlayers, partyUsers];
  const rows = await db.orm
    .select({ userId: players.userId, name: users.name, role: players.role, delivery: players.delivery })
    .from(players)
    .innerJoin(users, and(eq(users.id, players.userId), eq(users.partyId, players.partyId)))
    .where(eq(players.roundId, round.id))
    .orderBy(users.name, users.id);
  const { id, partyId, status, topic, imposterCount, channelId, messageId, commitment } = round;
  const seen = rows.map(({ userId, name, delivery }) => ({ userId, name, delivery }));
  const lobby = status === 'LOBBY' ? await readLobby(db, round.id) : { in: [], out: [] };
  const reveal = status === 'REVEALED' ? readReveal(round, rows) : null;
  const place = { channelId, messageId };
  return { id, partyId, number: round.round, status, topic, imposterCount, lobby, players: seen, ...place, commitment, reveal };
}

type RoundRow = typeof partyImposterRounds.$inferSelect;

function readReveal(
  { id, secretWord: word, imposterHint: hint, salt }: RoundRow,
  rows: readonly (NamedPlayer & { readonly role: Role })[],
): RoundReveal | null {
  if (word === null || hint === null) return null;
  const imposters = rows.flatMap(({ userId, name, role }) => (role === 'IMPOSTER' ? [{ userId, name }] : []));
  const deal = salt === null ? null : { salt, text: describeDeal({ roundId: id, word, hint, players: rows, salt }) };
  return { word, hint, imposters, deal };
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
