import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Clock } from '../../clock.js';
import type { ControlSession } from '../../contract/control.js';
import type { Database } from '../../db/database.js';
import { controlSessions } from '../../db/schema/sessions.js';
import type { Party } from '../ensure-party.js';
import type { Guest } from '../guest.js';
import type { Device } from '../phones/devices.js';
import { useLink } from '../phones/one-time-links.js';
import { hashSecret, newSecret } from '../phones/secret.js';

/** How long a host stays signed in at race control, in milliseconds. */
const controlMs = 12 * 3600 * 1000;

/**
 * Signs a browser in to race control by a link good once; returns the secret for its cookie.
 * @throws UserError `link-spent`.
 */
export function openControl(
  db: Database,
  { link: secret, device }: { readonly link: string; readonly device: Device },
  clock: Clock,
): Promise<string> {
  return db.orm.transaction(async (tx) => {
    const now = clock.now();
    const link = await useLink(tx, { secret, kind: 'control', deviceHash: device.hash }, now);
    const cookie = newSecret();
    await tx.insert(controlSessions).values({
      ...{ partyId: link.partyId, userId: link.userId, discordId: link.discordId },
      ...{ holderName: link.holderName ?? 'Host', label: device.label },
      ...{ tokenHash: hashSecret(cookie), createdAt: now, lastSeenAt: now, rightSeenAt: now },
      expiresAt: new Date(now.getTime() + controlMs),
    });
    return cookie;
  });
}

/** A host's session at race control. */
export interface ControlAccess {
  readonly sessionId: string;
  readonly party: Party;
  /** The Discord role whose members are hosts too. */
  readonly hostRoleId: string | null;
  readonly holderName: string;
  /** Null: not playing, also where the seat is no longer at the party. */
  readonly seat: Guest | null;
  /** Whose right is asked again; null where the link was printed at start. */
  readonly discordId: string | null;
  readonly rightSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

interface ControlRow extends Omit<ControlAccess, 'party' | 'seat'> {
  readonly party: Party;
  readonly seat: (Omit<Guest, 'lastSeenAt'> & { readonly lastSeenAt: string }) | null;
}

/** Finds the session of a cookie's secret, by its hash; null where it has ended or there is none. */
export async function findControl(
  db: Pick<Database, 'sql'>,
  tokenHash: string,
  clock: Clock,
): Promise<ControlAccess | null> {
  const [row] = await db.sql<[ControlRow?]>`
    select s.id as "sessionId", s.holder_name as "holderName", s.discord_id as "discordId", s.right_seen_at as "rightSeenAt",
      s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt", p.host_role_id as "hostRoleId",
      jsonb_build_object('id', p.id, 'guildId', p.guild_id, 'name', p.name, 'overlayGeneration', p.overlay_generation) as party,
      case when u.id is not null then jsonb_build_object('id', u.id, 'partyId', u.party_id, 'discordId', u.discord_id, 'name', u.name,
        'avatarUrl', u.avatar_url, 'walletBalance', u.wallet_balance, 'lastSeenAt', u.last_seen_at) end as seat
    from control_sessions s join parties p on p.id = s.party_id
    left join party_users u on u.id = s.user_id and u.removed_at is null and u.merged_into is null
    where s.token_hash = ${tokenHash} and s.ended_at is null and s.expires_at > ${clock.now()}`;
  if (row === undefined) return null;
  const { seat, ...access } = row;
  return {
    ...access,
    seat: seat === null ? null : { ...seat, lastSeenAt: new Date(seat.lastSeenAt) },
  };
}

/** Ends a session; false where it had ended, or the party has none such. */
export async function endControl(
  db: Pick<Database, 'orm'>,
  partyId: string,
  sessionId: string,
  clock: Clock,
): Promise<boolean> {
  const rows = await db.orm
    .update(controlSessions)
    .set({ endedAt: clock.now() })
    .where(
      and(
        eq(controlSessions.partyId, partyId),
        eq(controlSessions.id, sessionId),
        isNull(controlSessions.endedAt),
      ),
    )
    .returning({ id: controlSessions.id });
  return rows.length > 0;
}

const freshMs = 60_000;

/** Notes that a session was used, at most once a minute; `isRightSeen`: Discord has just said yes. */
export async function touchControl(
  db: Pick<Database, 'orm'>,
  { sessionId, lastSeenAt }: Pick<ControlAccess, 'sessionId' | 'lastSeenAt'>,
  clock: Clock,
  isRightSeen = false,
): Promise<void> {
  const now = clock.now();
  if (!isRightSeen && now.getTime() - lastSeenAt.getTime() < freshMs) return;
  await db.orm
    .update(controlSessions)
    .set({ lastSeenAt: now, ...(isRightSeen ? { rightSeenAt: now } : {}) })
    .where(eq(controlSessions.id, sessionId));
}

/** Says whose seat a session is; null: not playing. */
export async function setControlSeat(
  db: Pick<Database, 'orm'>,
  partyId: string,
  sessionId: string,
  userId: string | null,
): Promise<void> {
  await db.orm
    .update(controlSessions)
    .set({ userId })
    .where(and(eq(controlSessions.partyId, partyId), eq(controlSessions.id, sessionId)));
}

/** A party's sessions at race control, the last used first. */
export async function listControls(
  db: Pick<Database, 'orm'>,
  partyId: string,
  askedBy: string | null,
  clock: Clock,
): Promise<readonly ControlSession[]> {
  const { id, holderName: holder, label: device, createdAt, lastSeenAt } = controlSessions;
  const isLive = sql`${controlSessions.endedAt} is null and ${controlSessions.expiresAt} > ${clock.now().toISOString()}::timestamptz`;
  const rows = await db.orm
    .select({ id, holder, device, createdAt, lastSeenAt })
    .from(controlSessions)
    .where(and(eq(controlSessions.partyId, partyId), isLive))
    .orderBy(sql`${lastSeenAt} desc`, id);
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    isThis: row.id === askedBy,
  }));
}
