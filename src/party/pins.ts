import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { UserError } from '../errors.js';
import { eventValues } from '../events/record-event.js';
import type { Guest } from './guest.js';

/** The first free PIN from a random one upwards, around the end: finds the last free one of a full party too. */
export async function findFreePin(db: Database, partyId: string, start: number): Promise<number> {
  const [row] = await db.sql<[{ pin: number }?]>`
    select pin from generate_series(1000, 9999) as pin
    where not exists (select from party_users where party_id = ${partyId} and pin_code = pin)
    order by pin < ${start}::int, pin limit 1`;
  if (row === undefined) throw new UserError('party-full', {});
  return row.pin;
}

const attempts = 20;

/** Gives a guest another PIN; the old one ends at once. Throws UserError `party-full` or `guest-unknown`. */
export async function renewPin(
  db: Database,
  { guest, renewedBy }: { readonly guest: Guest; readonly renewedBy: string | null },
  clock: Clock,
  randomPin: () => number,
): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const pin = await findFreePin(db, guest.partyId, randomPin());
    const now = clock.now();
    const event = eventValues('pin-renewed', { userId: guest.id, timestamp: now.toISOString() });
    const rows = await db.sql<{ pin: number }[]>`
      with u as (
        update party_users set pin_code = ${pin}
        where party_id = ${guest.partyId} and id = ${guest.id} and removed_at is null and merged_into is null
        returning id, party_id, name, pin_code
      ), event as (
        insert into party_events (party_id, event_type, channel, data, triggered_by, created_at)
        select party_id, ${event.type}, ${event.channel}, ${event.data}::text::jsonb || jsonb_build_object('name', name),
          ${renewedBy}::uuid, ${now} from u
      )
      select pin_code as pin from u`.catch((error: unknown) => {
      if (isPinTaken(error)) return null;
      throw error;
    });
    if (rows === null) continue;
    if (rows[0] === undefined) throw new UserError('guest-unknown', { input: guest.name });
    return rows[0].pin;
  }
  throw new UserError('try-again', {});
}

function isPinTaken(error: unknown): boolean {
  return error instanceof Error && 'constraint_name' in error && error.constraint_name === 'party_users_party_pin';
}
