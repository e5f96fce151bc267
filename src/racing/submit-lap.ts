import type { Clock } from '../clock.js';
import { type BoardEntry, type RankedEntry, rankBoard } from '../contract/board.js';
import type { Database, Transaction } from '../db/database.js';
import { recordEvent } from '../events/record-event.js';
import type { Party } from '../party/ensure-party.js';
import { actOnce } from '../party/replay.js';
import { rankedBoard } from './board.js';
import { holdRace } from './hold-race.js';
import { describeLap, type LapOutcome, readLapOutcome } from './lap-outcome.js';
import { type CleanLap, insertLap, racerName, writeLine } from './lap-rows.js';
import type { Race } from './race.js';
import { applyLap, isFaster, readField } from './rules.js';

export type { LapOutcome } from './lap-outcome.js';

export interface LapInput {
  readonly party: Party;
  readonly racerId: string;
  /** The guest who typed it: the racer, or a host who has joined; null for a host who has not. */
  readonly submittedBy: string | null;
  /** Integer milliseconds (see `readLap`); null for a DNF. */
  readonly timeMs: number | null;
  readonly car?: string | null | undefined;
  readonly track?: string | null | undefined;
  readonly raceInput?: string | null | undefined;
  readonly interactionId: string;
}

/**
 * Writes a lap into the race meant, else the one live race; where none is live it opens one. The board keeps each
 * racer's fastest, the history every lap. Throws UserError `several-races`, `race-unknown`, `race-finished`, `text-too-long`.
 */
export async function submitLap(db: Database, input: LapInput, clock: Clock): Promise<LapOutcome> {
  const lap = { ...input, carName: readField('car', input.car), trackName: readField('track', input.track) };
  const wanted = { partyId: input.party.id, raceInput: input.raceInput, track: lap.trackName, triggeredBy: input.submittedBy };
  return actOnce(
    () =>
      db.orm.transaction(async (tx) => {
        const now = clock.now();
        const { race, isRaceNew } = await holdRace(tx, wanted, now);
        return writeLap(tx, race, isRaceNew, lap, now);
      }),
    () => readLapOutcome(db, input.party.id, input.interactionId),
  );
}

async function writeLap(tx: Transaction, race: Race, isRaceNew: boolean, lap: CleanLap, now: Date): Promise<LapOutcome> {
  const [lapId, before, name] = await Promise.all([
    insertLap(tx, race, lap, now),
    rankedBoard(tx, race),
    racerName(tx, race, lap.racerId),
  ]);
  const old = before.find(({ userId }) => userId === lap.racerId) ?? null;
  const line = applyLap(old, { lapId, timeMs: lap.timeMs, car: lap.carName });
  const entry: BoardEntry = { userId: lap.racerId, name, ...line };
  const hasChanged = old === null || old.lapId !== line.lapId || old.car !== line.car;
  await Promise.all([hasChanged ? writeLine(tx, race, lap, line, now) : null, recordLap(tx, race, lap, old, entry, now)]);
  return describeLap({
    race: hasChanged ? { ...race, boardVersion: race.boardVersion + 1 } : race,
    isRaceNew,
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
  await recordEvent(tx, { partyId: race.partyId, type: 'leaderboard-update', triggeredBy: lap.submittedBy, payload });
}
