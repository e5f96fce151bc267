import type { Clock } from '../../clock.js';
import type { PhoneSession } from '../../contract/phone-acts.js';
import type { Database } from '../../db/database.js';

/** The phones on which a seat is signed in, the last used first. */
export async function listSessions(
  db: Pick<Database, 'sql'>,
  seat: { readonly partyId: string; readonly userId: string; readonly askedBy: string | null },
  clock: Clock,
): Promise<readonly PhoneSession[]> {
  const rows = await db.sql<
    { id: string; device: string; createdAt: Date; lastSeenAt: Date; isThis: boolean }[]
  >`
    select s.id, d.label as device, s.created_at as "createdAt", s.last_seen_at as "lastSeenAt",
      coalesce(s.id = ${seat.askedBy}::uuid, false) as "isThis"
    from party_sessions s join party_devices d on d.id = s.device_id
    where s.party_id = ${seat.partyId} and s.user_id = ${seat.userId} and s.ended_at is null and s.expires_at > ${clock.now()}
    order by s.last_seen_at desc, s.id`;
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
  }));
}
