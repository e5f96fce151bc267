import { sql } from 'drizzle-orm';
import type { Clock } from '../../clock.js';
import type { Database } from '../../db/database.js';
import { UserError } from '../../errors.js';
import type { Device } from './devices.js';
import type { SignedIn } from './join-by-phone.js';
import { useLink } from './one-time-links.js';
import { openSession } from './seat-sessions.js';

/**
 * Signs a phone in to the seat that a link from Discord is for.
 * @throws UserError `link-spent`, also where the seat is no longer at the party.
 */
export function signInByLink(
  db: Database,
  { link: secret, device }: { readonly link: string; readonly device: Device },
  clock: Clock,
): Promise<SignedIn> {
  return db.orm.transaction(async (tx) => {
    const now = clock.now();
    const link = await useLink(tx, { secret, kind: 'phone', deviceHash: device.hash }, now);
    const [seat] = await tx.execute<{ id: string; name: string; pin: number }>(sql`
      select id, name, pin_code as pin from party_users
      where party_id = ${link.partyId} and id = ${link.userId} and removed_at is null and merged_into is null
      for no key update`);
    if (seat === undefined) throw new UserError('link-spent', { kind: 'phone' });
    const signIn = { partyId: link.partyId, userId: seat.id, device, requestKey: null };
    return { seat, isNew: false, secret: await openSession(tx, signIn, now) };
  });
}
