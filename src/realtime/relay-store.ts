import type { Sql } from 'postgres';

/** A party with events that have not been published, and whether some of them lack their number. */
export interface PendingParty {
  readonly partyId: string;
  readonly hasUnnumbered: boolean;
}

/** A numbered event that waits for its publication. */
export interface WaitingEvent {
  readonly id: number;
  readonly sequence: number;
  readonly type: string;
  readonly topic: string;
  readonly data: unknown;
  readonly createdAt: Date;
  /** The party's overlay generation as of now: channels of an older one get nothing any more. */
  readonly generation: number;
}

/** Rows numbered in one transaction: few enough to hold the party's row only for milliseconds. */
export const numberingBatch = 2000;

/** All parties that have something to publish. */
export async function findPendingParties(sql: Sql): Promise<readonly PendingParty[]> {
  return sql<PendingParty[]>`
    select party_id as "partyId", bool_or(sequence is null) as "hasUnnumbered"
    from party_events where published_at is null group by party_id`;
}

/**
 * Gives the party's committed, unnumbered events their gapless numbers, in id order. The party's
 * row is locked in a statement of its own, so that the second statement sees what another relay has
 * numbered meanwhile. NO KEY UPDATE lets commands insert events (their foreign key takes KEY SHARE)
 * while it is held.
 * @returns how many got one; `numberingBatch` when more may be left than one transaction takes.
 */
export async function numberEvents(sql: Sql, partyId: string): Promise<number> {
  return sql.begin(async (tx) => {
    await tx`select 1 from parties where id = ${partyId} for no key update`;
    const [row] = await tx<{ count: number }[]>`
      with fresh as (
        select id, row_number() over (order by id) as place from (
          select id from party_events
          where party_id = ${partyId} and published_at is null and sequence is null
          order by id limit ${numberingBatch}
        ) as oldest
      ), numbered as (
        update party_events set sequence = parties.event_sequence + fresh.place
        from fresh, parties
        where party_events.id = fresh.id and parties.id = ${partyId}
        returning 1
      ), counted as (
        select count(*)::int as count from numbered
      )
      update parties set event_sequence = event_sequence + counted.count
      from counted where parties.id = ${partyId} and counted.count > 0
      returning counted.count`;
    return row?.count ?? 0;
  });
}

/** The next numbered, unpublished events of a party in sequence order. */
export async function readWaiting(
  sql: Sql,
  partyId: string,
  limit: number,
): Promise<readonly WaitingEvent[]> {
  return sql<WaitingEvent[]>`
    select e.id, e.sequence::float8 as sequence, e.event_type as type, e.channel as topic, e.data,
      e.created_at as "createdAt", p.overlay_generation as generation
    from party_events e join parties p on p.id = e.party_id
    where e.party_id = ${partyId} and e.published_at is null and e.sequence is not null
    order by e.sequence limit ${limit}`;
}

/** Notes that events have gone out. */
export async function markPublished(sql: Sql, ids: readonly number[], at: Date): Promise<void> {
  await sql`update party_events set published_at = ${at} where id = any(${[...ids]}::int[]) and published_at is null`;
}
