import { eq } from 'drizzle-orm';
import type { RankedEntry } from '../contract/board.js';
import type { Database } from '../db/database.js';
import { parties } from '../db/schema/party.js';
import { partyGames } from '../db/schema/racing.js';
import { rankedBoard } from './board.js';
import { raceColumns } from './find-races.js';
import { listEntrants } from './list-entrants.js';
import type { Race } from './race.js';

/** Coins on one racer. */
export interface Backing {
  readonly name: string;
  readonly coins: number;
}

/** All that a live board shows of its race. */
export interface LiveBoard {
  readonly race: Race;
  /** Where it may be posted: the party's channel for boards, else where the race was opened. */
  readonly channels: readonly string[];
  readonly board: readonly RankedEntry[];
  /** Names of those who race and are not on the board yet. */
  readonly waiting: readonly string[];
  /** Coins staked: pending ones, or, once paid out, all that were. */
  readonly pot: number;
  readonly betCount: number;
  /** Largest first; empty once the race is over. */
  readonly backing: readonly Backing[];
  /** Coins paid, refunds included; null until it is settled. */
  readonly paidOut: number | null;
}

type Sums = Pick<LiveBoard, 'pot' | 'betCount' | 'backing' | 'paidOut'>;

/** Reads a race with its board and bets; null where there is none such. */
export async function readLiveBoard(db: Database, gameId: string): Promise<LiveBoard | null> {
  const [found] = await db.orm
    .select({ race: raceColumns, partyChannel: parties.boardChannelId })
    .from(partyGames)
    .innerJoin(parties, eq(parties.id, partyGames.partyId))
    .where(eq(partyGames.id, gameId));
  if (found === undefined) return null;
  const { race, partyChannel } = found;
  const [board, sums, entrants] = await Promise.all([
    rankedBoard(db.orm, race),
    readSums(db, gameId),
    listEntrants(db, { partyId: race.partyId, gameId }),
  ]);
  const waiting = entrants.filter(({ hasDriven }) => !hasDriven).map(({ name }) => name);
  const channels = [partyChannel, race.channelId].filter((channel) => channel !== null);
  return { race, channels: [...new Set(channels)], board, waiting, ...sums };
}

/**
 * Refunded bets count no more: a cancelled race has no pot. Those that a payout gave back, a pool
 * that nobody won, were its pot.
 */
async function readSums({ sql }: Database, gameId: string): Promise<Sums> {
  const [[sums], backing] = await Promise.all([
    sql<[Omit<Sums, 'backing'>]>`
      select coalesce(sum(b.amount), 0)::float8 as pot, count(*)::int as "betCount",
        (select paid_out::float8 from race_settlements where game_id = ${gameId} and reversed_at is null) as "paidOut"
      from bets b join party_games g on g.id = b.game_id
      where b.game_id = ${gameId} and (b.status <> 'REFUNDED' or (g.cancelled_at is null and b.settled_at = g.end_time))`,
    sql<Backing[]>`
      select u.name, sum(b.amount)::float8 as coins from bets b join party_users u on u.id = b.target_user_id
      where b.game_id = ${gameId} and b.status = 'PENDING'
      group by u.id, u.name order by 2 desc, u.name, u.id limit 5`,
  ]);
  return { ...sums, backing };
}
