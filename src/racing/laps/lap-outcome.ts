import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { RankedEntry } from '../../contract/board.js';
import type { Database } from '../../db/database.js';
import { partyGames, simRaceLaps } from '../../db/schema/racing.js';
import { rankedBoard } from '../board.js';
import { raceColumns } from '../find-races.js';
import type { Race } from '../race.js';
import { isFaster } from '../rules.js';

/**
 * What a lap did; the same for a repeated delivery, with the board as it is now. Times in integer
 * milliseconds.
 */
export interface LapOutcome {
  readonly kind: 'counted';
  readonly lapId: number;
  readonly race: Race;
  /** True where this lap opened the race. */
  readonly isRaceNew: boolean;
  /** True where this lap locked the bets. */
  readonly hasLocked: boolean;
  /** Null for a DNF. */
  readonly lapTimeMs: number | null;
  /** The racer's line after the lap. */
  readonly entry: RankedEntry;
  /** The racer's best before the lap; null without one. */
  readonly previousBestMs: number | null;
  readonly isPersonalBest: boolean;
  /** True where the lap is the fastest of the race so far. */
  readonly isRaceBest: boolean;
  /** How far behind the racer's own best the lap is; null for a DNF and for a personal best. */
  readonly offBestMs: number | null;
  readonly board: readonly RankedEntry[];
  readonly position: number;
  /**
   * True where an earlier delivery of the interaction wrote the lap: nothing is to be announced
   * again.
   */
  readonly replayed: boolean;
}

interface LapFacts
  extends Pick<
    LapOutcome,
    | 'lapId'
    | 'race'
    | 'isRaceNew'
    | 'hasLocked'
    | 'lapTimeMs'
    | 'previousBestMs'
    | 'board'
    | 'replayed'
  > {
  readonly racerId: string;
  /** The fastest lap of the race before this one. */
  readonly raceBestMs: number | null;
}

/** Compares a lap with what was there before it. */
export function describeLap({ racerId, raceBestMs, ...facts }: LapFacts): LapOutcome {
  const entry = facts.board.find(({ userId }) => userId === racerId);
  if (entry === undefined) throw new Error('The racer of a lap is not on its board');
  const { lapTimeMs, previousBestMs } = facts;
  const isPersonalBest = isFaster(lapTimeMs, previousBestMs);
  return {
    kind: 'counted',
    ...facts,
    entry,
    position: entry.position,
    isPersonalBest,
    isRaceBest: isFaster(lapTimeMs, raceBestMs),
    offBestMs:
      lapTimeMs === null || previousBestMs === null || isPersonalBest
        ? null
        : lapTimeMs - previousBestMs,
  };
}

/**
 * The outcome of a lap that was written earlier, from the history: by its id where it still counts,
 * or by its interaction; null where there is none, or nothing is left of its racer.
 */
export async function readLapOutcome(
  db: Database,
  partyId: string,
  key: { readonly id: number } | { readonly interactionId: string },
): Promise<LapOutcome | null> {
  const isMeant =
    'id' in key
      ? and(eq(simRaceLaps.id, key.id), isNull(simRaceLaps.voidedAt))
      : eq(simRaceLaps.interactionId, key.interactionId);
  const [found] = await db.orm
    .select({ race: raceColumns, lap: simRaceLaps })
    .from(simRaceLaps)
    .innerJoin(partyGames, eq(partyGames.id, simRaceLaps.gameId))
    .where(and(eq(simRaceLaps.partyId, partyId), isMeant));
  if (found === undefined) return null;
  const { race, lap } = found;
  const [board, earlier] = await Promise.all([rankedBoard(db.orm, race), readEarlier(db, lap)]);
  if (!board.some(({ userId }) => userId === lap.userId)) return null;
  return describeLap({
    lapId: lap.id,
    race,
    // A race is opened at the very time of its first lap only where that lap opened it.
    isRaceNew: earlier.laps === 0 && race.createdAt.getTime() === lap.submittedAt.getTime(),
    hasLocked: false,
    racerId: lap.userId,
    lapTimeMs: lap.lapTimeMs,
    previousBestMs: earlier.previousBestMs,
    raceBestMs: earlier.raceBestMs,
    board,
    replayed: true,
  });
}

/** What the race was before the lap: its laps, its best, and the best of the lap's racer. */
async function readEarlier(
  db: Database,
  { id, gameId, userId }: Pick<typeof simRaceLaps.$inferSelect, 'id' | 'gameId' | 'userId'>,
) {
  const laps = simRaceLaps;
  const [earlier] = await db.orm
    .select({
      previousBestMs: sql<
        number | null
      >`min(${laps.lapTimeMs}) filter (where ${laps.userId} = ${userId})`,
      raceBestMs: sql<number | null>`min(${laps.lapTimeMs})`,
      laps: sql<number>`count(*)::int`,
    })
    .from(simRaceLaps)
    .where(and(eq(laps.gameId, gameId), lt(laps.id, id), isNull(laps.voidedAt)));
  return earlier ?? { previousBestMs: null, raceBestMs: null, laps: 0 };
}
