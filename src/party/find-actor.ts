import type { Database } from '../db/database.js';
import type { Party } from './ensure-party.js';
import type { Guest } from './guest.js';

/** Who acts, as Discord tells it, and the guest that this person is at the party. */
export interface Actor {
  readonly discordId: string;
  readonly displayName: string;
  readonly avatarUrl: string | null;
  /** Has Manage Server, or the host role set with `/party setup`. */
  readonly isHost: boolean;
  /** Null until `/join`, and for whom a host has removed. */
  readonly guest: Guest | null;
  /** True where the person's seat was removed by a host or merged into another. */
  readonly isRemoved: boolean;
}

/** A server's party, its host role, and the guest that one person is there. */
export interface PartyAndGuest extends Pick<Actor, 'guest' | 'isRemoved'> {
  readonly party: Party;
  /** The Discord role whose members are hosts too. */
  readonly hostRoleId: string | null;
}

/** Reads a server's party and one person's guest in one round trip; null when the server has no party yet. */
export async function findPartyAndGuest(db: Database, guildId: string, discordId: string): Promise<PartyAndGuest | null> {
  const [row] = await db.sql<[(PartyRow & { [K in keyof Guest as `guest${Capitalize<K>}`]: Guest[K] | null })?]>`
    select p.id, p.guild_id as "guildId", p.name, p.overlay_generation as "overlayGeneration",
      p.host_role_id as "hostRoleId", u.removed_at is not null or u.merged_into is not null as "isRemoved",
      u.id as "guestId", u.party_id as "guestPartyId", u.discord_id as "guestDiscordId", u.name as "guestName",
      u.avatar_url as "guestAvatarUrl", u.wallet_balance as "guestWalletBalance", u.last_seen_at as "guestLastSeenAt"
    from parties p left join party_users u on u.party_id = p.id and u.discord_id = ${discordId}
    where p.guild_id = ${guildId}`;
  if (row === undefined) return null;
  const { id, guildId: server, name, overlayGeneration, hostRoleId, isRemoved } = row;
  const party = { id, guildId: server, name, overlayGeneration };
  return { party, hostRoleId, guest: isRemoved ? null : readGuest(row), isRemoved };
}

type PartyRow = Party & Pick<PartyAndGuest, 'hostRoleId' | 'isRemoved'>;

function readGuest(row: { readonly [K in keyof Guest as `guest${Capitalize<K>}`]: Guest[K] | null }): Guest | null {
  const {
    guestId: id,
    guestPartyId: partyId,
    guestName: name,
    guestWalletBalance: walletBalance,
    guestLastSeenAt: lastSeenAt,
  } = row;
  if (id === null || partyId === null || name === null || walletBalance === null || lastSeenAt === null) return null;
  return { id, partyId, discordId: row.guestDiscordId, name, avatarUrl: row.guestAvatarUrl, walletBalance, lastSeenAt };
}
