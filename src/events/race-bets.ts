import type { Sql, TransactionSql } from 'postgres';
import { type Backing, noBets, type RaceBets, type Ticket } from '../contract/bets.js';

const maxBacking = 8;
const maxTickets = 4;

interface BetsRow {
  readonly gameId: string;
  readonly pot: number;
  readonly backing: readonly Backing[];
  readonly latest: readonly Ticket[];
}

/**
 * What is staked on each of a party's races, in one statement for all of them. A raised bet counts
 * as late as its last stake, by the number of its ledger row. Races without a bet that counts are
 * not in the map.
 */
export async function readRaceBets(
  sql: Sql | TransactionSql,
  partyId: string,
  gameIds: readonly string[],
): Promise<ReadonlyMap<string, RaceBets>> {
  if (gameIds.length === 0) return new Map();
  const rows = await sql<BetsRow[]>`
    with counted as materialized (
      select b.id, b.game_id, b.bettor_id, b.target_user_id, b.amount, b.created_at from bets b
      where b.party_id = ${partyId} and b.game_id = any(${[...gameIds]}::uuid[]) and b.status <> 'REFUNDED'
    ), backed as (
      select game_id, target_user_id, sum(amount)::float8 as coins, count(*)::int as bets from counted group by 1, 2
    )
    select race.id as "gameId", sums.pot, sums.backing, tickets.latest
    from unnest(${[...gameIds]}::uuid[]) as race(id)
    cross join lateral (
      select sum(line.coins)::float8 as pot, jsonb_agg(
        jsonb_build_object('userId', line.target_user_id, 'name', u.name, 'coins', line.coins, 'bets', line.bets) order by line.place
      ) filter (where line.place <= ${maxBacking}) as backing
      from (select *, row_number() over (order by coins desc, target_user_id) as place from backed where game_id = race.id) as line
      join party_users u on u.id = line.target_user_id
    ) as sums
    cross join lateral (
      select jsonb_agg(jsonb_build_object('betId', last.id, 'bettorId', last.bettor_id, 'bettorName', bettor.name,
        'targetId', last.target_user_id, 'targetName', target.name, 'amount', last.amount) order by last.stake desc) as latest
      from (
        select counted.*, coalesce(
          (select max(w.id) from wallet_entries w where w.bet_id = counted.id and w.kind = 'STAKE'), 0) as stake
        from counted where game_id = race.id order by stake desc, counted.id limit ${maxTickets}
      ) as last
      join party_users bettor on bettor.id = last.bettor_id
      join party_users target on target.id = last.target_user_id
    ) as tickets
    where sums.pot is not null`;
  return new Map(rows.map(({ gameId, ...bets }) => [gameId, bets]));
}

/** A race's bets, also where nobody has bet. */
export function betsOf(all: ReadonlyMap<string, RaceBets>, gameId: string): RaceBets {
  return all.get(gameId) ?? noBets;
}
