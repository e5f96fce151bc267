import type { Database } from '../db/database.js';
import { isStandingReset } from '../party/last-reset.js';

/** Somebody who leads in something, and how much of it. */
export interface Leader {
  readonly name: string;
  readonly value: number;
  /** The race; null where it is no single one. */
  readonly race: string | null;
}

export const statKinds = [
  'coins-won',
  'single-win',
  'fastest-lap',
  'most-laps',
  'bets-won',
  'race-wins',
  'best-liar',
] as const;
export type StatKind = (typeof statKinds)[number];

export interface PartyStats {
  /** Up to three of each kind, the first ahead. */
  readonly leaders: Readonly<Record<StatKind, readonly Leader[]>>;
  /** The last reset, since when all counts; null: since the beginning. */
  readonly since: Date | null;
}

type StatRow = Leader & { readonly kind: StatKind; readonly since: Date | null };

const perKind = 3;

/**
 * Who leads in what since the last reset, in one statement. A merged seat counts for the guest that
 * it went to.
 */
export async function readStats(db: Database, partyId: string): Promise<PartyStats> {
  const rows = await db.sql<StatRow[]>`
    with ${countedRows(db, partyId)}, ${figures(db)}
    select r.kind, u.name, r.value::float8 as value, r.race, start.at as since
    from start left join ranked r on r.place <= ${perKind} left join party_users u on u.id = r.person
    order by r.kind, r.place`;
  const leadersOf = (wanted: StatKind) =>
    rows
      .filter(({ kind }) => kind === wanted)
      .map(({ name, value, race }) => ({ name, value, race }));
  return {
    leaders: {
      'coins-won': leadersOf('coins-won'),
      'single-win': leadersOf('single-win'),
      'fastest-lap': leadersOf('fastest-lap'),
      'most-laps': leadersOf('most-laps'),
      'bets-won': leadersOf('bets-won'),
      'race-wins': leadersOf('race-wins'),
      'best-liar': leadersOf('best-liar'),
    },
    since: rows[0]?.since ?? null,
  };
}

/** What counts: everything of the party after its last reset. */
export function countedRows({ sql }: Database, partyId: string) {
  return sql`
    start as (
      select max(created_at) as at from party_events where party_id = ${partyId} and ${sql.unsafe(isStandingReset)}
    ), seats as (
      select id, coalesce(merged_into, id) as person from party_users where party_id = ${partyId}
    ), won as (
      select s.person, b.payout - b.amount as profit, g.title from bets b
      join seats s on s.id = b.bettor_id join party_games g on g.id = b.game_id
      where b.party_id = ${partyId} and b.status = 'WON' and b.settled_at > coalesce((select at from start), '-infinity')
    ), laps as (
      select s.person, l.id, l.lap_time_ms, g.title from sim_race_laps l
      join seats s on s.id = l.user_id join party_games g on g.id = l.game_id
      where l.party_id = ${partyId} and l.voided_at is null and l.submitted_at > coalesce((select at from start), '-infinity')
    ), lies as (
      select s.person, r.id from party_imposter_players p
      join party_imposter_rounds r on r.id = p.round_id join seats s on s.id = p.user_id
      where p.party_id = ${partyId} and p.role = 'IMPOSTER' and r.status = 'REVEALED' and r.outcome in ('IMPOSTERS', 'STOLEN')
        and r.ended_at > coalesce((select at from start), '-infinity')
    ), prizes as (
      select s.person, w.amount from wallet_entries w join seats s on s.id = w.user_id
      where w.party_id = ${partyId} and w.kind = 'PRIZE' and w.created_at > coalesce((select at from start), '-infinity')
    ), round_wins as (
      select s.person, r.id from party_imposter_players p
      join party_imposter_rounds r on r.id = p.round_id join seats s on s.id = p.user_id
      where p.party_id = ${partyId} and r.status = 'REVEALED' and r.ended_at > coalesce((select at from start), '-infinity')
        and case r.outcome when 'CIVILIANS' then p.role = 'CIVILIAN' when 'IMPOSTERS' then p.role = 'IMPOSTER'
          when 'STOLEN' then p.user_id = r.caught_id else false end
    ), wins as (
      select s.person, g.id from party_games g join seats s on s.id = g.winner_id
      where g.party_id = ${partyId} and g.status = 'FINISHED' and g.cancelled_at is null
        and g.end_time > coalesce((select at from start), '-infinity')
    )`;
}

/** Each person's figures of each kind, the best of them, and the places that they take. */
function figures({ sql }: Database) {
  return sql`
    figures as (
      select 'coins-won' as kind, person, sum(coins)::float8 as value, null as race, -sum(coins) as rank
      from (select person, profit as coins from won union all select person, amount from prizes) gains group by person
      union all select 'single-win', person, profit, title, -profit from won
      union all select 'fastest-lap', person, lap_time_ms, title, lap_time_ms * 1000000::numeric + id from laps where lap_time_ms is not null
      union all select 'most-laps', person, count(*), null, -count(*) from laps group by person
      union all select 'bets-won', person, count(*), null, -count(*) from won group by person
      union all select 'race-wins', person, count(*), null, -count(*) from wins group by person
      union all select 'best-liar', person, count(*), null, -count(*) from lies group by person
    ), best as (
      select distinct on (kind, person) * from figures order by kind, person, rank
    ), ranked as (
      select *, row_number() over (partition by kind order by rank, person) as place from best
    )`;
}
