import { sql } from 'drizzle-orm';
import type { Clock } from '../../clock.js';
import type { Joined } from '../../contract/phone.js';
import type { Database, Transaction } from '../../db/database.js';
import { UserError } from '../../errors.js';
import { recordEvent } from '../../events/record-event.js';
import { actOnce } from '../../values/act-once.js';
import { chosenName } from '../../values/display-name.js';
import type { Party } from '../ensure-party.js';
import { startingCoins } from '../guest.js';
import { lockNames, requireOwnName } from '../own-name.js';
import { findFreePin } from '../pins.js';
import type { Device } from './devices.js';
import { openSession } from './seat-sessions.js';

export interface PhoneJoin {
  readonly party: Party;
  /** As typed. */
  readonly name: string;
  readonly device: Device;
  /** The same at each try of one tap: then it makes one guest. */
  readonly requestKey: string;
}

/** Somebody who is signed in from now on, and the secret for their cookie. */
export interface SignedIn extends Joined {
  readonly secret: string;
}

const attempts = 20;

/**
 * Makes a guest without a Discord account and signs their phone in. `randomPin` draws uniformly
 * from 1000 to 9999.
 * @throws UserError `name-invalid`, `name-looks-like`, or `party-full` where all PINs are taken.
 */
export async function joinByPhone(
  db: Database,
  input: PhoneJoin,
  clock: Clock,
  randomPin: () => number,
): Promise<SignedIn> {
  const name = chosenName(input.name);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const pin = await findFreePin(db, input.party.id, randomPin());
    const seat = () =>
      db.orm.transaction((tx) => seatPhone(tx, { ...input, name }, pin, clock.now()));
    // Two tries of one tap at once: the later one finds the seat that the other has made.
    const signedIn = await actOnce(seat, seat);
    if (signedIn !== null) return signedIn;
  }
  throw new UserError('try-again', {});
}

type Seat = Joined['seat'];

async function seatPhone(
  tx: Transaction,
  input: PhoneJoin,
  pin: number,
  now: Date,
): Promise<SignedIn | null> {
  await lockNames(tx, input.party.id);
  const seat = (await findEarlier(tx, input)) ?? (await insertSeat(tx, input, pin, now));
  if (seat === null) return null;
  const signIn = { partyId: input.party.id, userId: seat.id, device: input.device };
  const secret = await openSession(tx, { ...signIn, requestKey: joinKey(input) }, now);
  return { seat, isNew: true, secret };
}

/** The key that the seat's first ledger row bears; of one party and device. */
function joinKey({ party, device, requestKey }: PhoneJoin): string {
  return `phone:${party.id}:${device.hash}:${requestKey}`;
}

/** The seat that an earlier try of the same tap made. */
async function findEarlier(tx: Transaction, input: PhoneJoin): Promise<Seat | null> {
  const [seat] = await tx.execute<{ id: string; name: string; pin: number }>(sql`
    select u.id, u.name, u.pin_code as pin from wallet_entries w join party_users u on u.id = w.user_id
    where w.party_id = ${input.party.id} and w.interaction_id = ${joinKey(input)} and w.kind = 'JOIN'
      and u.removed_at is null and u.merged_into is null
    for no key update of u`);
  return seat ?? null;
}

/**
 * Seat and first ledger row, then the event; null where the PIN was taken meanwhile. Names are
 * held.
 */
async function insertSeat(
  tx: Transaction,
  input: PhoneJoin,
  pin: number,
  now: Date,
): Promise<Seat | null> {
  const { party, name } = input;
  await requireOwnName(tx, { partyId: party.id, name });
  const at = now.toISOString();
  const [seat] = await tx.execute<{ id: string }>(sql`
    with u as (
      insert into party_users (party_id, name, pin_code, wallet_balance, created_at, last_seen_at)
      values (${party.id}, ${name}, ${pin}, ${startingCoins}, ${at}::timestamptz, ${at}::timestamptz)
      on conflict do nothing returning id, party_id, wallet_balance
    ), entry as (
      insert into wallet_entries (party_id, user_id, kind, amount, balance_after, interaction_id, created_at)
      select party_id, id, 'JOIN', wallet_balance, wallet_balance, ${joinKey(input)}, ${at}::timestamptz from u
    )
    select id from u`);
  if (seat === undefined) return null;
  const payload = { userId: seat.id, name, timestamp: at };
  await recordEvent(tx, {
    ...{ partyId: party.id, type: 'user-joined', payload, triggeredBy: seat.id },
  });
  return { id: seat.id, name, pin };
}
