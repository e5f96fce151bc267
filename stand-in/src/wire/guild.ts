import type { JsonObject } from '../json.js';
import { channelsOf } from '../state/channels.js';
import { botPermissions, everyonePermissions } from '../state/permissions.js';
import type { ChannelRecord, GuildRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { botMemberToWire, userById } from './user.js';

/** A guild's roles from the lowest: @everyone, its own, the bot's. */
export function rolesToWire(world: World, guild: GuildRecord): readonly JsonObject[] {
  return [
    roleToWire(guild.id, '@everyone', everyonePermissions, 0, {}),
    ...guild.roles
      .toReversed()
      .map((role, index) =>
        roleToWire(role.id, role.name, BigInt(role.permissions), index + 1, {}),
      ),
    roleToWire(
      guild.botRoleId,
      world.meta().botName,
      botPermissions(world),
      guild.roles.length + 1,
      {
        managed: true,
        tags: { bot_id: world.meta().botId },
      },
    ),
  ];
}

function roleToWire(
  id: string,
  name: string,
  permissions: bigint,
  position: number,
  more: JsonObject,
): JsonObject {
  return {
    id,
    name,
    description: null,
    permissions: String(permissions),
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
    ...more,
  };
}

/** A text or private channel. */
export function channelToWire(world: World, channel: ChannelRecord): JsonObject {
  const last = lastMessageId(world, channel.id);
  if (channel.kind === 'dm') {
    return {
      id: channel.id,
      type: 1,
      last_message_id: last,
      flags: 0,
      recipients: [userById(world, channel.recipientId)],
    };
  }
  const guild = world.guilds.get(channel.guildId);
  const overwrites =
    guild && channel.botDeny !== '0'
      ? [{ id: guild.botRoleId, type: 0, allow: '0', deny: channel.botDeny }]
      : [];
  return {
    id: channel.id,
    type: 0,
    last_message_id: last,
    flags: 0,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: null,
    rate_limit_per_user: 0,
    topic: null,
    position: channel.position,
    permission_overwrites: overwrites,
    nsfw: false,
  };
}

function lastMessageId(world: World, channelId: string): string | null {
  let last: string | null = null;
  for (const message of world.messages.values()) {
    if (message.channelId === channelId && message.visibleTo === '') last = message.id;
  }
  return last;
}

/** What a server without any of Discord's extras has. */
const unusedGuildFields = {
  icon: null,
  description: null,
  home_header: null,
  splash: null,
  discovery_splash: null,
  features: [],
  banner: null,
  application_id: null,
  region: 'deprecated',
  afk_channel_id: null,
  afk_timeout: 300,
  system_channel_id: null,
  system_channel_flags: 0,
  widget_enabled: false,
  widget_channel_id: null,
  verification_level: 0,
  default_message_notifications: 1,
  mfa_level: 0,
  explicit_content_filter: 0,
  max_presences: null,
  max_members: 25_000_000,
  max_stage_video_channel_users: 50,
  max_video_channel_users: 25,
  vanity_url_code: null,
  premium_tier: 0,
  premium_subscription_count: 0,
  preferred_locale: 'en-US',
  rules_channel_id: null,
  safety_alerts_channel_id: null,
  public_updates_channel_id: null,
  premium_progress_bar_enabled: false,
  nsfw: false,
  nsfw_level: 0,
  emojis: [],
  stickers: [],
  incidents_data: null,
};

/** A guild as REST answers it. */
export function guildFieldsToWire(world: World, guild: GuildRecord): JsonObject {
  const { id, name, ownerId } = guild;
  return { ...unusedGuildFields, id, name, owner_id: ownerId, roles: rolesToWire(world, guild) };
}

/** How many members a guild has, the bot included. */
export function memberCount(world: World, guild: GuildRecord): number {
  return (
    1 + [...world.people.values()].filter((person) => person.guildIds.includes(guild.id)).length
  );
}

/**
 * A guild as GUILD_CREATE carries it; without the members intent the bot sees only itself among the
 * members.
 */
export function guildToWire(world: World, guild: GuildRecord): JsonObject {
  return {
    ...guildFieldsToWire(world, guild),
    joined_at: guild.createdAt,
    large: false,
    unavailable: false,
    member_count: memberCount(world, guild),
    voice_states: [],
    members: [botMemberToWire(world.meta(), guild)],
    channels: channelsOf(world, guild.id).map((channel) => channelToWire(world, channel)),
    threads: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    version: Number(BigInt(guild.id) >> 22n),
  };
}
