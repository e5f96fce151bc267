import type { RankedEntry } from '../contract/board.js';
import type { Database } from '../db/database.js';
import { rankedBoard } from './board.js';
import type { Race } from './race.js';
import { resolveRace } from './resolve-race.js';

/**
 * The board that `/leaderboard` shows: of the race meant, else of the one live race, else of the
 * last finished one.
 * @throws UserError `no-race-yet`, `several-races` or `race-unknown`.
 */
export async function readBoard(
  db: Database,
  partyId: string,
  raceInput?: string | null,
): Promise<{ readonly race: Race; readonly board: readonly RankedEntry[] }> {
  const race = await resolveRace(db, partyId, raceInput, 'board');
  return { race, board: await rankedBoard(db.orm, race) };
}
