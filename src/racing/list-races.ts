import type { Database } from '../db/database.js';
import type { Race } from './race.js';

/** A race with its sums, for the host's list. */
export interface ListedRace
  extends Pick<
    Race,
    | 'id'
    | 'channelId'
    | 'title'
    | 'track'
    | 'status'
    | 'payoutRule'
    | 'lockRule'
    | 'locksAt'
    | 'lapRule'
    | 'backing'
    | 'stakeCap'
    | 'isCancelled'
  > {
  readonly racers: number;
  /** Laps that count, and laps that wait for a host. */
  readonly laps: number;
  readonly waiting: number;
  /** Those that count now, or that its end decided; not what was withdrawn before. */
  readonly bets: number;
  /** Coins in its bets. */
  readonly pot: number;
  readonly leader: { readonly name: string; readonly lapTimeMs: number } | null;
}

const shownFinished = 3;

/** Every live race, newest first, then the last ones finished. */
export async function readRaceList(db: Database, partyId: string): Promise<readonly ListedRace[]> {
  return db.sql<ListedRace[]>`
    with shown as (
      select * from party_games where party_id = ${partyId} and type = 'SIM_RACE' and status <> 'FINISHED'
      union all (
        select * from party_games where party_id = ${partyId} and type = 'SIM_RACE' and status = 'FINISHED'
        order by coalesce(end_time, created_at) desc limit ${shownFinished})
    )
    select g.id, g.channel_id as "channelId", g.title, g.track, g.status, g.payout_rule as "payoutRule", g.lock_rule as "lockRule", g.locks_at as "locksAt",
      g.lap_rule as "lapRule", g.backing, g.stake_cap as "stakeCap", g.cancelled_at is not null as "isCancelled",
      (select count(*)::int from sim_race_entries e where e.game_id = g.id) as racers,
      (select count(*)::int from sim_race_laps l where l.game_id = g.id and l.voided_at is null) as laps,
      (select count(*)::int from sim_race_lap_claims c where c.game_id = g.id and c.status = 'WAITING') as waiting,
      b.bets, b.pot, best.leader
    from shown g
    cross join lateral (
      select count(*)::int as bets, coalesce(sum(amount), 0)::float8 as pot from bets
      where game_id = g.id and (status <> 'REFUNDED' or settled_at = g.end_time)
    ) b
    left join lateral (
      select jsonb_build_object('name', u.name, 'lapTimeMs', e.lap_time_ms) as leader
      from sim_race_entries e join party_users u on u.id = e.user_id
      where e.game_id = g.id and e.lap_time_ms is not null order by e.lap_time_ms, e.lap_id limit 1
    ) best on true
    order by g.status = 'FINISHED', coalesce(g.end_time, g.created_at) desc, g.id`;
}
