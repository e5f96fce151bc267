import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/database.js';
import { partyUsers } from '../../db/schema/party.js';
import { partyGames, simRaceEntries, simRaceLaps } from '../../db/schema/racing.js';
import { UserError } from '../../errors.js';
import { ReplayedInteraction } from '../../values/act-once.js';
import type { Race } from '../race.js';
import type { Line } from '../rules.js';

/** A lap with its texts clean. */
export interface CleanLap {
  readonly racerId: string;
  readonly submittedBy: string | null;
  /** Null for a DNF. */
  readonly timeMs: number | null;
  readonly carName: string | null;
  readonly trackName: string | null;
  readonly interactionId: string;
}

/**
 * Adds a lap to the history; returns its number.
 * @throws ReplayedInteraction where the interaction wrote one before.
 */
export async function insertLap(
  tx: Transaction,
  race: Race,
  lap: CleanLap,
  now: Date,
): Promise<number> {
  const [row] = await tx
    .insert(simRaceLaps)
    .values({
      partyId: race.partyId,
      gameId: race.id,
      userId: lap.racerId,
      lapTimeMs: lap.timeMs,
      isDnf: lap.timeMs === null,
      carModel: lap.carName,
      track: lap.trackName,
      submittedBy: lap.submittedBy,
      interactionId: lap.interactionId,
      submittedAt: now,
    })
    .onConflictDoNothing({ target: simRaceLaps.interactionId })
    .returning({ id: simRaceLaps.id });
  if (row === undefined) throw new ReplayedInteraction();
  return row.id;
}

/**
 * Notes that the race was driven: it ends by itself 24 h after that, and the host is told anew
 * before.
 */
export async function touchRace(tx: Transaction, race: Race, now: Date): Promise<void> {
  await tx
    .update(partyGames)
    .set({ lastActivityAt: now, remindedAt: null })
    .where(eq(partyGames.id, race.id));
}

/** Writes the racer's line and the board's new version; the caller holds the race. */
export async function writeLine(
  tx: Transaction,
  race: Race,
  lap: CleanLap,
  line: Line,
  now: Date,
): Promise<void> {
  const best = {
    lapTimeMs: line.lapTimeMs,
    isDnf: line.isDnf,
    carModel: line.car,
    lapId: line.lapId,
  };
  // Track and time of day are those of the lap that set the line: a slower lap brings none.
  const isSetNow = sql`${simRaceEntries.lapId} <> excluded.lap_id`;
  await Promise.all([
    tx
      .insert(simRaceEntries)
      .values({
        ...best,
        partyId: race.partyId,
        gameId: race.id,
        userId: lap.racerId,
        track: lap.trackName,
        submittedAt: now,
      })
      .onConflictDoUpdate({
        target: [simRaceEntries.gameId, simRaceEntries.userId],
        set: {
          ...best,
          track: sql`case when ${isSetNow} then coalesce(excluded.track, ${simRaceEntries.track}) else ${simRaceEntries.track} end`,
          submittedAt: sql`case when ${isSetNow} then excluded.submitted_at else ${simRaceEntries.submittedAt} end`,
        },
      }),
    tx
      .update(partyGames)
      .set({ boardVersion: race.boardVersion + 1 })
      .where(eq(partyGames.id, race.id)),
  ]);
}

/**
 * The name of a guest of the race's party; the caller holds the race.
 * @throws UserError `guest-gone` for one just removed.
 */
export async function racerName(
  tx: Transaction,
  race: Pick<Race, 'id' | 'partyId'>,
  racerId: string,
): Promise<string> {
  const [racer] = await tx
    .select({
      name: partyUsers.name,
      isGone: sql<boolean>`${partyUsers.removedAt} is not null or ${partyUsers.mergedInto} is not null`,
    })
    .from(partyUsers)
    .where(and(eq(partyUsers.partyId, race.partyId), eq(partyUsers.id, racerId)));
  if (racer === undefined) throw new Error(`No guest ${racerId} in party ${race.partyId}`);
  if (racer.isGone) throw new UserError('guest-gone', { name: racer.name });
  return racer.name;
}
