import type { Database } from '../db/database.js';
import { UserError } from '../errors.js';
import { cleanText } from '../values/display-name.js';
import { foldName, type Guest, isNamed, isUuid } from './guest.js';

/** The guest of a Discord account; null for one that has not joined or was removed. */
export async function findGuest(
  db: Database,
  partyId: string,
  discordId: string,
): Promise<Guest | null> {
  const [guest] = await selectGuests(db, partyId, { discordId }, 'present');
  return guest ?? null;
}

/**
 * Who is looked for: guests at the party, or those whom a host has removed. Merged seats are
 * neither.
 */
export type Among = 'present' | 'removed';

/**
 * All guests of a party by name, walk-ins included. Sorted here: Postgres would sort by its
 * server's locale.
 */
export async function listGuests(
  db: Database,
  partyId: string,
  among: Among = 'present',
): Promise<readonly Guest[]> {
  const guests = (await selectGuests(db, partyId, {}, among)).map((guest) => ({
    guest,
    key: `${foldName(guest.name)}\0${guest.id}`,
  }));
  return guests.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ guest }) => guest);
}

/**
 * Up to `limit` guests whose name begins with what was typed, then those that hold it elsewhere.
 */
export async function searchGuests(
  db: Database,
  partyId: string,
  typed: string,
  limit: number,
  among: Among = 'present',
): Promise<readonly Guest[]> {
  const wanted = foldName(typed);
  const places = (await listGuests(db, partyId, among)).map((guest) => ({
    guest,
    place: isNamed(guest.name, wanted) ? 0 : foldName(guest.name).indexOf(wanted),
  }));
  const beginning = places.filter(({ place }) => place === 0);
  const holding = places.filter(({ place }) => place > 0);
  return [...beginning, ...holding].slice(0, limit).map(({ guest }) => guest);
}

/**
 * Who is meant by a completed value or by typed text: a guest's id, a mention, a Discord id, a name
 * (case, accents and spaces do not matter) or the beginning of one name only.
 * @throws UserError `guest-unknown`, `guest-gone` or `guest-ambiguous`.
 */
export async function resolveGuest(
  db: Database,
  partyId: string,
  input: string,
  among: Among = 'present',
): Promise<Guest> {
  const text = input.trim();
  const discordId = /^(?:<@!?(\d{15,21})>|(\d{15,21}))$/.exec(text);
  const key = isUuid(text)
    ? { id: text }
    : discordId
      ? { discordId: discordId[1] ?? discordId[2] }
      : null;
  const [exact] = key === null ? [] : await selectGuests(db, partyId, key, among);
  if (exact !== undefined) return exact;
  if (key !== null && among === 'present') await requireNotGone(db, partyId, key);
  const echo = cleanText(text, 64);
  const wanted = foldName(text);
  if (wanted === '' || text.length > 100) throw new UserError('guest-unknown', { input: echo });
  const matches = matchName(await listGuests(db, partyId, among), text, wanted);
  const [match] = matches;
  if (match === undefined) throw new UserError('guest-unknown', { input: echo });
  if (matches.length > 1)
    throw new UserError('guest-ambiguous', {
      input: echo,
      guests: matches.map(({ id, name, discordId, walletBalance: coins }) => {
        return { id, name, account: discordId?.slice(-4) ?? null, coins };
      }),
    });
  return match;
}

/** Of two who are called alike, the one whose name was typed to the letter. */
function matchName(guests: readonly Guest[], text: string, wanted: string): readonly Guest[] {
  const named = guests.filter(({ name }) => isNamed(name, wanted));
  const toTheLetter = named.filter(({ name }) => name === text);
  if (toTheLetter.length === 1) return toTheLetter;
  if (named.length > 0) return named;
  return guests.filter(({ name }) => foldName(name).startsWith(wanted));
}

interface SeatKey {
  readonly id?: string | undefined;
  readonly discordId?: string | undefined;
}

/** @throws UserError `guest-gone` where the key is that of somebody who was at the party. */
async function requireNotGone(
  { sql }: Database,
  partyId: string,
  { id, discordId }: SeatKey,
): Promise<void> {
  const isMeant = id === undefined ? sql`discord_id = ${discordId ?? ''}` : sql`id = ${id}`;
  const [gone] = await sql<[{ readonly name: string }?]>`
    select name from party_users where party_id = ${partyId} and ${isMeant} and (removed_at is not null or merged_into is not null)`;
  if (gone !== undefined) throw new UserError('guest-gone', gone);
}

async function selectGuests(
  db: Database,
  partyId: string,
  key: SeatKey,
  among: Among,
): Promise<readonly Guest[]> {
  return db.sql<Guest[]>`
    select id, party_id as "partyId", discord_id as "discordId", name, avatar_url as "avatarUrl",
      wallet_balance as "walletBalance", last_seen_at as "lastSeenAt"
    from party_users
    where party_id = ${partyId} and merged_into is null and removed_at is ${among === 'removed' ? db.sql`not null` : db.sql`null`}
      ${key.id === undefined ? db.sql`` : db.sql`and id = ${key.id}`}
      ${key.discordId === undefined ? db.sql`` : db.sql`and discord_id = ${key.discordId}`}`;
}
