import { and, eq, isNotNull } from 'drizzle-orm';
import type { Database } from '../../db/database.js';
import { partyUsers } from '../../db/schema/party.js';
import { partyGames, simRaceLaps } from '../../db/schema/racing.js';
import { rankedBoard } from '../board.js';
import { raceColumns } from '../find-races.js';
import type { VoidedLap } from './void-lap.js';

/** A lap that was voided, and what its racer has left now; null where it counts. */
export async function readVoidedLap(
  db: Database,
  partyId: string,
  lapId: number,
): Promise<Omit<VoidedLap, 'isChanged'> | null> {
  const { lapTimeMs, voidReason: reason } = simRaceLaps;
  const [found] = await db.orm
    .select({
      race: raceColumns,
      racer: { id: partyUsers.id, name: partyUsers.name },
      lapTimeMs,
      reason,
    })
    .from(simRaceLaps)
    .innerJoin(partyGames, eq(partyGames.id, simRaceLaps.gameId))
    .innerJoin(partyUsers, eq(partyUsers.id, simRaceLaps.userId))
    .where(
      and(
        eq(simRaceLaps.partyId, partyId),
        eq(simRaceLaps.id, lapId),
        isNotNull(simRaceLaps.voidedAt),
      ),
    );
  if (found === undefined) return null;
  const board = await rankedBoard(db.orm, found.race);
  const entry = board.find(({ userId }) => userId === found.racer.id) ?? null;
  return { ...found, reason: found.reason ?? '', entry };
}
