import { readPendingBets } from '../betting/read-bets.js';
import { sumStakes } from '../betting/rules.js';
import type { RankedEntry } from '../contract/board.js';
import type { Database } from '../db/database.js';
import type { Party } from '../party/ensure-party.js';
import { rankedBoard, winnerOf } from '../racing/board.js';
import { listUnconfirmedLaps } from '../racing/laps/lap-claims.js';
import type { Race } from '../racing/race.js';
import { resolveRace } from '../racing/resolve-race.js';

export interface CancelPreview {
  readonly race: Race;
  /** Who would win now; null where nobody has a time. */
  readonly leader: RankedEntry | null;
  /** Racers on the board, and laps that wait for a host's word. */
  readonly racers: number;
  readonly waiting: number;
  readonly bets: number;
  readonly coins: number;
  /** What each bettor gets back, the largest sum first. */
  readonly refunds: readonly { readonly name: string; readonly coins: number }[];
}

/**
 * What cancelling a race would do; changes nothing.
 * @throws UserError `race-finished`, `no-live-race`, `several-races` or `race-unknown`.
 */
export async function previewCancel(
  db: Database,
  { party, raceInput }: { readonly party: Party; readonly raceInput: string | null },
): Promise<CancelPreview> {
  const race = await resolveRace(db, party.id, raceInput, 'settle');
  return db.orm.transaction(async (tx) => {
    const board = await rankedBoard(tx, race);
    const pending = await readPendingBets(tx, race);
    const sums = new Map<string, { readonly name: string; readonly coins: number }>();
    for (const { bettorId, bettorName: name, stake } of pending)
      sums.set(bettorId, { name, coins: (sums.get(bettorId)?.coins ?? 0) + stake });
    return {
      race,
      leader: winnerOf(board),
      racers: board.length,
      waiting: (await listUnconfirmedLaps(tx, race)).length,
      bets: pending.length,
      coins: sumStakes(pending),
      refunds: [...sums.values()].sort((a, b) => b.coins - a.coins),
    };
  });
}
