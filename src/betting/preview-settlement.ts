import type { Clock } from '../clock.js';
import type { RankedEntry } from '../contract/board.js';
import type { Database } from '../db/database.js';
import { UserError } from '../errors.js';
import type { TellIn } from '../events/public-lines.js';
import type { Party } from '../party/ensure-party.js';
import { rankedBoard, winnerOf } from '../racing/board.js';
import { listUnconfirmedLaps, type UnconfirmedLap } from '../racing/laps/lap-claims.js';
import { closeBets } from '../racing/lock-race.js';
import { lockRaceRow } from '../racing/lock-row.js';
import type { Race } from '../racing/race.js';
import { requireFit, resolveRace } from '../racing/resolve-race.js';
import { planPayouts } from './read-bets.js';
import { type PlannedPayout, sumPayouts, sumStakes } from './rules.js';

export interface PreviewInput {
  readonly party: Party;
  readonly raceInput?: string | null | undefined;
  /** The guest who asked; null for a host who has not joined. */
  readonly triggeredBy: string | null;
  readonly tellIn?: TellIn | null | undefined;
}

export interface SettlementPreview {
  readonly race: Race;
  /** True where the preview ended the bets. */
  readonly wasOpen: boolean;
  /** To be handed back by the confirm: it pays only while the board is at this version. */
  readonly boardVersion: number;
  readonly board: readonly RankedEntry[];
  readonly winner: RankedEntry;
  readonly payouts: readonly PlannedPayout[];
  /** Laps that a host has yet to confirm: they do not count so far. */
  readonly waiting: readonly UnconfirmedLap[];
  /** Coins staked, and coins that would be paid, refunds included. */
  readonly staked: number;
  readonly paidOut: number;
}

/**
 * What paying out a race would do; locks it first if it is open.
 * @throws UserError `no-timed-lap` (and leaves it open), `race-finished`, `no-live-race`,
 * `several-races` or `race-unknown`.
 */
export async function previewSettlement(
  db: Database,
  input: PreviewInput,
  clock: Clock,
): Promise<SettlementPreview> {
  const { id } = await resolveRace(db, input.party.id, input.raceInput, 'settle');
  return db.orm.transaction(async (tx) => {
    const found = requireFit(await lockRaceRow(tx, input.party.id, id), 'settle');
    const board = await rankedBoard(tx, found);
    const winner = winnerOf(board);
    const waiting = await listUnconfirmedLaps(tx, found);
    if (winner === null)
      throw new UserError('no-timed-lap', {
        title: found.title,
        gameId: found.id,
        waiting: waiting.length,
      });
    const line = { kind: 'race-locked', tellIn: input.tellIn } as const;
    const { race, isChanged } = await closeBets(tx, found, input.triggeredBy, clock.now(), line);
    const payouts = await planPayouts(tx, race, winner.userId);
    const { boardVersion } = race;
    return {
      race,
      wasOpen: isChanged,
      boardVersion,
      board,
      winner,
      payouts,
      waiting,
      staked: sumStakes(payouts),
      paidOut: sumPayouts(payouts),
    };
  });
}
