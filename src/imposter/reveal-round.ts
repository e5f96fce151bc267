import { and, eq } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { RoundStatus } from '../contract/events.js';
import { isSecondBallot, talkOf } from '../contract/round.js';
import type { Database, Transaction } from '../db/database.js';
import { partyImposterRounds } from '../db/schema/index.js';
import { isUserError, UserError } from '../errors.js';
import { finishRound } from './finish-round.js';
import { type HeldRound, holdRound, isPhaseOver, type RoundStep, stepOf } from './hold-round.js';
import { readPlayerName } from './record-update.js';
import { doublePressMs } from './rules.js';
import { closeBallot, type Moment } from './vote/ballot.js';
import { type Doubt, findDoubt } from './vote/doubt.js';

export interface RevealInput {
  readonly party: { readonly id: string };
  readonly revealedBy: string | null;
  readonly interactionId: string;
}

export interface RevealStep extends RoundStep {
  /** True where this very interaction had revealed the round before. */
  readonly replayed: boolean;
  /** What a host who plays has to be asked before the ballot is closed; nothing is changed then. */
  readonly doubt: Doubt | null;
}

/**
 * Brings the running round one step nearer to its end: the talk is revealed without prizes, a
 * ballot is counted. The last guess keeps its time.
 * @throws UserError `no-round`, `lobby-open`, `reveal-not-ready`, `guess-running`.
 */
export async function revealRound(
  db: Database,
  { party, revealedBy, interactionId }: RevealInput,
  clock: Clock,
): Promise<RevealStep> {
  return db.orm.transaction(async (tx) => {
    const round = await holdUnlessEnded(tx, {
      partyId: party.id,
      interactionId,
      status: 'REVEALED',
    });
    if ('isChanged' in round) return { ...round, replayed: true, doubt: null };
    const now = clock.now();
    // A second press, or a second host, means the ballot that the first one has just closed.
    const isOpen = round.status === 'VOTING' && !hasJustReopened(round, now);
    const doubt = isOpen ? await findDoubt(tx, round, { hostId: revealedBy, now }) : null;
    const moment = { now, by: revealedBy, interactionId };
    const step =
      doubt === null ? await takeStep(tx, round, moment) : stepOf(round, round.status, false);
    return { ...step, replayed: false, doubt };
  });
}

async function takeStep(tx: Transaction, round: HeldRound, moment: Moment): Promise<RoundStep> {
  const { caughtId } = round;
  switch (round.status) {
    case 'ACTIVE':
      // A second press means the vote that put somebody out a moment ago.
      if (hasJustGoneOn(round, moment.now)) return stepOf(round, 'ACTIVE', false);
      return finishRound(tx, round, { ...moment, outcome: 'UNDECIDED', caughtId: null });
    case 'VOTING':
      if (hasJustReopened(round, moment.now)) return stepOf(round, 'VOTING', false);
      return closeBallot(tx, round, moment);
    case 'GUESSING':
      if (isPhaseOver(round, moment.now))
        return finishRound(tx, round, { ...moment, outcome: 'CIVILIANS', caughtId });
      throw new UserError('guess-running', {
        round: round.round,
        name: caughtId === null ? '' : await readPlayerName(tx, caughtId),
      });
    case 'LOBBY':
      throw new UserError('lobby-open', { round: round.round });
    default:
      throw new UserError('reveal-not-ready', { round: round.round });
  }
}

function hasJustReopened({ ballot, phaseEndsAt, voteSeconds }: HeldRound, now: Date): boolean {
  if (!isSecondBallot(ballot) || phaseEndsAt === null) return false;
  return now.getTime() - (phaseEndsAt.getTime() - voteSeconds * 1000) < doublePressMs;
}

function hasJustGoneOn({ ballot, talkStartedAt }: HeldRound, now: Date): boolean {
  if (talkOf(ballot) === 1 || talkStartedAt === null) return false;
  return now.getTime() - talkStartedAt.getTime() < doublePressMs;
}

interface Ending {
  readonly partyId: string;
  readonly interactionId: string;
  readonly status: RoundStatus;
}

/**
 * Holds the running round, unless this interaction had ended one before, even a moment ago: then
 * that one's end comes back.
 * @throws UserError `no-round`.
 */
export async function holdUnlessEnded(
  tx: Transaction,
  ending: Ending,
): Promise<HeldRound | RoundStep> {
  const before = await findEndedBy(tx, ending);
  if (before !== null) return before;
  try {
    return await holdRound(tx, { partyId: ending.partyId });
  } catch (error) {
    const meanwhile = isUserError(error) ? await findEndedBy(tx, ending) : null;
    if (meanwhile === null) throw error;
    return meanwhile;
  }
}

async function findEndedBy(
  tx: Transaction,
  { partyId, interactionId, status }: Ending,
): Promise<RoundStep | null> {
  const rounds = partyImposterRounds;
  const [row] = await tx
    .select({ id: rounds.id, number: rounds.round, status: rounds.status })
    .from(rounds)
    .where(and(eq(rounds.partyId, partyId), eq(rounds.endedInteractionId, interactionId)));
  if (row === undefined || row.status !== status) return null;
  return { round: { id: row.id, number: row.number }, status, isChanged: false };
}
