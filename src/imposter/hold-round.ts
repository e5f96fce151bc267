import { and, eq, notInArray } from 'drizzle-orm';
import type { RoundStatus } from '../contract/events.js';
import type { Transaction } from '../db/database.js';
import { partyImposterRounds } from '../db/schema/index.js';
import { UserError } from '../errors.js';
import { isUuid } from '../party/guest.js';
import { endedStatuses } from './phases.js';

/** What deciding on a phase needs; read while the round's row is locked. */
export type HeldRound = Pick<
  typeof partyImposterRounds.$inferSelect,
  | 'id'
  | 'partyId'
  | 'round'
  | 'status'
  | 'phaseEndsAt'
  | 'voteSeconds'
  | 'ballot'
  | 'speakerTurn'
  | 'turnSeconds'
  | 'talkSeconds'
  | 'talkStartedAt'
  | 'mode'
  | 'turnEndsAt'
  | 'caughtId'
  | 'secretWord'
  | 'imposterHint'
>;

export interface RoundKey {
  readonly partyId: string;
  /** Left out: the running round. */
  readonly roundId?: string | undefined;
}

/** Where a round stands after a step; the row's own words, nothing secret. */
export interface RoundStep {
  readonly round: { readonly id: string; readonly number: number };
  readonly status: RoundStatus;
  /** False where the step had been taken before, by whoever. */
  readonly isChanged: boolean;
}

/**
 * Locks a running round until the transaction ends, so that votes, closings, guesses, reveals and
 * timers take turns. Not FOR UPDATE: that would also hold up rows that point at it.
 * @throws UserError `no-round`; of a named one `not-found`, or `round-over` where it ended.
 */
export async function holdRound(
  tx: Transaction,
  { partyId, roundId }: RoundKey,
): Promise<HeldRound> {
  const rounds = partyImposterRounds;
  if (roundId !== undefined && !isUuid(roundId)) throw new UserError('button-outdated', {});
  const which =
    roundId === undefined ? notInArray(rounds.status, [...endedStatuses]) : eq(rounds.id, roundId);
  const [row] = await tx
    .select({
      id: rounds.id,
      partyId: rounds.partyId,
      round: rounds.round,
      status: rounds.status,
      phaseEndsAt: rounds.phaseEndsAt,
      voteSeconds: rounds.voteSeconds,
      ballot: rounds.ballot,
      speakerTurn: rounds.speakerTurn,
      turnSeconds: rounds.turnSeconds,
      talkSeconds: rounds.talkSeconds,
      talkStartedAt: rounds.talkStartedAt,
      mode: rounds.mode,
      turnEndsAt: rounds.turnEndsAt,
      caughtId: rounds.caughtId,
      secretWord: rounds.secretWord,
      imposterHint: rounds.imposterHint,
    })
    .from(rounds)
    .where(and(eq(rounds.partyId, partyId), which))
    .for('no key update');
  if (row === undefined)
    throw roundId === undefined
      ? new UserError('no-round', {})
      : new UserError('not-found', { what: 'round' });
  if (row.status === 'REVEALED' || row.status === 'CANCELLED')
    throw new UserError('round-over', { round: row.round });
  return row;
}

/** True once the phase's time is up: then only its end may still happen. */
export function isPhaseOver({ phaseEndsAt }: Pick<HeldRound, 'phaseEndsAt'>, now: Date): boolean {
  return phaseEndsAt !== null && phaseEndsAt.getTime() <= now.getTime();
}

/** Where a held round stands. */
export function stepOf(round: HeldRound, status: RoundStatus, isChanged: boolean): RoundStep {
  return { round: { id: round.id, number: round.round }, status, isChanged };
}
