import { bitOf, type PermissionName, sumOf } from './permission-bits.js';
import type { ChannelRecord, GuildRecord, PersonRecord, RoleRecord } from './records.js';
import type { World } from './world.js';

/** Every bit that Discord knows today. */
const all = (1n << 53n) - 1n;
/** What Discord gives @everyone in a new server. */
export const everyonePermissions = sumOf([
  'CreateInstantInvite',
  'AddReactions',
  'Stream',
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'MentionEveryone',
  'UseExternalEmojis',
  'Connect',
  'Speak',
  'UseVAD',
  'ChangeNickname',
  'UseApplicationCommands',
  'CreatePublicThreads',
  'CreatePrivateThreads',
  'UseExternalStickers',
  'SendMessagesInThreads',
  'UseEmbeddedActivities',
  'UseSoundboard',
  'UseExternalSounds',
  'SendVoiceMessages',
  'SendPolls',
  'UseExternalApps',
]);
/** See, send, embed, attach, read history, send in threads. */
const usualBotPermissions = sumOf([
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'SendMessagesInThreads',
]);

/** What the bot's own role adds to @everyone's permissions. */
export function botPermissions({ bot }: World): bigint {
  return bot.permissions === undefined ? usualBotPermissions : sumOf(bot.permissions);
}

/** The roles that a person has in a server, the highest first. */
export function rolesOf(guild: GuildRecord, person: PersonRecord): readonly RoleRecord[] {
  return guild.roles.filter((role) => person.roles.includes(role.name));
}

/** A person's permissions in a server's channels; the owner has all. */
export function personPermissions(guild: GuildRecord, person: PersonRecord): bigint {
  if (guild.ownerId === person.id) return all;
  return rolesOf(guild, person).reduce(
    (sum, role) => sum | BigInt(role.permissions),
    everyonePermissions,
  );
}

/**
 * The bot's permissions in a channel: its role's and @everyone's, less what the channel takes from
 * it.
 */
export function botPermissionsIn(world: World, channel: ChannelRecord): bigint {
  const own = everyonePermissions | botPermissions(world);
  if ((own & bitOf('Administrator')) !== 0n) return all;
  const kept = own & ~BigInt(channel.botDeny);
  return (kept & bitOf('ViewChannel')) === 0n ? 0n : kept;
}

/**
 * Whether the bot has this permission in the channel; in a private channel it may send and read.
 */
export function isBotAllowed(world: World, channel: ChannelRecord, name: PermissionName): boolean {
  return channel.kind === 'dm' || (botPermissionsIn(world, channel) & bitOf(name)) !== 0n;
}
