import {
  eventTellings,
  type LogFilter,
  type LoggedType,
  ledgerFilters,
  nameFields,
} from '../contract/log.js';
import type { Database } from '../db/database.js';

/**
 * One line: an event, or a movement of coins. Of the word game only the round's number is read,
 * never more.
 */
export interface LogLine {
  /** An event's name, or a ledger row's kind. */
  readonly type: LoggedType;
  readonly at: Date;
  /**
   * Who caused it, of one's own deed by the name borne then; null where nobody in particular did,
   * or a host who has not joined.
   */
  readonly actor: string | null;
  readonly name: string | null;
  /** The racer of a bet, the guest who was merged, or the name before another. */
  readonly other: string | null;
  readonly race: string | null;
  readonly round: number | null;
  /** Coins. */
  readonly amount: number | null;
  readonly balance: number | null;
  readonly lapTimeMs: number | null;
  /** Bets refunded. */
  readonly bets: number | null;
  readonly reason: string | null;
  /** True where the host had a bet in what it changed. */
  readonly isInvolved: boolean;
  /** True where somebody took over a walk-in's seat by its PIN. */
  readonly isTakenOver: boolean;
  /** The race and the guest it is about, for taking it back; null where it is about none. */
  readonly raceId: string | null;
  readonly guestId: string | null;
}

export interface LogQuery {
  readonly filter: LogFilter;
  /** From 0, the newest. */
  readonly page: number;
  /** Nothing later than this: pages stay as they were while more happens. */
  readonly until: Date;
}

export interface LogPage extends LogQuery {
  readonly lines: readonly LogLine[];
  readonly hasOlder: boolean;
}

export const logLinesPerPage = 15;

/** The events and the kinds of ledger rows that a filter shows. */
function sourcesOf(filter: LogFilter) {
  const wanted = (filters: readonly LogFilter[]) => filters.includes(filter);
  return {
    events: Object.entries(eventTellings)
      .filter(([, told]) => told !== null && wanted([told.filter, 'all']))
      .map(([type]) => type),
    kinds: Object.entries(ledgerFilters)
      .filter(([, filters]) => wanted(filters))
      .map(([kind]) => kind),
  };
}

/** A page of a party's log, newest first, in one statement. */
export async function readLog(db: Database, partyId: string, query: LogQuery): Promise<LogPage> {
  const { events, kinds } = sourcesOf(query.filter);
  const rows = await db.sql<LogLine[]>`
    with page as (
      select * from (
        select e.created_at as at, 1 as source, e.id::bigint as id from party_events e
        where e.party_id = ${partyId} and e.event_type = any(${events}) and e.created_at <= ${query.until}
        union all
        select w.created_at, 2, w.id from wallet_entries w
        where w.party_id = ${partyId} and w.kind = any(${kinds}) and w.created_at <= ${query.until}
      ) line
      order by at desc, source, id desc limit ${logLinesPerPage + 1} offset ${query.page * logLinesPerPage}
    )
    ${eventLines(db)} union all ${coinLines(db)}
    order by at desc, source, id desc`;
  return {
    ...query,
    lines: rows.slice(0, logLinesPerPage),
    hasOlder: rows.length > logLinesPerPage,
  };
}

/** What is read of an event: of the word game's topic nothing but the round's number. */
function eventLines({ sql }: Database) {
  return sql`
    select e.event_type as type, page.at, page.source, page.id,
      case when e.triggered_by::text = coalesce(d->>'userId', d->>'bettorId') then coalesce(${namesOf(sql, 'name')}) else a.name end as actor, round.number as round,
      coalesce(${namesOf(sql, 'name')}) as name,
      coalesce(${namesOf(sql, 'other')}, d->>'before') as other, coalesce(d->>'title', g.title) as race,
      coalesce(d->>'amount', d->>'coins', d->>'paidOut', d->>'takenBack')::float8 as amount,
      (d->>'balance')::float8 as balance, (d->>'lapTimeMs')::float8 as "lapTimeMs", (d->>'refundedBets')::float8 as bets,
      coalesce(w.reason, v.void_reason, d->>'reason') as reason,
      coalesce((d->>'isSettlerInvolved')::boolean, (d->>'isInvolved')::boolean, false) as "isInvolved",
      coalesce((d->>'isTakenOver')::boolean, false) as "isTakenOver", d->>'gameId' as "raceId", d->>'userId' as "guestId"
    from page join party_events e on page.source = 1 and e.id = page.id
    cross join lateral (select case when e.channel = 'imposter-game' then '{}'::jsonb else e.data end) as open(d)
    cross join lateral (select case when e.channel = 'imposter-game' then (e.data->>'round')::float8 end) as round(number)
    left join party_users a on a.id = e.triggered_by
    left join party_games g on g.id::text = d->>'gameId'
    left join wallet_entries w on w.id = (d->>'entryId')::bigint
    left join sim_race_laps v on v.party_id = e.party_id and v.id = (d->>'lapId')::bigint`;
}

/** The fields of a payload that may hold this name, as it was then; each event has one of them. */
function namesOf(sql: Database['sql'], wanted: 'name' | 'other') {
  return Object.entries(nameFields)
    .filter(([, own]) => own === wanted)
    .reduce((names, [field]) => sql`${names}, d->>${field}::text`, sql`null`);
}

function coinLines({ sql }: Database) {
  return sql`
    select w.kind as type, page.at, page.source, page.id, null as actor, r.round::float8 as round, u.name,
      t.name as other, g.title as race, w.amount::float8 as amount, w.balance_after::float8 as balance,
      null::float8 as "lapTimeMs", null::float8 as bets, w.reason, false as "isInvolved", false as "isTakenOver",
      w.game_id::text as "raceId", w.user_id::text as "guestId"
    from page join wallet_entries w on page.source = 2 and w.id = page.id
    join party_users u on u.id = w.user_id
    left join bets b on b.id = w.bet_id
    left join party_users t on t.id = b.target_user_id
    left join party_games g on g.id = w.game_id and g.type = 'SIM_RACE'
    left join party_imposter_rounds r on r.id = w.round_id`;
}
