import { and, eq, max, sql } from 'drizzle-orm';
import type { Orm, Transaction } from '../db/database.js';
import { partyEvents } from '../db/schema/events.js';

/** Of an event of a reset: true unless that was taken back. SQL, of the table party_events. */
export const isStandingReset = `event_type = 'party-reset' and not exists (
  select from host_acts a where a.party_id = party_events.party_id and a.kind = 'reset'
    and a.undone_at is not null and a.done_at = party_events.created_at)`;

/** When a party was last reset, and that was not taken back; null: never. */
export async function readLastReset(db: Orm | Transaction, partyId: string): Promise<Date | null> {
  const [row] = await db
    .select({ at: max(partyEvents.createdAt) })
    .from(partyEvents)
    .where(and(eq(partyEvents.partyId, partyId), sql.raw(isStandingReset)));
  return row?.at ?? null;
}
