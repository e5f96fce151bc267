import type { ChannelRecord } from './records.js';
import type { World } from './world.js';

/** A server's channels, the first one first. */
export function channelsOf(world: World, guildId: string): readonly ChannelRecord[] {
  return [...world.channels.values()]
    .filter((channel) => channel.guildId === guildId)
    .sort((a, b) => a.position - b.position);
}

/** A text channel of a server by id, name, #name or mention. */
export function findChannel(
  world: World,
  guildId: string,
  text: string,
): ChannelRecord | undefined {
  const wanted = text.replace(/^<#(\d+)>$/, '$1').replace(/^#/, '');
  return channelsOf(world, guildId).find(
    (channel) => channel.id === wanted || channel.name === wanted,
  );
}

/** The private channel between the bot and a person, if there is one. */
export function findDm(world: World, personId: string): ChannelRecord | undefined {
  return [...world.channels.values()].find(
    (channel) => channel.kind === 'dm' && channel.recipientId === personId,
  );
}

/** The private channel between the bot and a person, made where there is none. */
export function openDm(world: World, personId: string): ChannelRecord {
  return (
    findDm(world, personId) ??
    world.channels.put({
      id: world.nextId(),
      kind: 'dm',
      guildId: '',
      name: '',
      recipientId: personId,
      position: 0,
      botDeny: '0',
    })
  );
}
