import type { ChannelRecord, GuildRecord, PersonRecord } from './records.js';

/** Discord's permission bits (https://discord.com/developers/docs/topics/permissions). */
export const permission = {
  Administrator: 1n << 3n,
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  ManageRoles: 1n << 28n,
  PinMessages: 1n << 51n,
} as const;

export type PermissionName = keyof typeof permission;

/** Every bit that Discord knows today. */
const all = (1n << 53n) - 1n;
/** The bits that Discord gives @everyone in a new server. */
const everyoneBits = [
  0, 6, 9, 10, 11, 14, 15, 16, 17, 18, 20, 21, 25, 26, 31, 35, 36, 37, 38, 39, 42, 45, 46, 49, 50,
];
export const everyonePermissions = everyoneBits.reduce((sum, bit) => sum | (1n << BigInt(bit)), 0n);
/**
 * What the invite link of the product asks for: see, send, embed, attach, read history, send in
 * threads.
 */
export const botPermissions = 274878024704n;
/** What the host role adds. */
export const hostPermissions =
  permission.ManageGuild | permission.ManageChannels | permission.ManageMessages;

/** A person's permissions in a guild's channels; the owner has all. */
export function personPermissions(guild: GuildRecord, person: PersonRecord): bigint {
  if (guild.ownerId === person.id) return all;
  return person.host ? everyonePermissions | hostPermissions : everyonePermissions;
}

/**
 * The bot's permissions in a channel: its role's and @everyone's, less what the channel takes from
 * it.
 */
export function botPermissionsIn(channel: ChannelRecord): bigint {
  const kept = (everyonePermissions | botPermissions) & ~BigInt(channel.botDeny);
  return (kept & permission.ViewChannel) === 0n ? 0n : kept;
}

/**
 * Whether the bot has this permission in the channel; in a private channel it may send and read.
 */
export function isBotAllowed(channel: ChannelRecord, name: PermissionName): boolean {
  return channel.kind === 'dm' || (botPermissionsIn(channel) & permission[name]) !== 0n;
}
