import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { partyUsers } from '../db/schema/party.js';
import { UserError } from '../errors.js';
import { recordEvent } from '../events/record-event.js';
import type { Guest } from './guest.js';
import { endSessions } from './phones/seat-sessions.js';

/**
 * The first free PIN from a random one upwards, around the end: finds the last free one of a full
 * party too.
 */
export async function findFreePin(db: Database, partyId: string, start: number): Promise<number> {
  const [row] = await db.sql<[{ pin: number }?]>`
    select pin from generate_series(1000, 9999) as pin
    where not exists (select from party_users where party_id = ${partyId} and pin_code = pin)
    order by pin < ${start}::int, pin limit 1`;
  if (row === undefined) throw new UserError('party-full', {});
  return row.pin;
}

const attempts = 20;

export interface PinRenewal {
  readonly guest: Guest;
  /** The host's guest id; null for a host who has not joined. */
  readonly renewedBy: string | null;
  readonly interactionId: string;
}

/**
 * Gives a guest another PIN, once for each interaction; the old one ends at once.
 * @throws UserError `party-full` or `guest-gone`.
 */
export async function renewPin(
  db: Database,
  renewal: PinRenewal,
  clock: Clock,
  randomPin: () => number,
): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const pin = await findFreePin(db, renewal.guest.partyId, randomPin());
    const written = await writePin(db, renewal, pin, clock.now()).catch((error: unknown) => {
      if (isPinTaken(error)) return null;
      throw error;
    });
    if (written !== null) return written;
  }
  throw new UserError('try-again', {});
}

/**
 * Deliveries of one interaction take turns by the guest's row: the later ones find the event of the
 * first and keep its PIN.
 */
function writePin(
  db: Database,
  { guest, renewedBy, interactionId }: PinRenewal,
  pin: number,
  now: Date,
): Promise<number> {
  const { partyId, id, name } = guest;
  return db.orm.transaction(async (tx) => {
    const isMeant = and(eq(partyUsers.partyId, partyId), eq(partyUsers.id, id));
    const isPresent = and(isMeant, isNull(partyUsers.removedAt), isNull(partyUsers.mergedInto));
    const [seat] = await tx
      .select({ pin: partyUsers.pinCode })
      .from(partyUsers)
      .where(isPresent)
      .for('no key update');
    if (seat === undefined) throw new UserError('guest-gone', { name });
    const earlier = await tx.execute(sql`
      select from party_events where party_id = ${partyId} and event_type = 'pin-renewed' and data->>'interactionId' = ${interactionId}`);
    if (earlier.length > 0) return seat.pin;
    await tx.update(partyUsers).set({ pinCode: pin }).where(isMeant);
    await endSessions(tx, partyId, id, now);
    const payload = { userId: id, name, interactionId, timestamp: now.toISOString() };
    await recordEvent(tx, { partyId, type: 'pin-renewed', payload, triggeredBy: renewedBy });
    return pin;
  });
}

function isPinTaken(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isIt = 'constraint_name' in error && error.constraint_name === 'idx_party_users_party_pin';
  return isIt || isPinTaken(error.cause);
}
