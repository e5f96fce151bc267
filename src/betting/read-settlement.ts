import { and, eq, isNull } from 'drizzle-orm';
import type { RankedEntry } from '../contract/board.js';
import type { Database } from '../db/database.js';
import { raceSettlements } from '../db/schema/betting.js';
import { partyUsers } from '../db/schema/party.js';
import { partyGames } from '../db/schema/racing.js';
import { rankedBoard } from '../racing/board.js';
import { raceColumns } from '../racing/find-races.js';
import type { Race } from '../racing/race.js';
import { readEndedBets } from './read-bets.js';
import type { PlannedPayout } from './rules.js';

/** A payout that stands. */
export interface StandingPayout {
  readonly race: Race;
  readonly board: readonly RankedEntry[];
  readonly winner: RankedEntry | null;
  readonly payouts: readonly PlannedPayout[];
  /** The name of the host who paid out and had a bet in the race; null where none had. */
  readonly settler: string | null;
  /** True where nobody confirmed: the race had been left. */
  readonly isAutomatic: boolean;
}

/** A payout by its id; null where it was taken back. */
export async function readSettlement(
  db: Database,
  partyId: string,
  id: string,
): Promise<StandingPayout | null> {
  const { isAutomatic, isSettlerInvolved } = raceSettlements;
  const [found] = await db.orm
    .select({ race: raceColumns, isAutomatic, isSettlerInvolved, settler: partyUsers.name })
    .from(raceSettlements)
    .innerJoin(partyGames, eq(partyGames.id, raceSettlements.gameId))
    .leftJoin(partyUsers, eq(partyUsers.id, raceSettlements.settledBy))
    .where(
      and(
        eq(raceSettlements.partyId, partyId),
        eq(raceSettlements.id, id),
        isNull(raceSettlements.reversedAt),
      ),
    );
  if (found === undefined) return null;
  const { race } = found;
  const [board, payouts] = await Promise.all([
    rankedBoard(db.orm, race),
    readEndedBets(db.orm, race),
  ]);
  return {
    race,
    board,
    winner: board.find(({ userId }) => userId === race.winnerId) ?? null,
    payouts,
    settler: found.isSettlerInvolved ? found.settler : null,
    isAutomatic: found.isAutomatic,
  };
}
