import { sql } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database, Orm, Transaction } from '../db/database.js';
import { UserError } from '../errors.js';
import type { TellIn } from '../events/public-lines.js';
import { eventValues } from '../events/record-event.js';
import { chosenName, displayName } from '../values/display-name.js';
import type { Party } from './ensure-party.js';
import { type Guest, startingCoins } from './guest.js';
import { lockNames, requireOwnName, tellApart } from './own-name.js';
import { findFreePin } from './pins.js';
import { readRename, renameGuest } from './rename-guest.js';

export interface JoinInput {
  readonly party: Party;
  readonly discordId: string;
  /** The person's name in the server. */
  readonly displayName: string;
  /** What the person asked to be called. */
  readonly name?: string | null | undefined;
  /** True for a host, who may ask for a name that looks like another guest's. */
  readonly mayLookAlike?: boolean | undefined;
  readonly avatarUrl: string | null;
  readonly interactionId: string;
  readonly tellIn?: TellIn | null | undefined;
}

export interface JoinOutcome {
  readonly guest: Guest & { readonly pinCode: number };
  /** True for the call that made the guest, and for its repeated deliveries. */
  readonly isNew: boolean;
  /** True for the call that gave a guest another name, and for its repeated deliveries. */
  readonly isRenamed: boolean;
  /**
   * True where an earlier delivery of this interaction made the guest: nothing is to be announced
   * again.
   */
  readonly replayed: boolean;
}

const attempts = 20;

/**
 * Makes a person a guest with starting coins and a PIN of their own, or finds the guest they are
 * already; a given name renames. A name of the server that looks like another guest's gets a number.
 * `randomPin` draws uniformly from 1000 to 9999.
 * @throws UserError `name-invalid`, `name-looks-like`, `guest-removed`, `guest-merged`, or `party-full` where all PINs
 * are taken.
 */
export async function joinParty(
  db: Database,
  input: JoinInput,
  clock: Clock,
  randomPin: () => number,
): Promise<JoinOutcome> {
  const wanted = input.name ? chosenName(input.name) : null;
  const seated = await findSeat(db.orm, input);
  if (seated !== null) return greet(db, seated, wanted, input, clock);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const pin = attempt === 0 ? randomPin() : await findFreePin(db, input.party.id, randomPin());
    const taken = await db.orm.transaction((tx) => sit(tx, input, { wanted, pin }, clock.now()));
    if (taken !== null && 'isNew' in taken) return greet(db, taken, wanted, input, clock);
    if (taken !== null) return { guest: taken, isNew: true, isRenamed: false, replayed: false };
  }
  throw new UserError('try-again', {});
}

type Seated = Omit<JoinOutcome, 'isRenamed'>;

/** Whoever is at the party already; another name is theirs from now on. */
async function greet(
  db: Database,
  seated: Seated,
  wanted: string | null,
  input: JoinInput,
  clock: Clock,
): Promise<JoinOutcome> {
  if (wanted === null || seated.isNew) return { ...seated, isRenamed: false };
  const isRenamed = await takeName(db, seated.guest, wanted, input, clock);
  return { ...seated, isRenamed, guest: { ...seated.guest, name: wanted } };
}

/** True where this interaction renamed the guest, now or when it was delivered before. */
async function takeName(
  db: Database,
  guest: Guest,
  name: string,
  { party, interactionId, mayLookAlike = false }: JoinInput,
  clock: Clock,
) {
  const renaming = { renamedBy: guest.id, interactionId, mayLookAlike };
  const isRenamed = await renameGuest(db, guest, name, clock, renaming);
  return isRenamed || (await readRename(db, party.id, interactionId)) !== null;
}

/**
 * A seat of the person's own, or the one that another delivery has made meanwhile: looked for
 * where names are held, or its name would be refused for looking like itself. Null where the PIN
 * is taken.
 */
