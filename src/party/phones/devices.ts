import { sql } from 'drizzle-orm';
import type { KnownSeat } from '../../contract/phone.js';
import type { Database, Transaction } from '../../db/database.js';
import { partyDevices } from '../../db/schema/sessions.js';

/** A browser, known again by a cookie that lasts longer than a sign-in. */
export interface Device {
  /** SHA-256 of its cookie. */
  readonly hash: string;
  /** "iPhone, Safari". */
  readonly label: string;
}

/** Writes a browser down as one of a party; returns its row's id. */
export async function rememberDevice(
  tx: Transaction,
  partyId: string,
  { hash, label }: Device,
): Promise<string> {
  const [row] = await tx
    .insert(partyDevices)
    .values({ partyId, tokenHash: hash, label })
    .onConflictDoUpdate({
      target: [partyDevices.partyId, partyDevices.tokenHash],
      set: { label, knockedAt: null, knockedAs: null },
    })
    .returning({ id: partyDevices.id });
  if (row === undefined) throw new Error('the device was not written');
  return row.id;
}

/**
 * The seats that a browser has held in a party, the last first: who comes back needs no name typed.
 * `sessionHash` is that of its session cookie, null without one.
 */
export async function readKnownSeats(
  db: Pick<Database, 'sql'>,
  partyId: string,
  deviceHash: string,
  sessionHash: string | null,
): Promise<readonly KnownSeat[]> {
  return db.sql<KnownSeat[]>`
    select u.id, u.name,
      bool_or(s.token_hash = ${sessionHash ?? ''} and s.ended_at is null and s.expires_at > now()) as "isSignedIn"
    from party_devices d join party_sessions s on s.device_id = d.id join party_users u on u.id = s.user_id
    where d.party_id = ${partyId} and d.token_hash = ${deviceHash} and u.removed_at is null and u.merged_into is null
    group by u.id order by max(s.created_at) desc limit 5`;
}

/** True for a browser that has held a seat of the party, or was let in by a host. */
export async function isKnownDevice(
  db: Pick<Database, 'sql'>,
  partyId: string,
  deviceHash: string,
): Promise<boolean> {
  const rows = await db.sql`
    select from party_devices d where d.party_id = ${partyId} and d.token_hash = ${deviceHash}
      and (d.let_in_at is not null or exists (select from party_sessions s where s.device_id = d.id))`;
  return rows.length > 0;
}

/** What a browser may, where a party's PINs are being guessed. */
export interface DeviceStanding {
  /** It has held a seat of the party, or a host has let it in. */
  readonly isKnown: boolean;
  /** It has held this very seat. */
  readonly hasHeldSeat: boolean;
  /** A host has let it in. */
  readonly isLetIn: boolean;
}

/** Reads that inside of the transaction that decides on a try. */
export async function readStanding(
  tx: Transaction,
  partyId: string,
  deviceHash: string,
  seatId: string,
): Promise<DeviceStanding> {
  const [row] = await tx.execute<{ isKnown: boolean; hasHeldSeat: boolean; isLetIn: boolean }>(sql`
    select count(s.id) > 0 or bool_or(d.let_in_at is not null) as "isKnown",
      coalesce(bool_or(s.user_id = ${seatId}), false) as "hasHeldSeat", bool_or(d.let_in_at is not null) as "isLetIn"
    from party_devices d left join party_sessions s on s.device_id = d.id
    where d.party_id = ${partyId} and d.token_hash = ${deviceHash} group by d.id`);
  return row ?? { isKnown: false, hasHeldSeat: false, isLetIn: false };
}
