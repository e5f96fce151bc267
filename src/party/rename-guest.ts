import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { eventValues } from '../events/record-event.js';
import type { Guest } from './guest.js';

/** Gives a guest another name (already clean) and records it; `renamedBy` is the guest, or a host. False where that is the name already. */
export async function renameGuest(
  db: Database,
  guest: Guest,
  name: string,
  clock: Clock,
  renamedBy: string | null = guest.id,
): Promise<boolean> {
  const now = clock.now();
  const event = eventValues('user-renamed', { userId: guest.id, name, timestamp: now.toISOString() });
  const renamed = await db.sql`
    with u as (
      update party_users set name = ${name}
      where party_id = ${guest.partyId} and id = ${guest.id} and name <> ${name}
      returning id, party_id
    )
    insert into party_events (party_id, event_type, channel, data, triggered_by, created_at)
    select party_id, ${event.type}, ${event.channel}, ${event.data}::text::jsonb, ${renamedBy}::uuid, ${now} from u
    returning id`;
  return renamed.length > 0;
}
