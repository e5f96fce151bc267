import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../db/database.js';
import { partyUsers, pinAttempts } from '../db/schema/party.js';
import { type Refusal, UserError } from '../errors.js';
import type { TellIn } from '../events/public-lines.js';
import { recordEvent } from '../events/record-event.js';
import { chosenName } from '../values/display-name.js';
import type { Party } from './ensure-party.js';
import { lockNames, requireOwnName } from './own-name.js';
import { decidePinTry, pinPartyWindowMs, pinPersonWindowMs, readPin } from './pin-rules.js';

export interface TakeOverInput {
  readonly party: Party;
  readonly discordId: string;
  readonly avatarUrl: string | null;
  /** As typed. */
  readonly pin: string;
  /** Another name than the seat's. */
  readonly name?: string | null | undefined;
  /** True for a host, who may ask for a name that looks like another guest's. */
  readonly mayLookAlike?: boolean | undefined;
  readonly tellIn?: TellIn | null | undefined;
}

export interface TakenSeat {
  readonly id: string;
  readonly name: string;
  readonly walletBalance: number;
  readonly pinCode: number;
  /**
   * True where the seat was this person's already, so that a second delivery answers the same and
   * announces nothing.
   */
  readonly wasOwn: boolean;
}

type Outcome = { readonly seat: TakenSeat } | { readonly refusal: Refusal };

/**
 * Seats a person on a walk-in's seat, with its wallet and history; also one whose own seat was
 * merged into another. Wrong tries are counted; the tries of one party wait for each other, so that
 * guessing at once gains nothing.
 * @throws UserError `pin-wrong`, `pin-invalid`, `pin-locked`, `already-guest`, `guest-removed`, `name-invalid`
 * or `name-looks-like`.
 */
