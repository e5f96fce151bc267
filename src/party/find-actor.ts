import type { Database } from '../db/database.js';
import type { Party } from './ensure-party.js';
import type { Guest } from './guest.js';

/** Who acts, by whichever door, and the guest that this person is at the party. */
export interface Actor {
  /**
   * Tells callers apart, for the rate limit and for what only they may finish: the Discord account's
   * id, `seat:<id>` of a phone, `control:<session>` of race control, `key:<id>` of a program.
   */
  readonly caller: string;
  readonly via: 'discord' | 'phone' | 'control' | 'key';
  /** Null for all who come by another door, whether or not they have an account. */
  readonly discordId: string | null;
  /** The phone's or control session that asks; null for the others. */
  readonly sessionId: string | null;
  readonly displayName: string;
  readonly avatarUrl: string | null;
  /**
   * In Discord: has Manage Server, or the host role set with `/party setup`. By phone: a host made the
   * seat a host. Everybody at race control.
   */
  readonly isHost: boolean;
  /** Null until `/join`, and for somebody whom a host has removed. */
  readonly guest: Guest | null;
  /** True where a host has removed the person's seat. */
  readonly isRemoved: boolean;
  /**
   * The guest that a host merged the person's seat into, who plays with another account; null where
   * none was.
   */
  readonly mergedInto: string | null;
}

/** A server's party, its host role, and the guest that one person is there. */
export interface PartyAndGuest extends Pick<Actor, 'guest' | 'isRemoved' | 'mergedInto'> {
  readonly party: Party;
  /** The Discord role whose members are hosts too. */
  readonly hostRoleId: string | null;
}

/**
 * Reads a server's party and one person's guest in one round trip; null when the server has no
 * party yet.
 */
export async function findPartyAndGuest(
  db: Database,
  guildId: string,
  discordId: string,
): Promise<PartyAndGuest | null> {
  const [row] = await db.sql<
    [(PartyRow & { [K in keyof Guest as `guest${Capitalize<K>}`]: Guest[K] | null })?]
  >`
    select p.id, p.guild_id as "guildId", p.name, p.overlay_generation as "overlayGeneration",
      p.host_role_id as "hostRoleId", u.removed_at is not null as "isRemoved", k.name as "mergedInto",
      u.id as "guestId", u.party_id as "guestPartyId", u.discord_id as "guestDiscordId", u.name as "guestName",
      u.avatar_url as "guestAvatarUrl", u.wallet_balance as "guestWalletBalance", u.last_seen_at as "guestLastSeenAt"
    from parties p left join party_users u on u.party_id = p.id and u.discord_id = ${discordId}
      left join party_users k on k.party_id = u.party_id and k.id = u.merged_into
    where p.guild_id = ${guildId}`;
  if (row === undefined) return null;
  const { id, guildId: server, name, overlayGeneration, hostRoleId, isRemoved, mergedInto } = row;
  const party = { id, guildId: server, name, overlayGeneration };
  const guest = isRemoved || mergedInto !== null ? null : readGuest(row);
  return { party, hostRoleId, guest, isRemoved, mergedInto };
}

type PartyRow = Party & Pick<PartyAndGuest, 'hostRoleId' | 'isRemoved' | 'mergedInto'>;

function readGuest(
  row: { readonly [K in keyof Guest as `guest${Capitalize<K>}`]: Guest[K] | null },
): Guest | null {
  const {
    guestId: id,
    guestPartyId: partyId,
    guestName: name,
    guestWalletBalance: walletBalance,
    guestLastSeenAt: lastSeenAt,
  } = row;
  if (
    id === null ||
    partyId === null ||
    name === null ||
    walletBalance === null ||
    lastSeenAt === null
  )
    return null;
  return {
    id,
    partyId,
    discordId: row.guestDiscordId,
    name,
    avatarUrl: row.guestAvatarUrl,
    walletBalance,
    lastSeenAt,
  };
}
