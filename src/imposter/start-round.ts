import { and, eq, max, notInArray, or } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { RoundMode, RoundVariant } from '../contract/round.js';
import type { Database, Transaction } from '../db/database.js';
import {
  parties,
  partyGames,
  partyImposterLobby,
  partyImposterPlayers,
  partyImposterRounds,
} from '../db/schema/index.js';
import { UserError } from '../errors.js';
import { oweMessage } from '../party/kept-messages.js';
import { drawRound } from './draw-round.js';
import { recordLobby } from './lobby.js';
import { endedStatuses } from './phases.js';
import { isReachable, readPresent, readWalkIns } from './present.js';
import { cleanTopic, maxPlayers, minPlayers, mostImposters, type RandomInt } from './rules.js';

export interface StartRoundInput {
  readonly party: { readonly id: string };
  /** The host's guest id, who then plays too; null where the host has not joined. */
  readonly startedBy: string | null;
  readonly topic?: string | null;
  /** Default 1. */
  readonly imposters?: number;
  /** `everyone` who is here (the default), or those who say so in a lobby. */
  readonly players?: 'everyone' | 'lobby';
  /** Talking time; null: until a host opens the vote. */
  readonly talkSeconds?: number | null;
  /** One vote (the default), or again and again until one side wins. */
  readonly mode?: RoundMode;
  /** A hint for the imposters (the default), or another word without being told. */
  readonly variant?: RoundVariant;
  /** Time of each speaker; null: as long as they like. */
  readonly turnSeconds?: number | null;
  /** Where it was started: its messages are there, unless the party has a channel for rounds. */
  readonly channelId?: string | null;
  readonly interactionId: string;
}

export interface StartedRound {
  readonly round: { readonly id: string; readonly number: number };
  /** Players; in a lobby those who are in so far. */
  readonly playerCount: number;
  readonly isLobby: boolean;
  /** Where its public messages are. */
  readonly channelId: string | null;
  /** Names of walk-ins, who cannot play: they have no private channel. */
  readonly walkIns: readonly string[];
  /** True where this interaction had started the round before. */
  readonly replayed: boolean;
}

interface Chance {
  readonly clock: Clock;
  readonly randomInt: RandomInt;
}

/**
 * Starts a round: with everybody present, whose imposters are drawn at once while the words follow
 * through the queue; or with a lobby, in which guests say whether they play.
 * @throws UserError `too-few-players`, `too-many-players`, `imposters-invalid`,
 * `too-many-imposters`, `round-running`.
 */
export async function startRound(
  db: Database,
  input: StartRoundInput,
  chance: Chance,
): Promise<StartedRound> {
  const imposters = input.imposters ?? 1;
  if (!Number.isInteger(imposters) || imposters < 1) throw new UserError('imposters-invalid', {});
  return db.orm.transaction(async (tx) => {
    // Starts of one party take turns. Not FOR UPDATE: that would also hold up every row that points
    // at the party.
    const [settings] = await tx
      .select({ roundChannelId: parties.roundChannelId })
      .from(parties)
      .where(eq(parties.id, input.party.id))
      .for('no key update');
    const walkIns = await readWalkIns(tx, input.party.id);
    const earlier = await findEarlier(tx, input);
    if (earlier !== null) return { ...earlier, walkIns, replayed: true };
    const begin = input.players === 'lobby' ? openLobby : startWithEveryone;
    const channelId = settings?.roundChannelId ?? input.channelId ?? null;
    return {
      ...(await begin(tx, { ...input, imposters, channelId }, chance)),
      channelId,
      walkIns,
      replayed: false,
    };
  });
}

type Begun = Omit<StartedRound, 'channelId' | 'walkIns' | 'replayed'>;
type Checked = StartRoundInput & { readonly imposters: number };

async function startWithEveryone(
  tx: Transaction,
  input: Checked,
  { clock, randomInt }: Chance,
): Promise<Begun> {
  const now = clock.now();
  const partyId = input.party.id;
  const players = await readPresent(tx, partyId, input.startedBy, now);
  if (players.length < minPlayers)
    throw new UserError('too-few-players', { present: players.length, needed: minPlayers });
  if (players.length > maxPlayers)
    throw new UserError('too-many-players', { present: players.length, most: maxPlayers });
  const most = mostImposters(players.length);
  if (input.imposters > most)
    throw new UserError('too-many-imposters', {
      imposters: input.imposters,
      players: players.length,
      most,
    });
  const round = await insertRound(tx, input, now);
  const { imposters: imposterCount, startedBy: triggeredBy } = input;
  await drawRound(tx, { partyId, round, players, imposterCount, triggeredBy, now, randomInt });
  return { round, playerCount: players.length, isLobby: false };
}

