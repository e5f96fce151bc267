import { and, eq, gte, isNotNull, isNull, max, notInArray, or } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../db/database.js';
import { parties, partyGames, partyImposterPlayers, partyImposterRounds, partyUsers } from '../db/schema/index.js';
import { UserError } from '../errors.js';
import { recordEvent } from '../events/record-event.js';
import { endedStatuses } from './phases.js';
import { cleanTopic, drawImposters, minPlayers, presenceMs, type RandomInt, wordsPatienceMs } from './rules.js';

export interface StartRoundInput {
  readonly party: { readonly id: string };
  /** The host's guest id, who then plays too; null where the host has not joined. */
  readonly startedBy: string | null;
  readonly topic?: string | null;
  /** Where the round's public message will be. */
  readonly channelId?: string | null;
  readonly interactionId: string;
}

export interface StartedRound {
  readonly round: { readonly id: string; readonly number: number };
  readonly playerCount: number;
  /** True where this interaction had started the round before. */
  readonly replayed: boolean;
}

/**
 * Starts a round with everybody present and draws the imposter; the words follow through the queue.
 * UserErrors: `too-few-players`, `round-running`.
 */
export async function startRound(
  db: Database,
  input: StartRoundInput,
  { clock, randomInt }: { readonly clock: Clock; readonly randomInt: RandomInt },
): Promise<StartedRound> {
  return db.orm.transaction(async (tx) => {
    // Starts of one party take turns. Not FOR UPDATE: that would also hold up every row that points at the party.
    await tx.select({ id: parties.id }).from(parties).where(eq(parties.id, input.party.id)).for('no key update');
    const earlier = await findEarlier(tx, input);
    if (earlier !== null) return earlier;
    const now = clock.now();
    const players = await readPresent(tx, input, now);
    if (players.length < minPlayers) throw new UserError('too-few-players', { present: players.length, needed: minPlayers });
    const round = await insertRound(tx, input, { now, players, imposters: drawImposters(players, 1, randomInt) });
    const payload = { roundId: round.id, playerCount: players.length, round: round.number, timestamp: now.toISOString() };
    await recordEvent(tx, { partyId: input.party.id, type: 'round-started', payload, triggeredBy: input.startedBy });
    return { round, playerCount: players.length, replayed: false };
  });
}

/** The round that this interaction started; an error where another one is running; else null. */
async function findEarlier(tx: Transaction, { party, interactionId }: StartRoundInput): Promise<StartedRound | null> {
  const rounds = partyImposterRounds;
  const isRelevant = or(eq(rounds.interactionId, interactionId), notInArray(rounds.status, [...endedStatuses]));
  const found = await tx
    .select({ id: rounds.id, number: rounds.round, interactionId: rounds.interactionId })
    .from(rounds)
    .where(and(eq(rounds.partyId, party.id), isRelevant));
  const own = found.find((round) => round.interactionId === interactionId);
  if (own !== undefined) {
    const playerCount = await tx.$count(partyImposterPlayers, eq(partyImposterPlayers.roundId, own.id));
    return { round: { id: own.id, number: own.number }, playerCount, replayed: true };
  }
  const running = found[0];
  if (running !== undefined) throw new UserError('round-running', { round: running.number });
  return null;
}

/** Guests with Discord who were here lately, and the starter. Sorted, so that a seeded draw can be repeated. */
async function readPresent(tx: Transaction, { party, startedBy }: StartRoundInput, now: Date): Promise<readonly string[]> {
  const wasSeen = gte(partyUsers.lastSeenAt, new Date(now.getTime() - presenceMs));
  const isPresent = startedBy === null ? wasSeen : or(wasSeen, eq(partyUsers.id, startedBy));
  const guests = await tx
    .select({ id: partyUsers.id })
    .from(partyUsers)
    .where(and(eq(partyUsers.partyId, party.id), isNotNull(partyUsers.discordId), isNull(partyUsers.removedAt), isPresent))
    .orderBy(partyUsers.id);
  return guests.map((guest) => guest.id);
}

interface Draw {
  readonly now: Date;
  readonly players: readonly string[];
  readonly imposters: readonly string[];
}

async function insertRound(tx: Transaction, input: StartRoundInput, draw: Draw): Promise<StartedRound['round']> {
  const partyId = input.party.id;
  const gameId = await findOrOpenGame(tx, partyId, draw.now);
  const [last] = await tx
    .select({ number: max(partyImposterRounds.round) })
    .from(partyImposterRounds)
    .where(eq(partyImposterRounds.gameId, gameId));
  const number = (last?.number ?? 0) + 1;
  const [row] = await tx
    .insert(partyImposterRounds)
    .values({
      partyId,
      gameId,
      status: 'GENERATING',
      imposterId: draw.imposters[0] ?? null,
      round: number,
      topic: cleanTopic(input.topic),
      wordsDueAt: new Date(draw.now.getTime() + wordsPatienceMs),
      channelId: input.channelId ?? null,
      startedBy: input.startedBy,
      interactionId: input.interactionId,
      createdAt: draw.now,
    })
    .returning({ id: partyImposterRounds.id });
  if (row === undefined) throw new Error('the round was not inserted');
  const imposters = new Set(draw.imposters);
  const players = draw.players.map((userId) => {
    return { roundId: row.id, partyId, userId, role: imposters.has(userId) ? ('IMPOSTER' as const) : ('CIVILIAN' as const) };
  });
  await tx.insert(partyImposterPlayers).values(players);
  return { id: row.id, number };
}

/** Rounds of an evening share one game; its numbers count them. */
async function findOrOpenGame(tx: Transaction, partyId: string, now: Date): Promise<string> {
  const isOpen = and(eq(partyGames.partyId, partyId), eq(partyGames.type, 'IMPOSTER'), eq(partyGames.status, 'OPEN'));
  const [open] = await tx.select({ id: partyGames.id }).from(partyGames).where(isOpen).orderBy(partyGames.createdAt).limit(1);
  if (open !== undefined) return open.id;
  const [opened] = await tx
    .insert(partyGames)
    .values({ partyId, title: 'Imposter', type: 'IMPOSTER', startTime: now, createdAt: now })
    .returning({ id: partyGames.id });
  if (opened === undefined) throw new Error('the game was not inserted');
  return opened.id;
}
