import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Clock } from '../../clock.js';
import type { BoardEntry } from '../../contract/board.js';
import type { Database, Transaction } from '../../db/database.js';
import { partyUsers } from '../../db/schema/party.js';
import { partyGames, simRaceEntries, simRaceLaps } from '../../db/schema/racing.js';
import { UserError } from '../../errors.js';
import type { TellIn } from '../../events/public-lines.js';
import { recordEvent } from '../../events/record-event.js';
import type { Party } from '../../party/ensure-party.js';
import { lockRaceRow } from '../lock-row.js';
import type { Race } from '../race.js';
import { type Line, lineOf, readReason } from '../rules.js';

export interface VoidInput {
  readonly party: Party;
  readonly lapId: number;
  /** As typed; everybody reads it. */
  readonly reason: string;
  /** The guest who asked for it; null for a host who has not joined. */
  readonly triggeredBy: string | null;
  readonly tellIn?: TellIn | null | undefined;
}

export interface VoidedLap {
  readonly race: Race;
  readonly racer: { readonly id: string; readonly name: string };
  /** The lap that counts no more; null for a DNF. */
  readonly lapTimeMs: number | null;
  readonly reason: string;
  /** The racer's line now; null where no lap is left. */
  readonly entry: BoardEntry | null;
  /** False where the lap had been voided before. */
  readonly isChanged: boolean;
}

/**
 * Takes a lap out of a live race and recomputes the racer's line from the history; a preview made
 * before pays nothing any more.
 * @throws UserError `void-settled`, `void-cancelled`, `not-found`, `reason-missing` or
 * `text-too-long`.
 */
export async function voidLap(db: Database, input: VoidInput, clock: Clock): Promise<VoidedLap> {
  const reason = readReason(input.reason);
  const found = await readLapRow(db.orm, input);
  return db.orm.transaction(async (tx) => {
    const race = requireLive(await lockRaceRow(tx, input.party.id, found.gameId));
    // Read again: another void may have been waited for.
    const lap = await readLapRow(tx, input);
    const racer = { id: lap.userId, name: lap.racerName };
    const isChanged = lap.voidedAt === null;
    const now = clock.now();
    if (isChanged) await markVoid(tx, lap.id, reason, now);
    const history = await readHistory(tx, race, racer.id);
    const line = lineOf(
      history.map(({ id, lapTimeMs, car }) => ({ lapId: id, timeMs: lapTimeMs, car })),
    );
    const entry = line === null ? null : { userId: racer.id, name: racer.name, ...line };
    const voided = { racer, lapTimeMs: lap.lapTimeMs, reason: lap.voidReason ?? reason, entry };
    if (!isChanged) return { race, ...voided, isChanged };
    await rewriteLine(tx, race, racer.id, line, history);
    await recordVoid(tx, race, voided, input, now);
    return { race: { ...race, boardVersion: race.boardVersion + 1 }, ...voided, isChanged };
  });
}

function requireLive(race: Race): Race {
  if (race.status !== 'FINISHED') return race;
  throw new UserError(race.isCancelled ? 'void-cancelled' : 'void-settled', { title: race.title });
}

async function readLapRow(db: Pick<Transaction, 'select'>, { party, lapId }: VoidInput) {
  const { id, gameId, userId, lapTimeMs, voidedAt, voidReason } = simRaceLaps;
  const [lap] = await db
    .select({ id, gameId, userId, lapTimeMs, voidedAt, voidReason, racerName: partyUsers.name })
    .from(simRaceLaps)
    .innerJoin(partyUsers, eq(partyUsers.id, userId))
    .where(and(eq(simRaceLaps.partyId, party.id), eq(simRaceLaps.id, lapId)));
  if (lap === undefined) throw new UserError('not-found', { what: 'lap' });
  return lap;
}

type History = Awaited<ReturnType<typeof readHistory>>;

/** A racer's laps that count, in the order driven. */
function readHistory(tx: Transaction, race: Race, userId: string) {
  const { id, lapTimeMs, carModel: car, track, submittedAt } = simRaceLaps;
  return tx
    .select({ id, lapTimeMs, car, track, submittedAt })
    .from(simRaceLaps)
    .where(
      and(
        eq(simRaceLaps.gameId, race.id),
        eq(simRaceLaps.userId, userId),
        isNull(simRaceLaps.voidedAt),
      ),
    )
    .orderBy(asc(id));
}

async function markVoid(tx: Transaction, lapId: number, reason: string, now: Date): Promise<void> {
  await tx
    .update(simRaceLaps)
    .set({ voidedAt: now, voidReason: reason })
    .where(eq(simRaceLaps.id, lapId));
}

async function rewriteLine(
  tx: Transaction,
  race: Race,
  userId: string,
  line: Line | null,
  history: History,
): Promise<void> {
  const own = and(eq(simRaceEntries.gameId, race.id), eq(simRaceEntries.userId, userId));
  const best = history.find(({ id }) => id === line?.lapId);
  if (line === null || best === undefined) await tx.delete(simRaceEntries).where(own);
  else {
    const { lapTimeMs, isDnf, car: carModel, lapId } = line;
    const { track, submittedAt } = best;
    await tx
      .update(simRaceEntries)
      .set({ lapTimeMs, isDnf, carModel, lapId, track, submittedAt })
      .where(own);
  }
  await tx
    .update(partyGames)
    .set({ boardVersion: race.boardVersion + 1 })
    .where(eq(partyGames.id, race.id));
}

/** The reason stays out of the event: it is free text, and the row keeps it. */
async function recordVoid(
  tx: Transaction,
  race: Race,
  { racer, lapTimeMs, entry }: Pick<VoidedLap, 'racer' | 'lapTimeMs' | 'entry'>,
  { lapId, triggeredBy, tellIn }: VoidInput,
  now: Date,
): Promise<void> {
  const payload = {
    gameId: race.id,
    lapId,
    userId: racer.id,
    userName: racer.name,
    lapTimeMs,
    entry,
    timestamp: now.toISOString(),
  };
  const line = { kind: 'lap-voided', subject: lapId, tellIn } as const;
  await recordEvent(tx, { partyId: race.partyId, type: 'lap-voided', triggeredBy, payload }, line);
}
