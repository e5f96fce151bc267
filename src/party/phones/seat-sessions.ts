import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Clock } from '../../clock.js';
import type { Database, Transaction } from '../../db/database.js';
import { partyUsers } from '../../db/schema/party.js';
import { partySessions } from '../../db/schema/sessions.js';
import type { Party } from '../ensure-party.js';
import type { Guest } from '../guest.js';
import { type Device, rememberDevice } from './devices.js';
import { hashSecret, newSecret } from './secret.js';

/** How long a phone stays signed in, in milliseconds. */
const sessionMs = 7 * 24 * 3600 * 1000;

export interface SignIn {
  readonly partyId: string;
  readonly userId: string;
  readonly device: Device;
  /** Makes one session of several tries of one tap; null: each is one of its own. */
  readonly requestKey: string | null;
}

/**
 * Signs a phone in to a seat; the caller holds the seat's row and has seen that it is at the party.
 * @returns the secret for the cookie, which is stored nowhere. A second try of the same tap gets
 * another secret for the same session.
 */
export async function openSession(
  tx: Transaction,
  { partyId, userId, device, requestKey }: SignIn,
  now: Date,
): Promise<string> {
  const deviceId = await rememberDevice(tx, partyId, device);
  const secret = newSecret();
  const tokenHash = hashSecret(secret);
  const times = { lastSeenAt: now, expiresAt: new Date(now.getTime() + sessionMs) };
  await tx
    .insert(partySessions)
    .values({ partyId, userId, deviceId, tokenHash, requestKey, createdAt: now, ...times })
    .onConflictDoUpdate({
      target: partySessions.requestKey,
      set: { tokenHash, ...times },
      setWhere: sql`${partySessions.userId} = ${userId} and ${partySessions.endedAt} is null`,
    });
  return secret;
}

/**
 * Ends a seat's sessions, or one of them, and raises the generation of its own channel, so that a
 * phone that was signed out hears nothing more. Belongs into the transaction of what ends them.
 * @returns how many ended.
 */
export async function endSessions(
  tx: Transaction,
  partyId: string,
  userId: string,
  now: Date,
  sessionId: string | null = null,
): Promise<number> {
  const ended = await tx
    .update(partySessions)
    .set({ endedAt: now })
    .where(
      and(
        eq(partySessions.partyId, partyId),
        eq(partySessions.userId, userId),
        isNull(partySessions.endedAt),
        ...(sessionId === null ? [] : [eq(partySessions.id, sessionId)]),
      ),
    )
    .returning({ id: partySessions.id });
  if (ended.length > 0)
    await tx
      .update(partyUsers)
      .set({ seatGeneration: sql`${partyUsers.seatGeneration} + 1` })
      .where(eq(partyUsers.id, userId));
  return ended.length;
}

/** Signs those phones in again that one act had signed out, known by its time. */
export async function reopenSessions(
  tx: Transaction,
  {
    partyId,
    userId,
    endedAt,
  }: { readonly partyId: string; readonly userId: string; readonly endedAt: Date },
  now: Date,
): Promise<void> {
  const { partyId: party, userId: user, endedAt: ended, expiresAt } = partySessions;
  await tx
    .update(partySessions)
    .set({ endedAt: null })
    .where(and(eq(party, partyId), eq(user, userId), eq(ended, endedAt), gt(expiresAt, now)));
}

/** A phone's session with its seat and party. */
export interface SeatSession {
  readonly sessionId: string;
  readonly deviceHash: string;
  readonly lastSeenAt: Date;
  readonly party: Party;
  readonly guest: Guest;
  readonly pin: number;
  /** A host made this seat a host. */
  readonly isHost: boolean;
  readonly seatGeneration: number;
}

interface SessionRow {
  readonly sessionId: string;
  readonly deviceHash: string;
  readonly sessionSeenAt: Date;
  readonly partyId: string;
  readonly guildId: string;
  readonly partyName: string;
  readonly overlayGeneration: number;
  readonly id: string;
  readonly discordId: string | null;
  readonly name: string;
  readonly avatarUrl: string | null;
  readonly walletBalance: number;
  readonly lastSeenAt: Date;
  readonly pin: number;
  readonly isHost: boolean;
  readonly seatGeneration: number;
}

/** Finds the session of a cookie's secret, by its hash; null where it has ended or there is none. */
export async function findSession(
  db: Pick<Database, 'sql'>,
  tokenHash: string,
  clock: Clock,
): Promise<SeatSession | null> {
  const [row] = await db.sql<[SessionRow?]>`
    select s.id as "sessionId", d.token_hash as "deviceHash", s.last_seen_at as "sessionSeenAt",
      p.id as "partyId", p.guild_id as "guildId", p.name as "partyName", p.overlay_generation as "overlayGeneration",
      u.id, u.discord_id as "discordId", u.name, u.avatar_url as "avatarUrl", u.wallet_balance as "walletBalance",
      u.last_seen_at as "lastSeenAt", u.pin_code as pin, u.is_host as "isHost", u.seat_generation as "seatGeneration"
    from party_sessions s
    join party_devices d on d.id = s.device_id
    join party_users u on u.id = s.user_id and u.removed_at is null and u.merged_into is null
    join parties p on p.id = s.party_id
    where s.token_hash = ${tokenHash} and s.ended_at is null and s.expires_at > ${clock.now()}`;
  if (row === undefined) return null;
  const { partyId, guildId, partyName, overlayGeneration, sessionSeenAt, ...seat } = row;
  const { sessionId, deviceHash, pin, isHost, seatGeneration, ...guest } = seat;
  return {
    ...{ sessionId, deviceHash, lastSeenAt: sessionSeenAt, pin, isHost, seatGeneration },
    party: { id: partyId, guildId, name: partyName, overlayGeneration },
    guest: { ...guest, partyId },
  };
}

const freshMs = 60_000;

/** Notes that a phone was here: on its session and its seat, at most once a minute. */
export async function touchSession(
  db: Pick<Database, 'sql'>,
  { sessionId, lastSeenAt, guest }: Pick<SeatSession, 'sessionId' | 'lastSeenAt' | 'guest'>,
  clock: Clock,
): Promise<void> {
  const now = clock.now();
  if (now.getTime() - lastSeenAt.getTime() < freshMs) return;
  await db.sql`
    with session as (
      update party_sessions set last_seen_at = ${now} where id = ${sessionId} and last_seen_at < ${now})
    update party_users set last_seen_at = ${now}
    where id = (select id from party_users where id = ${guest.id} and last_seen_at < ${now} for no key update skip locked)`;
}