export async function takeOverSeat(
  db: Database,
  input: TakeOverInput,
  clock: Clock,
): Promise<TakenSeat> {
  const name = input.name ? chosenName(input.name) : null;
  // A wrong try must stay counted, so its refusal leaves the transaction as a value.
  const run = db.orm.transaction(async (tx): Promise<Outcome> => {
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`pin:${input.party.id}`}, 0))`,
    );
    const pin = readPin(input.pin);
    const own = await readOwnSeat(tx, input);
    if (own !== null && own.mergedInto === null) {
      if (own.isRemoved) return { refusal: new UserError('guest-removed', {}) };
      if (own.pinCode === pin) return { seat: { ...own, wasOwn: true } };
      return { refusal: new UserError('already-guest', { name: own.name }) };
    }
    if (pin === null) return { refusal: new UserError('pin-invalid', {}) };
    return tryPin(tx, input, { pin, name, now: clock.now() });
  });
  const outcome = await run.catch((error: unknown): Outcome => {
    if (isPersonSeated(error)) return { refusal: new UserError('try-again', {}) };
    throw error;
  });
  if ('refusal' in outcome) throw outcome.refusal;
  return outcome.seat;
}

async function tryPin(
  tx: Transaction,
  input: TakeOverInput,
  { pin, name, now }: { readonly pin: number; readonly name: string | null; readonly now: Date },
): Promise<Outcome> {
  const wait = decidePinTry(await countFailures(tx, input, now), now);
  if (wait !== null) return { refusal: new UserError('pin-locked', { minutes: wait }) };
  if (name !== null) await lockNames(tx, input.party.id);
  const seat = await seatPerson(tx, input, { pin, name, now });
  await tx.insert(pinAttempts).values({
    partyId: input.party.id,
    discordId: input.discordId,
    isRight: seat !== null,
    attemptedAt: now,
  });
  return seat === null ? { refusal: new UserError('pin-wrong', {}) } : { seat };
}

async function readOwnSeat(tx: Transaction, { party, discordId }: TakeOverInput) {
  const { id, name, walletBalance, pinCode, mergedInto } = partyUsers;
  const isRemoved = sql<boolean>`${partyUsers.removedAt} is not null`;
  const [own] = await tx
    .select({ id, name, walletBalance, pinCode, isRemoved, mergedInto })
    .from(partyUsers)
    .where(and(eq(partyUsers.partyId, party.id), eq(partyUsers.discordId, discordId)));
  return own ?? null;
}

/** The wrong tries that count now: this person's and the whole party's. */
async function countFailures(tx: Transaction, { party, discordId }: TakeOverInput, now: Date) {
  const before = (ms: number) => new Date(now.getTime() - ms).toISOString();
  const [row] = await tx.execute<{
    own: number;
    party: number;
    hasFailed: boolean;
    oldest: string | null;
  }>(sql`
    select count(*) filter (where discord_id = ${discordId} and attempted_at > ${before(pinPersonWindowMs)}::timestamptz)::int as own,
      count(*)::int as party,
      coalesce(bool_or(discord_id = ${discordId}), false) as "hasFailed",
      to_json(min(attempted_at) filter (where discord_id = ${discordId} and attempted_at > ${before(pinPersonWindowMs)}::timestamptz)) #>> '{}' as oldest
    from pin_attempts
    where party_id = ${party.id} and not is_right and attempted_at > ${before(pinPartyWindowMs)}::timestamptz`);
  if (row === undefined) throw new Error('the tries were not counted');
  return { ...row, oldest: row.oldest === null ? null : new Date(row.oldest) };
}

/**
 * Only a walk-in's seat that nobody has taken, and only while it is at the party; null where the
 * PIN fits none.
 */
async function seatPerson(
  tx: Transaction,
  { party, discordId, avatarUrl, tellIn, mayLookAlike }: TakeOverInput,
  { pin, name, now }: { readonly pin: number; readonly name: string | null; readonly now: Date },
): Promise<TakenSeat | null> {
  const isFree = and(
    isNull(partyUsers.discordId),
    isNull(partyUsers.removedAt),
    isNull(partyUsers.mergedInto),
  );
  const isMeant = and(eq(partyUsers.partyId, party.id), eq(partyUsers.pinCode, pin), isFree);
  const [free] = await tx
    .select({ id: partyUsers.id, name: partyUsers.name })
    .from(partyUsers)
    .where(isMeant)
    .for('no key update');
  if (free === undefined) return null;
  if (name !== null && mayLookAlike !== true)
    await requireOwnName(tx, { partyId: party.id, name, exceptId: free.id });
  await leaveMergedSeat(tx, party.id, discordId);
  const [seat] = await tx
    .update(partyUsers)
    .set({ discordId, avatarUrl, lastSeenAt: now, ...(name === null ? {} : { name }) })
    .where(isMeant)
    .returning({
      id: partyUsers.id,
      name: partyUsers.name,
      walletBalance: partyUsers.walletBalance,
      pinCode: partyUsers.pinCode,
    });
  if (seat === undefined) return null;
  const before = name === null ? null : free.name;
  await recordSeated(tx, { ...seat, before, partyId: party.id, tellIn }, now);
  return { ...seat, wasOwn: false };
}

/** An account has one seat: a merged one lets go of it. */
async function leaveMergedSeat(tx: Transaction, partyId: string, discordId: string): Promise<void> {
  const isOwnMerged = and(
    eq(partyUsers.partyId, partyId),
    eq(partyUsers.discordId, discordId),
    isNotNull(partyUsers.mergedInto),
  );
  await tx.update(partyUsers).set({ discordId: null }).where(isOwnMerged);
}

interface Seated extends Pick<TakeOverInput, 'tellIn'> {
  readonly id: string;
  readonly partyId: string;
  readonly name: string;
  /** The seat's name before, where they gave it another. */
  readonly before: string | null;
}

/** Tells that somebody has joined, and by which name. */
async function recordSeated(tx: Transaction, seated: Seated, now: Date): Promise<void> {
  const { id, partyId, name, before, tellIn } = seated;
  const payload = { userId: id, name, timestamp: now.toISOString() };
  const event = { partyId, triggeredBy: id };
  if (before !== null)
    await recordEvent(tx, { ...event, type: 'user-renamed', payload: { ...payload, before } });
  await recordEvent(
    tx,
    { ...event, type: 'user-joined', payload: { ...payload, isTakenOver: true } },
    { kind: 'seat-taken-over', subject: id, tellIn },
  );
}

/** The same person joined by another command at the very same moment. */
function isPersonSeated(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isIt =
    'constraint_name' in error && error.constraint_name === 'idx_party_users_party_discord';
  return isIt || isPersonSeated(error.cause);
}
