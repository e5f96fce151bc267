import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import type { Guest } from './guest.js';

const freshMs = 60_000;

/**
 * Notes that a guest was here, and the current avatar; at most once a minute, the other calls cost
 * no query. A row that another statement holds (a bet on this wallet) is left for the next time
 * rather than waited for.
 */
export async function touchGuest(
  db: Database,
  guest: Guest,
  avatarUrl: string | null,
  clock: Clock,
): Promise<void> {
  const now = clock.now();
  if (now.getTime() - guest.lastSeenAt.getTime() < freshMs) return;
  await db.sql`
    update party_users set last_seen_at = ${now}, avatar_url = ${avatarUrl}
    where id = (
      select id from party_users where party_id = ${guest.partyId} and id = ${guest.id} and last_seen_at < ${now}
      for no key update skip locked
    )`;
}
