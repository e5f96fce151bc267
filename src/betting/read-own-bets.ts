import type { RaceStatus } from '../contract/events.js';
import type { Database } from '../db/database.js';

/** A guest's own bet with what it is recognised by. */
export interface OwnBet {
  readonly id: string;
  readonly raceTitle: string;
  readonly raceStatus: RaceStatus;
  readonly targetName: string;
  /** Coins staked in all. */
  readonly amount: number;
  readonly status: 'PENDING' | 'WON' | 'LOST' | 'REFUNDED';
  readonly payout: number | null;
  readonly createdAt: Date;
}

export interface OwnBets {
  /** Newest first. */
  readonly bets: readonly OwnBet[];
  /** Of all the guest's bets: how many there are, how many wait, and the coins on those. */
  readonly total: number;
  readonly pending: number;
  readonly staked: number;
  /** Those that can still be withdrawn, newest first, 25 at most. */
  readonly open: readonly OwnBet[];
}

type Sums = Pick<OwnBets, 'total' | 'pending' | 'staked'>;

/** Discord's limit for the options of a select (developer docs, Component Reference). */
const maxOpen = 25;

/**
 * A page of a guest's bets, newest first: also those of seats that were merged into the guest. A
 * bet that was refunded only to be staked anew at the same moment, by a merge, is told by the new
 * one.
 */
export async function readOwnBets(
  db: Database,
  {
    partyId,
    guestId,
    limit,
    offset,
  }: { partyId: string; guestId: string; limit: number; offset: number },
): Promise<OwnBets> {
  const { sql } = db;
  const isOwn = sql`b.party_id = ${partyId} and b.bettor_id in (select id from party_users where party_id = ${partyId} and ${guestId} in (id, merged_into))
    and not (b.status = 'REFUNDED' and exists (
      select from wallet_entries w where w.user_id = ${guestId} and w.game_id = b.game_id and w.kind = 'STAKE' and w.created_at = b.settled_at))`;
  const columns = sql`
    select b.id, g.title as "raceTitle", g.status as "raceStatus", t.name as "targetName", b.amount, b.status, b.payout,
      b.created_at as "createdAt"
    from bets b join party_games g on g.id = b.game_id join party_users t on t.id = b.target_user_id
    where ${isOwn}`;
  const [bets, open, [sums]] = await Promise.all([
    sql<OwnBet[]>`${columns} order by b.created_at desc, b.id limit ${limit} offset ${offset}`,
    sql<
      OwnBet[]
    >`${columns} and b.status = 'PENDING' and g.status = 'OPEN' order by b.created_at desc, b.id limit ${maxOpen}`,
    sql<[Sums?]>`
      select count(*)::int as total, (count(*) filter (where status = 'PENDING'))::int as pending,
        coalesce(sum(amount) filter (where status = 'PENDING'), 0)::float8 as staked
      from bets b where ${isOwn}`,
  ]);
  return {
    bets,
    open,
    total: sums?.total ?? 0,
    pending: sums?.pending ?? 0,
    staked: sums?.staked ?? 0,
  };
}
