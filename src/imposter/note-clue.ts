import { and, eq, sql } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import { talkOf } from '../contract/round.js';
import type { Database, Transaction } from '../db/database.js';
import { partyImposterClues, partyImposterPlayers } from '../db/schema/index.js';
import { UserError } from '../errors.js';
import { isUuid } from '../party/guest.js';
import { actOnce, ReplayedInteraction } from '../values/act-once.js';
import { checkIsIn } from './check-is-in.js';
import { readClue } from './clue-rules.js';
import { passFloor } from './floor.js';
import { type HeldRound, holdRound } from './hold-round.js';
import { readSpeaker, recordRoundUpdate } from './record-update.js';

export interface ClueInput {
  readonly party: { readonly id: string };
  readonly roundId: string;
  readonly userId: string;
  /** As typed. */
  readonly text: string;
  readonly interactionId: string;
}

export interface NotedClue {
  readonly round: { readonly id: string; readonly number: number };
  readonly clue: string;
}

/**
 * A player's own clue of the present talk, for everybody to read; changeable while the talk goes
 * on. Whoever has the floor passes it on by this.
 * @throws UserError `no-round`, `round-over`, `not-in-round`, `voted-out`, `clue-closed`, `clue-early`,
 * `clue-empty`, `clue-secret`, `clue-rude`.
 */
export async function noteClue(db: Database, input: ClueInput, clock: Clock): Promise<NotedClue> {
  return actOnce(
    () => db.orm.transaction((tx) => noteOnce(tx, input, clock.now())),
    () => readNoted(db, input),
  );
}

async function noteOnce(tx: Transaction, input: ClueInput, now: Date): Promise<NotedClue> {
  const { party, roundId, userId, text, interactionId } = input;
  const round = await holdRound(tx, { partyId: party.id, roundId });
  const { secret, turn } = await checkSpeaker(tx, round, userId);
  const clue = readClue(text, secret);
  const clues = partyImposterClues;
  const row = { roundId, talk: talkOf(round.ballot), userId, partyId: party.id };
  const noted = await tx
    .insert(clues)
    .values({ ...row, clue, notedAt: now, interactionIds: [interactionId] })
    .onConflictDoUpdate({
      target: [clues.roundId, clues.talk, clues.userId],
      set: {
        ...{ clue, notedAt: now },
        interactionIds: sql`array_append(${clues.interactionIds}, ${interactionId})`,
      },
      setWhere: sql`not ${interactionId} = any(${clues.interactionIds})`,
    })
    .returning({ clue: clues.clue });
  if (noted.length === 0) throw new ReplayedInteraction();
  if (round.speakerTurn === turn) await passFloor(tx, round, { now, by: userId });
  else await recordRoundUpdate(tx, roundId, { now, by: userId });
  return { round: { id: roundId, number: round.round }, clue };
}

/** Whether this guest may open the form for a clue; the same refusals as the clue itself. */
export async function mayNoteClue(
  db: Database,
  { party, roundId, userId }: Pick<ClueInput, 'party' | 'roundId' | 'userId'>,
): Promise<{ readonly round: number }> {
  return db.orm.transaction(async (tx) => {
    const round = await holdRound(tx, { partyId: party.id, roundId });
    await checkSpeaker(tx, round, userId);
    return { round: round.round };
  });
}

async function checkSpeaker(
  tx: Transaction,
  round: HeldRound,
  userId: string,
): Promise<{ readonly secret: string; readonly turn: number }> {
  const players = partyImposterPlayers;
  const [player] = await tx
    .select({ role: players.role, turn: players.turn, outTalk: players.outTalk })
    .from(players)
    .where(and(eq(players.roundId, round.id), eq(players.userId, userId)));
  checkIsIn(player, round.round);
  if (round.status !== 'ACTIVE') throw new UserError('clue-closed', { round: round.round });
  const { speakerTurn } = round;
  const turn = player.turn ?? 0;
  if (speakerTurn !== null && turn > speakerTurn) {
    const speaker = await readSpeaker(tx, round.id, speakerTurn);
    throw new UserError('clue-early', { name: speaker?.name ?? '' });
  }
  const secret = player.role === 'IMPOSTER' ? round.imposterHint : round.secretWord;
  if (secret === null) throw new Error('a round that is talked about has no words');
  return { secret, turn };
}

/** What a clue that is delivered again had noted; null where this one noted nothing. */
async function readNoted(
  db: Database,
  { party, roundId, userId, interactionId }: ClueInput,
): Promise<NotedClue | null> {
  if (!isUuid(roundId)) return null;
  const [row] = await db.sql<{ clue: string; number: number }[]>`
    select c.clue, r.round as number
    from party_imposter_clues c join party_imposter_rounds r on r.id = c.round_id
    where r.party_id = ${party.id} and c.round_id = ${roundId} and c.user_id = ${userId} and ${interactionId} = any(c.interaction_ids)`;
  return row === undefined ? null : { round: { id: roundId, number: row.number }, clue: row.clue };
}
