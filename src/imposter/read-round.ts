import { and, desc, eq, type SQL } from 'drizzle-orm';
import type { RoundStatus } from '../contract/events.js';
import type { Database } from '../db/database.js';
import { partyImposterPlayers, partyImposterRounds, partyUsers } from '../db/schema/index.js';
import type { NamedPlayer } from './reveal-round.js';

export type Delivery = (typeof partyImposterPlayers.$inferSelect)['delivery'];

/** A round as its public message shows it: nothing secret before the reveal. */
export interface RoundView {
  readonly id: string;
  readonly partyId: string;
  readonly number: number;
  readonly status: RoundStatus;
  readonly topic: string | null;
  /** By name. */
  readonly players: readonly (NamedPlayer & { readonly delivery: Delivery })[];
  /** Where the round was started. */
  readonly channelId: string | null;
  /** The public message, once it was posted. */
  readonly messageId: string | null;
  /** Null until REVEALED. */
  readonly reveal: { readonly word: string; readonly hint: string; readonly imposters: readonly NamedPlayer[] } | null;
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
  const { id, partyId, status, topic, channelId, messageId, secretWord: word, imposterHint: hint } = round;
  const imposters = rows.flatMap(({ userId, name, role }) => (role === 'IMPOSTER' ? [{ userId, name }] : []));
  const reveal = status === 'REVEALED' && word !== null && hint !== null ? { word, hint, imposters } : null;
  const seen = rows.map(({ userId, name, delivery }) => ({ userId, name, delivery }));
  return { id, partyId, number: round.round, status, topic, players: seen, channelId, messageId, reveal };
}
