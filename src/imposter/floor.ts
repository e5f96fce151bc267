import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Transaction } from '../db/database.js';
import { partyImposterPlayers, partyImposterRounds } from '../db/schema/index.js';
import { type HeldRound, type RoundStep, stepOf } from './hold-round.js';
import { recordRoundUpdate } from './record-update.js';

type Floor = Pick<HeldRound, 'speakerTurn' | 'turnEndsAt'>;

/** Nobody has the floor. */
export const noFloor: Floor = { speakerTurn: null, turnEndsAt: null };

/** Whose turn it becomes, and until when. */
export function floorOf(
  { turnSeconds }: Pick<HeldRound, 'turnSeconds'>,
  turn: number | null,
  now: Date,
): Floor {
  if (turn === null) return noFloor;
  const turnEndsAt = turnSeconds === null ? null : new Date(now.getTime() + turnSeconds * 1_000);
  return { speakerTurn: turn, turnEndsAt };
}

/** True once the speaker's time is up: the floor goes on by itself. */
export function isTurnOver({ turnEndsAt }: Pick<HeldRound, 'turnEndsAt'>, now: Date): boolean {
  return turnEndsAt !== null && turnEndsAt.getTime() <= now.getTime();
}

/** The next place in the speaking order after `turn` of whoever is in; null: there is none. */
export async function findNextTurn(
  tx: Transaction,
  round: { readonly id: string },
  turn: number,
): Promise<number | null> {
  const players = partyImposterPlayers;
  const [next] = await tx
    .select({ turn: players.turn })
    .from(players)
    .where(and(eq(players.roundId, round.id), gt(players.turn, turn), isNull(players.outTalk)))
    .orderBy(asc(players.turn))
    .limit(1);
  return next?.turn ?? null;
}

/** Gives the floor of a held round to the next speaker; after the last one nobody has it. */
export async function passFloor(
  tx: Transaction,
  round: HeldRound,
  { now, by }: { readonly now: Date; readonly by: string | null },
): Promise<RoundStep> {
  const next = await findNextTurn(tx, round, round.speakerTurn ?? 0);
  await tx
    .update(partyImposterRounds)
    .set(floorOf(round, next, now))
    .where(eq(partyImposterRounds.id, round.id));
  await recordRoundUpdate(tx, round.id, { now, by });
  return stepOf(round, 'ACTIVE', true);
}
