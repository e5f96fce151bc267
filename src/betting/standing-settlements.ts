import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Orm, Transaction } from '../db/database.js';
import { raceSettlements } from '../db/schema/betting.js';
import { partyUsers } from '../db/schema/party.js';
import { partyGames } from '../db/schema/racing.js';
import { raceColumns } from '../racing/find-races.js';
import type { Race } from '../racing/race.js';

/** A payout that has not been taken back. */
export interface StandingSettlement {
  readonly id: string;
  readonly race: Race;
  readonly winnerName: string;
  readonly settledAt: Date;
  readonly isAutomatic: boolean;
}

/** How many of a party's payouts a typed title reaches back. */
const reach = 500;

/** A party's standing payouts, the last first. */
export function listStandingSettlements(
  db: Orm | Transaction,
  partyId: string,
): Promise<StandingSettlement[]> {
  return db
    .select({
      id: raceSettlements.id,
      race: raceColumns,
      winnerName: partyUsers.name,
      settledAt: raceSettlements.settledAt,
      isAutomatic: raceSettlements.isAutomatic,
    })
    .from(raceSettlements)
    .innerJoin(partyGames, eq(partyGames.id, raceSettlements.gameId))
    .innerJoin(partyUsers, eq(partyUsers.id, raceSettlements.winnerId))
    .where(and(eq(raceSettlements.partyId, partyId), isNull(raceSettlements.reversedAt)))
    .orderBy(desc(raceSettlements.settledAt), raceSettlements.id)
    .limit(reach);
}
