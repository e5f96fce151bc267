import { channelsOf, findChannel, findDm } from '../state/channels.js';
import { findGuild } from '../state/guilds.js';
import { findPerson } from '../state/people.js';
import type { ChannelRecord, GuildRecord, PersonRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { notFound } from './refusal.js';

/** Who acts, and where. */
export interface Stage {
  readonly person: PersonRecord;
  /** Undefined in a private channel. */
  readonly guild: GuildRecord | undefined;
  readonly channel: ChannelRecord;
}

/** Where somebody acts inside a server. */
export interface GuildStage extends Stage {
  readonly guild: GuildRecord;
}

/** The person of this name, id or mention; 404 otherwise. */
export function personOf(world: World, text: string): PersonRecord {
  const person = findPerson(world, text);
  if (!person) throw notFound(`There is nobody called "${text}".`);
  return person;
}

/**
 * The person in a server (their first, where none is named) and channel (the first, where none is
 * named); 404 where something is missing.
 */
export function stageOf(
  world: World,
  input: {
    readonly as: string;
    readonly channel?: string | undefined;
    readonly guild?: string | undefined;
  },
): GuildStage {
  const person = personOf(world, input.as);
  const guild = guildFor(world, person, input);
  const channel =
    input.channel === undefined
      ? channelsOf(world, guild.id)[0]
      : findChannel(world, guild.id, input.channel);
  if (!channel) throw notFound(`There is no channel "${input.channel ?? ''}" in ${guild.name}.`);
  return { person, guild, channel };
}

function guildFor(
  world: World,
  person: PersonRecord,
  input: { readonly channel?: string | undefined; readonly guild?: string | undefined },
): GuildRecord {
  const named =
    input.guild === undefined
      ? world.channels.get(input.channel ?? '')?.guildId
      : findGuild(world, input.guild)?.id;
  if (input.guild !== undefined && named === undefined)
    throw notFound(`There is no server "${input.guild}".`);
  const wanted =
    named ??
    (person.guildIds.includes(world.meta().homeGuildId)
      ? world.meta().homeGuildId
      : person.guildIds[0]);
  const guild = wanted === undefined ? undefined : world.guilds.get(wanted);
  if (!guild || !person.guildIds.includes(guild.id))
    throw notFound(`${person.name} is not in ${guild ? guild.name : 'the server'} any more.`);
  return guild;
}

/** The stage of a message that this person can see: its channel, or their private channel. */
export function stageOfChannel(
  world: World,
  person: PersonRecord,
  channel: ChannelRecord,
): Stage | undefined {
  if (channel.kind === 'dm')
    return findDm(world, person.id)?.id === channel.id
      ? { person, guild: undefined, channel }
      : undefined;
  const guild = world.guilds.get(channel.guildId);
  return guild && person.guildIds.includes(guild.id) ? { person, guild, channel } : undefined;
}
