import { and, asc, eq, lte, notInArray, or, sql } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { partyImposterRounds } from '../db/schema/index.js';
import { isUserError } from '../errors.js';
import { finishRound } from './finish-round.js';
import { isTurnOver, passFloor } from './floor.js';
import { type HeldRound, holdRound, isPhaseOver, type RoundStep, stepOf } from './hold-round.js';
import { endedStatuses } from './phases.js';
import { closeBallot, openBallot } from './vote/ballot.js';

/** When a running round's phase, or its speaker's turn, ends by itself. */
export interface PhaseEnd {
  readonly roundId: string;
  readonly endsAt: Date;
}

type Timers = Pick<HeldRound, 'phaseEndsAt' | 'turnEndsAt'>;

/**
 * Does what the timer of a phase says, if it is due: the floor goes on, the talk ends in a vote, a
 * ballot is counted, the guess is over. Null where there is nothing to do (any more).
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
      if (round.status === 'ACTIVE' && !isPhaseOver(round, now) && isTurnOver(round, now))
        return passFloor(tx, round, { now, by: null });
      if (!isPhaseOver(round, now)) return null;
      if (round.status === 'ACTIVE') return openBallot(tx, round, { now });
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
    .select({ phaseEndsAt: rounds.phaseEndsAt, turnEndsAt: rounds.turnEndsAt })
    .from(rounds)
    .where(and(eq(rounds.id, roundId), notInArray(rounds.status, [...endedStatuses])));
  const endsAt = row === undefined ? null : firstOf(row);
  return endsAt === null ? null : { roundId, endsAt };
}

/** Timers that end up to `until`, earliest first. */
export async function readPhaseEnds(db: Database, until: Date): Promise<readonly PhaseEnd[]> {
  const rounds = partyImposterRounds;
  const rows = await db.orm
    .select({
      roundId: rounds.id,
      phaseEndsAt: rounds.phaseEndsAt,
      turnEndsAt: rounds.turnEndsAt,
    })
    .from(rounds)
    .where(
      and(
        or(lte(rounds.phaseEndsAt, until), lte(rounds.turnEndsAt, until)),
        notInArray(rounds.status, [...endedStatuses]),
      ),
    )
    .orderBy(asc(sql`least(${rounds.phaseEndsAt}, ${rounds.turnEndsAt})`))
    .limit(1_000);
  return rows.flatMap(({ roundId, ...ends }) => {
    const endsAt = firstOf(ends);
    return endsAt === null ? [] : [{ roundId, endsAt }];
  });
}

function firstOf({ phaseEndsAt, turnEndsAt }: Timers): Date | null {
  if (phaseEndsAt === null || turnEndsAt === null) return phaseEndsAt ?? turnEndsAt;
  return turnEndsAt < phaseEndsAt ? turnEndsAt : phaseEndsAt;
}
