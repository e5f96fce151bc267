import { type BoardEntry, type RankedEntry, rankBoard } from '../../contract/board.js';
import type { Transaction } from '../../db/database.js';
import type { Line, TellIn } from '../../events/public-lines.js';
import { recordEvent } from '../../events/record-event.js';
import { readSettings } from '../../party/settings.js';
import { rankedBoard } from '../board.js';
import type { Race } from '../race.js';
import { applyLap, isFaster } from '../rules.js';
import { describeLap, type LapOutcome } from './lap-outcome.js';
import { type CleanLap, insertLap, racerName, touchRace, writeLine } from './lap-rows.js';

/** How a lap found its race. */
export interface LapPlace {
  readonly race: Race;
  readonly isRaceNew: boolean;
  readonly hasLocked: boolean;
}

/**
 * Writes a lap that counts: history, line, event, the race's last activity, and in `tellIn` what all
 * are told, where the party's setting has it told. The caller holds the race.
 * @throws ReplayedInteraction where the interaction wrote one before.
 */
export async function countLap(
  tx: Transaction,
  place: LapPlace,
  lap: CleanLap,
  now: Date,
  tellIn: TellIn | null = null,
): Promise<LapOutcome> {
  const { race } = place;
  const [lapId, before, name, { lapLines }] = await Promise.all([
    insertLap(tx, race, lap, now),
    rankedBoard(tx, race),
    racerName(tx, race, lap.racerId),
    readSettings(tx, race.partyId),
  ]);
  const old = before.find(({ userId }) => userId === lap.racerId) ?? null;
  const line = applyLap(old, { lapId, timeMs: lap.timeMs, car: lap.carName });
  const entry: BoardEntry = { userId: lap.racerId, name, ...line };
  const hasChanged = old === null || old.lapId !== line.lapId || old.car !== line.car;
  const isBest = isFaster(lap.timeMs, old?.lapTimeMs ?? null);
  const isTold = lapLines === 'all' || (lapLines === 'news' && isBest);
  const told = { kind: 'lap', subject: lapId, tellIn: isTold ? tellIn : null } as const;
  await Promise.all([
    hasChanged ? writeLine(tx, race, lap, line, now) : null,
    touchRace(tx, race, now),
    recordLap(tx, race, lap, old, entry, now, told),
  ]);
  return describeLap({
    lapId,
    ...place,
    race: hasChanged ? { ...race, boardVersion: race.boardVersion + 1 } : race,
    racerId: lap.racerId,
    lapTimeMs: lap.timeMs,
    previousBestMs: old?.lapTimeMs ?? null,
    raceBestMs: before[0]?.lapTimeMs ?? null,
    board: rankBoard([...before.filter(({ userId }) => userId !== lap.racerId), entry]),
    replayed: false,
  });
}

async function recordLap(
  tx: Transaction,
  race: Race,
  lap: CleanLap,
  old: RankedEntry | null,
  entry: BoardEntry,
  now: Date,
  line: Line,
): Promise<void> {
  const payload = {
    gameId: race.id,
    userId: lap.racerId,
    userName: entry.name,
    lapTimeMs: lap.timeMs,
    isPersonalBest: isFaster(lap.timeMs, old?.lapTimeMs ?? null),
    entry,
    timestamp: now.toISOString(),
  };
  const { submittedBy: triggeredBy } = lap;
  const type = 'leaderboard-update';
  await recordEvent(tx, { partyId: race.partyId, type, triggeredBy, payload }, line);
}
