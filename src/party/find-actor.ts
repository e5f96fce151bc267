import type { Database } from '../db/database.js';
import type { Party } from './ensure-party.js';
import type { Guest } from './guest.js';

/** Who acts, as Discord tells it, and the guest that this person is at the party. */
export interface Actor {
  readonly discordId: string;
  readonly displayName: string;
  readonly avatarUrl: string | null;
  /** Has Manage Server. */
  readonly isHost: boolean;
  /** Null until `/join`. */
  readonly guest: Guest | null;
}

/** Reads a server's party and one person's guest in one round trip; null when the server has no party yet. */
export async function findPartyAndGuest(
  db: Database,
  guildId: string,
  discordId: string,
): Promise<{ readonly party: Party; readonly guest: Guest | null } | null> {
  const [row] = await db.sql<[(Party & { [K in keyof Guest as `guest${Capitalize<K>}`]: Guest[K] | null })?]>`
    select p.id, p.guild_id as "guildId", p.name, p.overlay_generation as "overlayGeneration",
      u.id as "guestId", u.party_id as "guestPartyId", u.discord_id as "guestDiscordId", u.name as "guestName",
      u.avatar_url as "guestAvatarUrl", u.wallet_balance as "guestWalletBalance", u.last_seen_at as "guestLastSeenAt"
    from parties p left join party_users u on u.party_id = p.id and u.discord_id = ${discordId}
    where p.guild_id = ${guildId}`;
  if (row === undefined) return null;
  const { id, guildId: server, name, overlayGeneration } = row;
  return { party: { id, guildId: server, name, overlayGeneration }, guest: readGuest(row) };
}

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
