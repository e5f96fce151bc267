import { and, eq, gte, isNotNull, isNull, or } from 'drizzle-orm';
import type { Transaction } from '../db/database.js';
import { partyImposterLobby, partyUsers } from '../db/schema/index.js';
import { presenceMs } from './rules.js';

/** A guest who can be sent a word: with Discord, and not removed by a host. */
const canPlay = and(
  isNotNull(partyUsers.discordId),
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

/** Names of guests without Discord, who cannot be sent a word. */
export async function readWalkIns(tx: Transaction, partyId: string): Promise<readonly string[]> {
  const isHere = and(
    isNull(partyUsers.discordId),
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

/** True for a guest of the party who can play. */
export async function hasDiscord(
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
