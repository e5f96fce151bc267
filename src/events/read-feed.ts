import type { Database } from '../db/database.js';
import { enrichEvents } from './enrich.js';

/** An event of a party's feed, as it is published. */
export interface FeedEvent {
  readonly sequence: number;
  readonly type: string;
  readonly data: unknown;
}

/** The party's numbered events after a number, in order, `limit` at most. */
export async function readFeed(
  db: Pick<Database, 'sql'>,
  partyId: string,
  after: number,
  limit: number,
): Promise<readonly FeedEvent[]> {
  const events = await db.sql<FeedEvent[]>`
    select sequence::float8 as sequence, event_type as type, data from party_events
    where party_id = ${partyId} and sequence > ${after} order by sequence limit ${limit}`;
  return enrichEvents(db.sql, partyId, events);
}
