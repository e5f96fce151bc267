import { and, eq, ne, sql } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../db/database.js';
import {
  partyImposterLobby,
  partyImposterPlayers,
  partyImposterRounds,
} from '../db/schema/index.js';
import { UserError } from '../errors.js';
import { recordEvent } from '../events/record-event.js';
import { drawRound } from './draw-round.js';
import { readIn } from './present.js';
import { maxPlayers, minPlayers, type RandomInt } from './rules.js';

export interface DecideInput {
  readonly party: { readonly id: string };
  readonly roundId: string;
  /** The guest who decides. */
  readonly userId: string;
  readonly isIn: boolean;
}

export interface Decision {
  readonly round: { readonly id: string; readonly number: number };
  /** Who is in after it. */
  readonly playerCount: number;
  /** False where the guest had said the same before. */
  readonly isChanged: boolean;
}

export interface LobbyChange {
  readonly partyId: string;
  readonly round: { readonly id: string; readonly number: number };
  readonly playerCount: number;
  readonly triggeredBy: string | null;
  readonly now: Date;
}

/** Tells that a lobby opened, or who is in it changed. */
export async function recordLobby(tx: Transaction, change: LobbyChange): Promise<void> {
  const { partyId, round, playerCount, triggeredBy, now } = change;
  const still = { speaker: null, phaseEndsAt: null, votesCast: 0, votesNeeded: 0 } as const;
  const told = { roundId: round.id, round: round.number, status: 'LOBBY', playerCount } as const;
  const payload = { ...told, ...still, timestamp: now.toISOString() };
  await recordEvent(tx, { partyId, type: 'round-updated', payload, triggeredBy });
}

/**
 * *I'm in* or *Sit out* while a round gathers.
 * @throws UserError `no-round`, `lobby-closed`, `lobby-full`.
 */
export async function decideLobby(
  db: Database,
  input: DecideInput,
  clock: Clock,
): Promise<Decision> {
  const { party, roundId, userId, isIn } = input;
  return db.orm.transaction(async (tx) => {
    const { number, status } = await holdRound(tx, party.id, roundId);
    if (status !== 'LOBBY') throw new UserError('lobby-closed', { round: number });
    const now = clock.now();
    const changed = await tx
      .insert(partyImposterLobby)
      .values({ roundId, partyId: party.id, userId, isIn, decidedAt: now })
      .onConflictDoUpdate({
        target: [partyImposterLobby.roundId, partyImposterLobby.userId],
        set: { isIn, decidedAt: now },
        setWhere: ne(partyImposterLobby.isIn, isIn),
      })
      .returning({ isIn: sql`1` });
    const playerCount = (await readIn(tx, party.id, roundId)).length;
    if (isIn && playerCount > maxPlayers)
      throw new UserError('lobby-full', { round: number, most: maxPlayers });
    const isChanged = changed.length > 0;
    if (isChanged) {
      const round = { id: roundId, number };
      await recordLobby(tx, { partyId: party.id, round, playerCount, triggeredBy: userId, now });
    }
    return { round: { id: roundId, number }, playerCount, isChanged };
  });
}

export interface DealLobbyInput {
  readonly party: { readonly id: string };
  readonly roundId: string;
  /** The host's guest id; null where the host has not joined. */
  readonly dealtBy: string | null;
}

export interface DealtLobby {
  readonly round: { readonly id: string; readonly number: number };
  readonly playerCount: number;
  /** True where the lobby had been dealt before. */
  readonly replayed: boolean;
}

/**
 * *Deal*: draws the imposters among those who are in: LOBBY → GENERATING. Of several presses one
 * draws.
 * @throws UserError `no-round`, `lobby-too-small`, `too-many-imposters`.
 */
export async function dealLobby(
  db: Database,
  { party, roundId, dealtBy }: DealLobbyInput,
  { clock, randomInt }: { readonly clock: Clock; readonly randomInt: RandomInt },
): Promise<DealtLobby> {
  return db.orm.transaction(async (tx) => {
    const { number, status, imposterCount } = await holdRound(tx, party.id, roundId);
    const round = { id: roundId, number };
    if (status !== 'LOBBY') {
      const playerCount = await tx.$count(
        partyImposterPlayers,
        eq(partyImposterPlayers.roundId, roundId),
      );
      return { round, playerCount, replayed: true };
    }
    const players = await readIn(tx, party.id, roundId);
    if (players.length < minPlayers)
      throw new UserError('lobby-too-small', { present: players.length, needed: minPlayers });
    const now = clock.now();
    await drawRound(tx, {
      partyId: party.id,
      round,
      players,
      imposterCount,
      triggeredBy: dealtBy,
      now,
      randomInt,
    });
    return { round, playerCount: players.length, replayed: false };
  });
}

/**
 * Holds the round's row, so that decisions, the deal and a cancel take turns.
 * @throws UserError `no-round`.
 */
async function holdRound(tx: Transaction, partyId: string, roundId: string) {
  const rounds = partyImposterRounds;
  const [round] = await tx
    .select({ number: rounds.round, status: rounds.status, imposterCount: rounds.imposterCount })
    .from(rounds)
    .where(and(eq(rounds.partyId, partyId), eq(rounds.id, roundId)))
    .for('no key update');
  if (round === undefined || round.status === 'CANCELLED' || round.status === 'REVEALED')
    throw new UserError('no-round', {});
  return round;
}