async function sit(
  tx: Transaction,
  input: JoinInput,
  { wanted, pin }: { readonly wanted: string | null; readonly pin: number },
  now: Date,
): Promise<JoinOutcome['guest'] | Seated | null> {
  const partyId = input.party.id;
  await lockNames(tx, partyId);
  const seated = await findSeat(tx, input);
  if (seated !== null) return seated;
  if (wanted !== null && input.mayLookAlike !== true)
    await requireOwnName(tx, { partyId, name: wanted });
  const given = displayName(input.displayName, `Guest ${input.discordId.slice(-4)}`);
  const name = wanted ?? (await tellApart(tx, { partyId, name: given }));
  return takeSeat(tx, input, name, pin, now);
}

type SeatRow = Omit<JoinOutcome['guest'], 'lastSeenAt'> & { readonly lastSeenAt: string };

function guestOf(row: SeatRow): JoinOutcome['guest'] {
  return { ...row, lastSeenAt: new Date(row.lastSeenAt) };
}

/** The guest that the person is, if one; new only where this very interaction made it. */
async function findSeat(db: Orm | Transaction, input: JoinInput): Promise<Seated | null> {
  const [row] = await db.execute<
    SeatRow & {
      readonly isNew: boolean;
      readonly isRemoved: boolean;
      readonly mergedInto: string | null;
    }
  >(sql`
    select ${guestColumns}, u.removed_at is not null as "isRemoved", k.name as "mergedInto",
      exists (select from wallet_entries w where w.user_id = u.id and w.kind = 'JOIN' and w.interaction_id = ${input.interactionId}) as "isNew"
    from party_users u left join party_users k on k.party_id = u.party_id and k.id = u.merged_into
    where u.party_id = ${input.party.id} and u.discord_id = ${input.discordId}`);
  if (row === undefined) return null;
  const { isNew, isRemoved, mergedInto, ...seat } = row;
  if (mergedInto !== null) throw new UserError('guest-merged', { name: mergedInto });
  if (isRemoved) throw new UserError('guest-removed', {});
  return { guest: guestOf(seat), isNew, replayed: isNew };
}

/**
 * Guest, first ledger row, event and public line in one statement; null where the PIN or the person's seat is
 * taken.
 */
async function takeSeat(
  tx: Transaction,
  input: JoinInput,
  name: string,
  pin: number,
  now: Date,
): Promise<JoinOutcome['guest'] | null> {
  const event = eventValues('user-joined', {
    name,
    avatarUrl: input.avatarUrl,
    timestamp: now.toISOString(),
  });
  const channelId = input.tellIn?.channelId ?? null;
  const at = now.toISOString();
  const [row] = await tx.execute<SeatRow & Record<string, unknown>>(sql`
    with u as (
      insert into party_users (party_id, discord_id, name, pin_code, avatar_url, wallet_balance, created_at, last_seen_at)
      values (${input.party.id}, ${input.discordId}, ${name}, ${pin}, ${input.avatarUrl}, ${startingCoins}, ${at}::timestamptz, ${at}::timestamptz)
      on conflict do nothing
      returning *
    ), entry as (
      insert into wallet_entries (party_id, user_id, kind, amount, balance_after, interaction_id, created_at)
      select party_id, id, 'JOIN', wallet_balance, wallet_balance, ${input.interactionId}, ${at}::timestamptz from u
    ), event as (
      insert into party_events (party_id, event_type, channel, data, triggered_by, created_at)
      select party_id, ${event.type}, ${event.channel}, ${event.data}::text::jsonb || jsonb_build_object('userId', id), id, ${at}::timestamptz from u
    ), line as (
      insert into public_lines (party_id, kind, subject, channel_id, created_at, due_at)
      select party_id, 'joined', id::text, ${channelId}, ${at}::timestamptz, ${at}::timestamptz from u where ${channelId}::text is not null
    )
    select ${guestColumns} from u`);
  return row === undefined ? null : guestOf(row);
}

const guestColumns = sql`
  u.id, u.party_id as "partyId", u.discord_id as "discordId", u.name, u.avatar_url as "avatarUrl",
  u.wallet_balance as "walletBalance", to_json(u.last_seen_at) #>> '{}' as "lastSeenAt", u.pin_code as "pinCode"`;
