import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Clock } from '../../clock.js';
import type { Knock } from '../../contract/control.js';
import type { Database, Transaction } from '../../db/database.js';
import { partyDevices } from '../../db/schema/sessions.js';
import { cleanText } from '../../values/display-name.js';
import type { Device } from './devices.js';

/** Phones that wait at once, of those that asked once and of those that asked again. */
const maxKnocks = 50;
/** One that has not asked for this long has gone; in milliseconds. */
const knockMs = 10 * 60 * 1000;

/**
 * Writes down that a phone waits to be let in. A page asks again every few seconds, a guesser with
 * endless fresh cookies does not: of those who asked once, the oldest make room for the newest.
 */
export async function knock(
  tx: Transaction,
  partyId: string,
  { hash, label }: Device,
  typedName: string,
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  const since = new Date(now.getTime() - knockMs).toISOString();
  await tx.execute(sql`
    delete from party_devices where id in (
      select id from party_devices where party_id = ${partyId} and knocked_at = created_at and token_hash <> ${hash}
      order by created_at desc, id offset ${maxKnocks - 1})`);
  await tx.execute(sql`
    insert into party_devices (party_id, token_hash, label, knocked_at, knocked_as, created_at)
    values (${partyId}, ${hash}, ${label}, ${at}::timestamptz, ${cleanText(typedName, 32)}, ${at}::timestamptz)
    on conflict (party_id, token_hash) do update set knocked_at = excluded.knocked_at, knocked_as = excluded.knocked_as
    where (select count(*) from party_devices where party_id = ${partyId} and knocked_at > created_at and knocked_at > ${since}::timestamptz) < ${maxKnocks}
      or party_devices.knocked_at > party_devices.created_at`);
}

/** The phones that wait and have asked more than once, the first first. */
export async function listKnocks(
  db: Pick<Database, 'sql'>,
  partyId: string,
  clock: Clock,
): Promise<readonly Knock[]> {
  const since = new Date(clock.now().getTime() - knockMs);
  const rows = await db.sql<(Omit<Knock, 'since'> & { readonly since: Date })[]>`
    select id, label as device, coalesce(knocked_as, '') as name, created_at as since from party_devices
    where party_id = ${partyId} and knocked_at > ${since} and knocked_at > created_at order by created_at, id`;
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
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
 * links and answers that are over.
 */
export async function forgetVisitors(db: Pick<Database, 'sql'>, clock: Clock): Promise<void> {
  const day = new Date(clock.now().getTime() - 24 * 3600 * 1000);
  await db.sql`delete from seat_pin_attempts where attempted_at < ${day}`;
  await db.sql`
    delete from party_devices d where d.created_at < ${day} and not exists (select from party_sessions s where s.device_id = d.id)`;
  await db.sql`delete from one_time_links where expires_at < ${day}`;
  await db.sql`delete from kept_answers where created_at < ${day}`;
}
