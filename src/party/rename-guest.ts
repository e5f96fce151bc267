import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { eventValues } from '../events/record-event.js';
import type { Guest } from './guest.js';

/**
 * Gives a guest another name (already clean) and records it, once for each interaction. False where
 * that is the name already.
 */
export async function renameGuest(
  db: Database,
  guest: Guest,
  name: string,
  clock: Clock,
  {
    renamedBy,
    interactionId,
  }: { readonly renamedBy: string | null; readonly interactionId: string },
): Promise<boolean> {
  const now = clock.now();
  const event = eventValues('user-renamed', {
    userId: guest.id,
    name,
    interactionId,
    timestamp: now.toISOString(),
  });
  const renamed = await db.sql`
    with before as (
      select id, name from party_users where party_id = ${guest.partyId} and id = ${guest.id} and name <> ${name}
        and not exists (${renames(db, guest.partyId, interactionId)})
      for no key update
    ), u as (
      update party_users set name = ${name} from before where party_users.id = before.id
      returning party_users.id, party_id, before.name as before
    )
    insert into party_events (party_id, event_type, channel, data, triggered_by, created_at)
    select party_id, ${event.type}, ${event.channel}, ${event.data}::text::jsonb || jsonb_build_object('before', before),
      ${renamedBy}::uuid, ${now} from u
    returning id`;
  return renamed.length > 0;
}

/** What an earlier delivery of this interaction renamed; null where it renamed nobody. */
export async function readRename(
  db: Database,
  partyId: string,
  interactionId: string,
): Promise<{ readonly before: string; readonly name: string } | null> {
  const [row] = await db.sql<[{ readonly before: string; readonly name: string }?]>`
    ${renames(db, partyId, interactionId)}`;
  return row ?? null;
}

function renames({ sql }: Database, partyId: string, interactionId: string) {
  return sql`
    select data->>'before' as before, data->>'name' as name from party_events
    where party_id = ${partyId} and event_type = 'user-renamed' and data->>'interactionId' = ${interactionId}`;
}
