import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Clock } from '../../clock.js';
import type { Database, Transaction } from '../../db/database.js';
import { partyDevices } from '../../db/schema/sessions.js';
import { cleanText } from '../../values/display-name.js';
import type { Device } from './devices.js';

/** Phones that wait at once; a guesser with endless cookies fills no more than this list. */
const maxKnocks = 50;
/** One that has not asked for this long has gone; in milliseconds. */
const knockMs = 10 * 60 * 1000;

/** Writes down that a phone waits to be let in; where too many do, it just goes on asking. */
export async function knock(
  tx: Transaction,
  partyId: string,
  { hash, label }: Device,
  typedName: string,
  now: Date,
): Promise<void> {
  const since = new Date(now.getTime() - knockMs).toISOString();
  const name = cleanText(typedName, 32);
  await tx.execute(sql`
    insert into party_devices (party_id, token_hash, label, knocked_at, knocked_as, created_at)
    select ${partyId}, ${hash}, ${label}, ${now.toISOString()}::timestamptz, ${name}, ${now.toISOString()}::timestamptz
    where (select count(*) from party_devices where party_id = ${partyId} and knocked_at > ${since}::timestamptz) < ${maxKnocks}
      or exists (select from party_devices where party_id = ${partyId} and token_hash = ${hash})
    on conflict (party_id, token_hash) do update set knocked_at = excluded.knocked_at, knocked_as = excluded.knocked_as`);
}

/** Lets a waiting phone try its PIN; false where it does not wait any more. */
export async function letIn(
  db: Database,
  partyId: string,
  knockId: string,
  clock: Clock,
): Promise<boolean> {
  const isMeant = and(
    eq(partyDevices.partyId, partyId),
    eq(partyDevices.id, knockId),
    isNotNull(partyDevices.knockedAt),
  );
  const rows = await db.orm
    .update(partyDevices)
    .set({ letInAt: clock.now(), knockedAt: null })
    .where(isMeant)
    .returning({ id: partyDevices.id });
  return rows.length > 0;
}

/**
 * Deletes phones that waited and went without ever holding a seat, tries that count no more, and
 * links, answers and drafts that are over.
 */
export async function forgetVisitors(db: Pick<Database, 'sql'>, clock: Clock): Promise<void> {
  const day = new Date(clock.now().getTime() - 24 * 3600 * 1000);
  await db.sql`delete from seat_pin_attempts where attempted_at < ${day}`;
  await db.sql`
    delete from party_devices d where d.created_at < ${day} and not exists (select from party_sessions s where s.device_id = d.id)`;
  await db.sql`delete from one_time_links where expires_at < ${day}`;
  await db.sql`delete from kept_answers where created_at < ${day}`;
}
