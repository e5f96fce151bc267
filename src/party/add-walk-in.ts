import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { UserError } from '../errors.js';
import { eventValues } from '../events/record-event.js';
import { actOnce, ReplayedInteraction } from '../values/act-once.js';
import { chosenName } from '../values/display-name.js';
import type { Party } from './ensure-party.js';
import { startingCoins } from './guest.js';
import { findLookAlike } from './own-name.js';
import { findFreePin } from './pins.js';

export interface WalkInInput {
  readonly party: Party;
  /** As typed. */
  readonly name: string;
  /** The host's guest id; null for a host who has not joined. */
  readonly addedBy: string | null;
  readonly interactionId: string;
}

export interface WalkIn {
  readonly guest: {
    readonly id: string;
    readonly name: string;
    readonly walletBalance: number;
    readonly pinCode: number;
  };
  /** True where another guest has the same name or one that looks like it: both stay. */
  readonly isNamesake: boolean;
}

const attempts = 20;

/**
 * Gives a person without Discord a seat: starting coins, and a PIN to take it over later.
 * `randomPin` draws uniformly from 1000 to 9999.
 * @throws UserError `name-invalid` or `party-full`.
 */
export async function addWalkIn(
  db: Database,
  input: WalkInInput,
  clock: Clock,
  randomPin: () => number,
): Promise<WalkIn> {
  const name = chosenName(input.name);
  const guest = await actOnce(
    () => seatWalkIn(db, { ...input, name }, clock.now(), randomPin),
    () => readWalkIn(db, input),
  );
  const given = { partyId: input.party.id, name, exceptId: guest.id };
  return { guest, isNamesake: (await findLookAlike(db.orm, given)) !== null };
}

async function seatWalkIn(
  db: Database,
  input: WalkInInput,
  now: Date,
  randomPin: () => number,
): Promise<WalkIn['guest']> {
  if ((await readWalkIn(db, input)) !== null) throw new ReplayedInteraction();
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const pin = attempt === 0 ? randomPin() : await findFreePin(db, input.party.id, randomPin());
    const guest = await insertWalkIn(db, input, pin, now);
    if (guest !== null) return guest;
  }
  throw new UserError('try-again', {});
}

/** Seat, first ledger row and event in one statement; null where the PIN is taken. */
async function insertWalkIn(
  db: Database,
  { party, name, addedBy, interactionId }: WalkInInput,
  pin: number,
  now: Date,
): Promise<WalkIn['guest'] | null> {
  const event = eventValues('user-joined', { name, timestamp: now.toISOString() });
  const [row] = await db.sql<[WalkIn['guest']?]>`
    with u as (
      insert into party_users (party_id, name, pin_code, wallet_balance, created_at, last_seen_at)
      values (${party.id}, ${name}, ${pin}, ${startingCoins}, ${now}, ${now})
      on conflict do nothing
      returning *
    ), entry as (
      insert into wallet_entries (party_id, user_id, kind, amount, balance_after, interaction_id, created_at)
      select party_id, id, 'JOIN', wallet_balance, wallet_balance, ${interactionId}, ${now} from u
    ), event as (
      insert into party_events (party_id, event_type, channel, data, triggered_by, created_at)
      select party_id, ${event.type}, ${event.channel}, ${event.data}::text::jsonb || jsonb_build_object('userId', id),
        ${addedBy}::uuid, ${now} from u
    )
    select id, name, wallet_balance as "walletBalance", pin_code as "pinCode" from u`;
  return row ?? null;
}

/** The seat that this interaction made before. */
async function readWalkIn(
  db: Database,
  { party, interactionId }: WalkInInput,
): Promise<WalkIn['guest'] | null> {
  const [row] = await db.sql<[WalkIn['guest']?]>`
    select u.id, u.name, u.wallet_balance as "walletBalance", u.pin_code as "pinCode"
    from wallet_entries w join party_users u on u.id = w.user_id
    where w.party_id = ${party.id} and w.interaction_id = ${interactionId} and w.kind = 'JOIN'`;
  return row ?? null;
}