async function openLobby(tx: Transaction, input: Checked, { clock }: Chance): Promise<Begun> {
  const now = clock.now();
  const partyId = input.party.id;
  const round = await insertRound(tx, input, now);
  const isIn = input.startedBy !== null && (await isReachable(tx, partyId, input.startedBy));
  if (input.startedBy !== null && isIn) {
    await tx
      .insert(partyImposterLobby)
      .values({ roundId: round.id, partyId, userId: input.startedBy, isIn, decidedAt: now });
  }
  const playerCount = isIn ? 1 : 0;
  await recordLobby(tx, { partyId, round, playerCount, triggeredBy: input.startedBy, now });
  return { round, playerCount, isLobby: true };
}

/** A party's rounds that stand in the way of a start: its own from before, and one that runs. */
function readRivals(tx: Transaction, { party, interactionId }: StartRoundInput) {
  const rounds = partyImposterRounds;
  const { id, round: number, status, channelId } = rounds;
  const isOwn = eq(rounds.interactionId, interactionId);
  const isOn = notInArray(status, [...endedStatuses]);
  return tx
    .select({ id, number, status, channelId, interactionId: rounds.interactionId })
    .from(rounds)
    .where(and(eq(rounds.partyId, party.id), or(isOwn, isOn)));
}

/** Those in the lobby so far, else those who were dealt in. */
function countPlayers(tx: Transaction, roundId: string, isLobby: boolean): Promise<number> {
  const lobby = partyImposterLobby;
  return isLobby
    ? tx.$count(lobby, and(eq(lobby.roundId, roundId), eq(lobby.isIn, true)))
    : tx.$count(partyImposterPlayers, eq(partyImposterPlayers.roundId, roundId));
}

/** The round that this interaction started; an error where another one is running; else null. */
async function findEarlier(
  tx: Transaction,
  input: StartRoundInput,
): Promise<Omit<StartedRound, 'walkIns' | 'replayed'> | null> {
  const rivals = await readRivals(tx, input);
  const own = rivals.find(({ interactionId }) => interactionId === input.interactionId);
  if (own !== undefined) {
    const { id, number, channelId } = own;
    const isLobby = own.status === 'LOBBY';
    const playerCount = await countPlayers(tx, id, isLobby);
    return { round: { id, number }, playerCount, isLobby, channelId };
  }
  const [running] = rivals;
  if (running !== undefined)
    throw new UserError('round-running', {
      round: running.number,
      isLobby: running.status === 'LOBBY',
    });
  return null;
}

async function insertRound(
  tx: Transaction,
  input: Checked,
  now: Date,
): Promise<StartedRound['round']> {
  const partyId = input.party.id;
  const gameId = await findOrOpenGame(tx, partyId, now);
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
      status: 'LOBBY',
      round: number,
      topic: cleanTopic(input.topic),
      imposterCount: input.imposters,
      mode: input.mode ?? 'one-vote',
      variant: input.variant ?? 'imposter',
      talkSeconds: input.talkSeconds ?? null,
      turnSeconds: input.turnSeconds ?? null,
      channelId: input.channelId ?? null,
      startedBy: input.startedBy,
      interactionId: input.interactionId,
      createdAt: now,
    })
    .returning({ id: partyImposterRounds.id });
  if (row === undefined) throw new Error('the round was not inserted');
  if (input.channelId != null)
    await oweMessage(tx, { kind: 'round', subject: row.id, partyId }, now);
  return { id: row.id, number };
}

/** Rounds of an evening share one game; its numbers count them. */
async function findOrOpenGame(tx: Transaction, partyId: string, now: Date): Promise<string> {
  const isOpen = and(
    eq(partyGames.partyId, partyId),
    eq(partyGames.type, 'IMPOSTER'),
    eq(partyGames.status, 'OPEN'),
  );
  const [open] = await tx
    .select({ id: partyGames.id })
    .from(partyGames)
    .where(isOpen)
    .orderBy(partyGames.createdAt)
    .limit(1);
  if (open !== undefined) return open.id;
  const [opened] = await tx
    .insert(partyGames)
    .values({ partyId, title: 'Imposter', type: 'IMPOSTER', startTime: now, createdAt: now })
    .returning({ id: partyGames.id });
  if (opened === undefined) throw new Error('the game was not inserted');
  return opened.id;
}
