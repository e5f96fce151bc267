import { refusal } from '../rules/errors.js';
import type { PermissionName } from '../state/permission-bits.js';
import { isBotAllowed } from '../state/permissions.js';
import type { ChannelRecord, GuildRecord, MessageRecord } from '../state/records.js';
import type { World } from '../state/world.js';

/** A server that the bot is in; otherwise Discord says 10004. */
export function guildOf(world: World, id: string): GuildRecord {
  const guild = world.guilds.get(id);
  if (!guild?.hasBot) throw refusal('unknownGuild');
  return guild;
}

/**
 * A channel that the bot may see and where it has these permissions: 10003, 50001 or 50013
 * otherwise.
 */
export function channelOf(
  world: World,
  id: string,
  ...needed: readonly PermissionName[]
): ChannelRecord {
  const channel = world.channels.get(id);
  if (!channel) throw refusal('unknownChannel');
  if (channel.kind === 'text' && !world.guilds.get(channel.guildId)?.hasBot)
    throw refusal('missingAccess');
  if (!isBotAllowed(world, channel, 'ViewChannel')) throw refusal('missingAccess');
  if (needed.some((name) => !isBotAllowed(world, channel, name)))
    throw refusal('missingPermissions');
  return channel;
}

/**
 * A message of a channel that everybody sees; what only one person sees is unknown to the bot's
 * token.
 */
export function publicMessageOf(world: World, channelId: string, id: string): MessageRecord {
  const message = world.messages.get(id);
  if (message?.channelId !== channelId || message.visibleTo !== '' || message.failed)
    throw refusal('unknownMessage');
  return message;
}
