import type { z } from 'zod';
import { personOf, stageOf } from '../acting/actor.js';
import { notFound, unfit } from '../acting/refusal.js';
import { toSeen } from '../acting/seen.js';
import type { ChannelInfo, SeenMessage } from '../api.js';
import { intent } from '../gateway/intents.js';
import { readMentions } from '../rules/mentions.js';
import { channelsOf, findChannel, findDm } from '../state/channels.js';
import { botGuilds, findGuild, removeBot } from '../state/guilds.js';
import { createMessage, messagesSeenBy, removeChannel } from '../state/messages.js';
import { bitOf, permissionNames } from '../state/permission-bits.js';
import type { ChannelRecord, GuildRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { channelToWire } from '../wire/guild.js';
import type { bodies } from './bodies.js';

/** The channels that somebody sees, or all of them. */
export function listChannels(world: World, as: string | undefined): readonly ChannelInfo[] {
  const person = as === undefined ? undefined : personOf(world, as);
  const guilds = botGuilds(world).filter((guild) => !person || person.guildIds.includes(guild.id));
  return guilds.flatMap((guild) =>
    channelsOf(world, guild.id).map(({ id, name }) => ({ id, name, guild: guild.name })),
  );
}

export interface Viewer {
  readonly as: string;
  readonly channel: string | undefined;
  readonly guild: string | undefined;
}

/** A channel's messages as a person sees them. */
export function listSeen(world: World, viewer: Viewer): readonly SeenMessage[] {
  const { person, channel } = stageOf(world, viewer);
  return messagesSeenBy(world, channel.id, person.id).map((message) => toSeen(world, message));
}

/** A person's private messages with the bot. */
export function listDms(world: World, as: string): readonly SeenMessage[] {
  const person = personOf(world, as);
  const channel = findDm(world, person.id);
  return channel
    ? messagesSeenBy(world, channel.id, person.id).map((message) => toSeen(world, message))
    : [];
}

/** A person writes an ordinary message. */
export function say(world: World, body: z.infer<typeof bodies.said>): SeenMessage {
  const { person, channel } = stageOf(world, body);
  const content = body.content.trim();
  if (content === '') throw unfit('Write something first.');
  const pings = readMentions(content, undefined, false);
  return toSeen(
    world,
    createMessage(world, { channelId: channel.id, authorId: person.id, content, ...pings }),
  );
}

function guildOf(world: World, name: string | undefined): GuildRecord {
  const guild = findGuild(world, name ?? world.meta().homeGuildId);
  if (!guild) throw notFound(`There is no server "${name ?? ''}".`);
  return guild;
}

function channelIn(world: World, guild: string | undefined, name: string): ChannelRecord {
  const home = guildOf(world, guild);
  const channel = findChannel(world, home.id, name);
  if (!channel) throw notFound(`There is no channel "${name}" in ${home.name}.`);
  return channel;
}

/**
 * Takes permissions from the bot in a channel, by Discord's names such as SendMessages; an empty
 * list gives all back.
 */
export function denyInChannel(
  world: World,
  name: string,
  body: z.infer<typeof bodies.channelChange>,
): ChannelInfo {
  const channel = channelIn(world, body.guild, name);
  const strange = body.deny.find((wanted) => !permissionNames.some((known) => known === wanted));
  if (strange !== undefined)
    throw unfit(`There is no permission "${strange}". There are ${permissionNames.join(', ')}.`);
  const deny = permissionNames
    .filter((known) => body.deny.includes(known))
    .reduce((sum, known) => sum | bitOf(known), 0n);
  const changed = world.channels.put({ ...channel, botDeny: String(deny) });
  world.dispatch({
    name: 'CHANNEL_UPDATE',
    guildId: channel.guildId,
    intent: intent.guilds,
    data: channelToWire(world, changed),
  });
  return {
    id: channel.id,
    name: channel.name,
    guild: world.guilds.get(channel.guildId)?.name ?? '',
  };
}

/** Deletes a channel, as its owner can at any time. */
export function deleteChannel(world: World, guild: string | undefined, name: string): void {
  const channel = channelIn(world, guild, name);
  removeChannel(world, channel, channelToWire(world, channel));
}

/** Removes the bot from a server. */
export function deleteGuild(world: World, name: string): void {
  removeBot(world, guildOf(world, name));
}
