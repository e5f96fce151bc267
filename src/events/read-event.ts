import { and, eq } from 'drizzle-orm';
import type { EventPayloads, EventType } from '../contract/events.js';
import type { Database } from '../db/database.js';
import { partyEvents } from '../db/schema/events.js';

/** What one event of a party tells; null where it has none of that type and id. */
export async function readEvent<T extends EventType>(
  db: Database,
  partyId: string,
  type: T,
  id: number,
): Promise<EventPayloads[T] | null> {
  const [row] = await db.orm
    .select({ data: partyEvents.data })
    .from(partyEvents)
    .where(
      and(
        eq(partyEvents.partyId, partyId),
        eq(partyEvents.eventType, type),
        eq(partyEvents.id, id),
      ),
    );
  return row === undefined ? null : payloadOf<T>(row.data);
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- recordEvent alone writes these rows, by their type
const payloadOf = <T extends EventType>(data: unknown) => data as EventPayloads[T];
