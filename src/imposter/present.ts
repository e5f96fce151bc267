import { and, eq, gte, isNotNull, isNull, not, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../db/database.js';
import { partyImposterLobby, partyUsers } from '../db/schema/index.js';
import { presenceMs } from './rules.js';

/** A phone that is signed in to the seat: its own answer brings the word. */
const hasPhone = sql`exists (
  select from party_sessions s where s.user_id = ${partyUsers.id} and s.ended_at is null and s.expires_at > now())`;

/** A guest whom a word reaches, by Discord or by phone, and who was not removed by a host. */
const canPlay = and(
  or(isNotNull(partyUsers.discordId), hasPhone),
  isNull(partyUsers.removedAt),
  isNull(partyUsers.mergedInto),
);

/** Ids of guests who were here lately, and the starter; sorted. */
export async function readPresent(
  tx: Transaction,
  partyId: string,
  startedBy: string | null,
  now: Date,
): Promise<readonly string[]> {
  const wasSeen = gte(partyUsers.lastSeenAt, new Date(now.getTime() - presenceMs));
  const isPresent = startedBy === null ? wasSeen : or(wasSeen, eq(partyUsers.id, startedBy));
  const guests = await tx
    .select({ id: partyUsers.id })
    .from(partyUsers)
    .where(and(eq(partyUsers.partyId, partyId), canPlay, isPresent))
    .orderBy(partyUsers.id);
  return guests.map((guest) => guest.id);
}

/** Ids of guests who are in a round's lobby; sorted. */
export async function readIn(
  tx: Transaction,
  partyId: string,
  roundId: string,
): Promise<readonly string[]> {
  const guests = await tx
    .select({ id: partyUsers.id })
    .from(partyImposterLobby)
    .innerJoin(
      partyUsers,
      and(eq(partyUsers.id, partyImposterLobby.userId), eq(partyUsers.partyId, partyId)),
    )
    .where(and(eq(partyImposterLobby.roundId, roundId), eq(partyImposterLobby.isIn, true), canPlay))
    .orderBy(partyUsers.id);
  return guests.map((guest) => guest.id);
}

/** Names of guests without Discord and phone, whom no word reaches. */
export async function readWalkIns(tx: Transaction, partyId: string): Promise<readonly string[]> {
  const isHere = and(
    isNull(partyUsers.discordId),
    not(hasPhone),
    isNull(partyUsers.removedAt),
    isNull(partyUsers.mergedInto),
  );
  const guests = await tx
    .select({ name: partyUsers.name })
    .from(partyUsers)
    .where(and(eq(partyUsers.partyId, partyId), isHere))
    .orderBy(partyUsers.name);
  return guests.map((guest) => guest.name);
}

/** How many would be dealt in if a round started now, whoever starts it. */
export async function countPresent(db: Database, partyId: string, now: Date): Promise<number> {
  return (await db.orm.transaction((tx) => readPresent(tx, partyId, null, now))).length;
}

/** True for a guest of the party who can play. */
export async function isReachable(
  tx: Transaction,
  partyId: string,
  userId: string,
): Promise<boolean> {
  return (
    (await tx.$count(
      partyUsers,
      and(eq(partyUsers.partyId, partyId), eq(partyUsers.id, userId), canPlay),
    )) === 1
  );
}
