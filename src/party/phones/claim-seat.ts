import { sql } from 'drizzle-orm';
import type { Clock } from '../../clock.js';
import type { Database, Transaction } from '../../db/database.js';
import { seatPinAttempts } from '../../db/schema/sessions.js';
import { type Refusal, UserError } from '../../errors.js';
import type { Party } from '../ensure-party.js';
import { foldName, isNamed, isUuid } from '../guest.js';
import { readPin } from '../pin-rules.js';
import { decideClaim, partyWindowMs, seatWindowMs } from './claim-rules.js';
import { type Device, readStanding } from './devices.js';
import type { SignedIn } from './join-by-phone.js';
import { knock } from './knocks.js';
import { openSession } from './seat-sessions.js';

export interface ClaimInput {
  readonly party: Party;
  /** The seat's name as typed, or its id. */
  readonly name: string;
  /** As typed. */
  readonly pin: string;
  readonly device: Device;
}

interface Seat {
  readonly id: string;
  readonly name: string;
  readonly pin: number;
}

type Outcome = { readonly signedIn: SignedIn } | { readonly refusal: Refusal };

/**
 * Signs a phone in to a seat that exists, by its name and PIN. The tries of one party take turns,
 * so that guessing at once gains nothing, and a wrong one stays counted.
 * @throws UserError `pin-invalid`, `claim-wrong`, `pin-locked` or `wait-for-host`.
 */
export async function claimSeat(db: Database, input: ClaimInput, clock: Clock): Promise<SignedIn> {
  const pin = readPin(input.pin);
  if (pin === null) throw new UserError('pin-invalid', {});
  // A wrong try must stay counted, so its refusal leaves the transaction as a value.
  const outcome = await db.orm.transaction(async (tx): Promise<Outcome> => {
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`claim:${input.party.id}`}, 0))`,
    );
    return tryPin(tx, input, pin, clock.now());
  });
  if ('refusal' in outcome) throw outcome.refusal;
  return outcome.signedIn;
}

async function tryPin(
  tx: Transaction,
  input: ClaimInput,
  pin: number,
  now: Date,
): Promise<Outcome> {
  const { party, device } = input;
  const seats = await findSeats(tx, party.id, input.name);
  // PINs are unique in their party, so of namesakes the one who has it is meant.
  const right = seats.find((seat) => seat.pin === pin);
  const meant = right ?? seats[0];
  // A name that nobody has gives nothing to guess at, and costs a guesser no less than a wrong PIN.
  if (meant === undefined) return { refusal: new UserError('claim-wrong', {}) };
  const standing = await readStanding(tx, party.id, device.hash, meant.id);
  const failures = await countFailures(tx, party.id, meant.id, device.hash, now);
  const verdict = decideClaim(failures, standing, now);
  if (verdict.kind === 'locked')
    return { refusal: new UserError('pin-locked', { minutes: verdict.minutes }) };
  if (verdict.kind === 'wait-for-host') {
    await knock(tx, party.id, device, input.name, now);
    return { refusal: new UserError('wait-for-host', {}) };
  }
  await tx.insert(seatPinAttempts).values({
    ...{ partyId: party.id, userId: meant.id, deviceHash: device.hash },
    ...{ isRight: right !== undefined, attemptedAt: now },
  });
  if (right === undefined || !(await holdSeat(tx, party.id, right)))
    return { refusal: new UserError('claim-wrong', {}) };
  const signIn = { partyId: party.id, userId: right.id, device, requestKey: null };
  return { signedIn: { seat: right, isNew: false, secret: await openSession(tx, signIn, now) } };
}

/** Holds the seat's row, so that it is not removed, merged or given another PIN meanwhile. */
async function holdSeat(tx: Transaction, partyId: string, { id, pin }: Seat): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from party_users where party_id = ${partyId} and id = ${id} and pin_code = ${pin}
      and removed_at is null and merged_into is null for no key update`);
  return rows.length > 0;
}

/** The seats of that name at the party; with an id the one. */
async function findSeats(
  tx: Transaction,
  partyId: string,
  typed: string,
): Promise<readonly Seat[]> {
  const seats = await tx.execute<{ id: string; name: string; pin: number }>(sql`
    select id, name, pin_code as pin from party_users
    where party_id = ${partyId} and removed_at is null and merged_into is null order by id`);
  if (isUuid(typed)) return seats.filter(({ id }) => id === typed.toLowerCase());
  const wanted = foldName(typed);
  return seats.filter(({ name }) => isNamed(name, wanted));
}

async function countFailures(
  tx: Transaction,
  partyId: string,
  seatId: string,
  deviceHash: string,
  now: Date,
) {
  const before = (ms: number) => new Date(now.getTime() - ms).toISOString();
  const isSeats = sql`user_id = ${seatId} and attempted_at > ${before(seatWindowMs)}::timestamptz`;
  const isOwn = sql`${isSeats} and device_hash = ${deviceHash}`;
  const [row] = await tx.execute<{
    seat: number;
    own: number;
    party: number;
    oldest: string | null;
    ownOldest: string | null;
    ownParty: number;
  }>(sql`
    select count(*)::int as party, (count(*) filter (where device_hash = ${deviceHash}))::int as "ownParty",
      (count(*) filter (where ${isSeats}))::int as seat, to_json(min(attempted_at) filter (where ${isSeats})) #>> '{}' as oldest,
      (count(*) filter (where ${isOwn}))::int as own, to_json(min(attempted_at) filter (where ${isOwn})) #>> '{}' as "ownOldest"
    from seat_pin_attempts
    where party_id = ${partyId} and not is_right and attempted_at > ${before(partyWindowMs)}::timestamptz`);
  if (row === undefined) throw new Error('the tries were not counted');
  const at = (text: string | null) => (text === null ? null : new Date(text));
  return { ...row, oldest: at(row.oldest), ownOldest: at(row.ownOldest) };
}
