import { and, eq, min } from 'drizzle-orm';
import { type BoardEntry, type RankedEntry, rankBoard } from '../contract/board.js';
import type { Orm, Transaction } from '../db/database.js';
import { partyUsers } from '../db/schema/party.js';
import { simRaceEntries } from '../db/schema/racing.js';

/** The lines of a race in race order. */
export async function rankedBoard(
  db: Orm | Transaction,
  race: { readonly id: string; readonly partyId: string },
): Promise<readonly RankedEntry[]> {
  const entries: BoardEntry[] = await db
    .select({
      userId: simRaceEntries.userId,
      name: partyUsers.name,
      lapTimeMs: simRaceEntries.lapTimeMs,
      isDnf: simRaceEntries.isDnf,
      car: simRaceEntries.carModel,
      lapId: simRaceEntries.lapId,
    })
    .from(simRaceEntries)
    .innerJoin(partyUsers, eq(partyUsers.id, simRaceEntries.userId))
    .where(and(eq(simRaceEntries.partyId, race.partyId), eq(simRaceEntries.gameId, race.id)));
  return rankBoard(entries);
}

/** The racer who wins: the first of the board, if anyone has a time. */
export function winnerOf(board: readonly RankedEntry[]): RankedEntry | null {
  const [first] = board;
  return first === undefined || first.lapTimeMs === null ? null : first;
}

/** The fastest lap of a race in milliseconds; null while nobody has a time. */
export async function readRaceBest(
  db: Orm | Transaction,
  race: { readonly id: string; readonly partyId: string },
): Promise<number | null> {
  const [row] = await db
    .select({ bestMs: min(simRaceEntries.lapTimeMs) })
    .from(simRaceEntries)
    .where(and(eq(simRaceEntries.partyId, race.partyId), eq(simRaceEntries.gameId, race.id)));
  return row?.bestMs ?? null;
}
