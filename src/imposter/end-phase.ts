import { and, asc, eq, lte, notInArray } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { partyImposterRounds } from '../db/schema/index.js';
import { isUserError } from '../errors.js';
import { finishRound } from './finish-round.js';
import { holdRound, isPhaseOver, type RoundStep, stepOf } from './hold-round.js';
import { endedStatuses } from './phases.js';
import { closeBallot, openBallot } from './vote/ballot.js';

/** When a running round's phase ends by itself. */
export interface PhaseEnd {
  readonly roundId: string;
  readonly endsAt: Date;
}

/**
 * Does what the timer of a phase says, if it is due: the talk ends in a vote, a ballot is counted,
 * the guess is over. Null where there is nothing to do (any more).
 */
export async function endPhase(
  db: Database,
  roundId: string,
  clock: Clock,
): Promise<RoundStep | null> {
  const [known] = await db.orm
    .select({ partyId: partyImposterRounds.partyId })
    .from(partyImposterRounds)
    .where(eq(partyImposterRounds.id, roundId));
  if (known === undefined) return null;
  const now = clock.now();
  try {
    return await db.orm.transaction(async (tx) => {
      const round = await holdRound(tx, { partyId: known.partyId, roundId });
      if (!isPhaseOver(round, now)) return null;
      if (round.status === 'ACTIVE') return openBallot(tx, round, 1, { now });
      if (round.status === 'VOTING') return closeBallot(tx, round, { now });
      if (round.status === 'GUESSING')
        return finishRound(tx, round, { outcome: 'CIVILIANS', caughtId: round.caughtId, now });
      return stepOf(round, round.status, false);
    });
  } catch (error) {
    if (isUserError(error) && error.code === 'round-over') return null;
    throw error;
  }
}

/** The timer of one round; null where it has none. */
export async function readPhaseEnd(db: Database, roundId: string): Promise<PhaseEnd | null> {
  const rounds = partyImposterRounds;
  const [row] = await db.orm
    .select({ endsAt: rounds.phaseEndsAt })
    .from(rounds)
    .where(and(eq(rounds.id, roundId), notInArray(rounds.status, [...endedStatuses])));
  return row === undefined || row.endsAt === null ? null : { roundId, endsAt: row.endsAt };
}

/** Timers that end up to `until`, earliest first. */
export async function readPhaseEnds(db: Database, until: Date): Promise<readonly PhaseEnd[]> {
  const rounds = partyImposterRounds;
  const rows = await db.orm
    .select({ roundId: rounds.id, endsAt: rounds.phaseEndsAt })
    .from(rounds)
    .where(and(lte(rounds.phaseEndsAt, until), notInArray(rounds.status, [...endedStatuses])))
    .orderBy(asc(rounds.phaseEndsAt))
    .limit(1_000);
  return rows.flatMap(({ roundId, endsAt }) => (endsAt === null ? [] : [{ roundId, endsAt }]));
}
