import { and, eq, max } from 'drizzle-orm';
import type { Orm, Transaction } from '../db/database.js';
import { partyEvents } from '../db/schema/events.js';

/** When a party was last reset; null: never. */
export async function readLastReset(db: Orm | Transaction, partyId: string): Promise<Date | null> {
  const [row] = await db
    .select({ at: max(partyEvents.createdAt) })
    .from(partyEvents)
    .where(and(eq(partyEvents.partyId, partyId), eq(partyEvents.eventType, 'party-reset')));
  return row?.at ?? null;
}
