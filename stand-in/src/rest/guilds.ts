import { integerOf, type JsonObject } from '../json.js';
import { refusal } from '../rules/errors.js';
import { channelsOf } from '../state/channels.js';
import type { GuildRecord, PersonRecord } from '../state/records.js';
import { compareIds } from '../state/snowflake.js';
import type { World } from '../state/world.js';
import { channelToWire, guildFieldsToWire, memberCount, rolesToWire } from '../wire/guild.js';
import { botMemberToWire, memberToWire } from '../wire/user.js';
import { guildOf } from './lookups.js';
import type { Call, Route } from './routing.js';

/** Servers, their channels, roles and members. */
export function guildRoutes(world: World): readonly Route[] {
  const guild = (call: Call): GuildRecord => guildOf(world, call.param('guild'));
  return [
    {
      method: 'get',
      path: '/guilds/:guild',
      handle: (call) => readGuild(world, guild(call), call),
    },
    {
      method: 'get',
      path: '/guilds/:guild/channels',
      handle: (call) => readChannels(world, guild(call)),
    },
    {
      method: 'get',
      path: '/guilds/:guild/roles',
      handle: (call) => rolesToWire(world, guild(call)),
    },
    {
      method: 'get',
      path: '/guilds/:guild/members',
      handle: (call) => readMembers(world, guild(call), call),
    },
    {
      method: 'get',
      path: '/guilds/:guild/members/search',
      handle: (call) => searchMembers(world, guild(call), call),
    },
    {
      method: 'get',
      path: '/guilds/:guild/members/:user',
      handle: (call) => readMember(world, guild(call), call.param('user')),
    },
  ];
}

function readGuild(world: World, guild: GuildRecord, call: Call): JsonObject {
  const members = memberCount(world, guild);
  const counts =
    call.query.get('with_counts') === 'true'
      ? { approximate_member_count: members, approximate_presence_count: members }
      : {};
  return { ...guildFieldsToWire(world, guild), ...counts };
}

function readChannels(world: World, guild: GuildRecord): readonly JsonObject[] {
  return channelsOf(world, guild.id).map((channel) => channelToWire(world, channel));
}

function peopleOf(world: World, guild: GuildRecord): readonly PersonRecord[] {
  return [...world.people.values()].filter((person) => person.guildIds.includes(guild.id));
}

/** All members, oldest first; real Discord answers this only with the privileged members intent. */
function readMembers(world: World, guild: GuildRecord, call: Call): readonly JsonObject[] {
  const limit = Math.min(1000, Math.max(1, integerOf(call.query.get('limit')) ?? 1));
  const after = call.query.get('after') ?? '0';
  const all = [
    botMemberToWire(world.meta(), guild),
    ...peopleOf(world, guild).map((person) => memberToWire(guild, person)),
  ];
  return all.filter((member) => compareIds(userIdOf(member), after) > 0).slice(0, limit);
}

function userIdOf(member: JsonObject): string {
  const { user } = member;
  return typeof user === 'object' && user !== null && 'id' in user ? String(user.id) : '';
}

function searchMembers(world: World, guild: GuildRecord, call: Call): readonly JsonObject[] {
  const query = (call.query.get('query') ?? '').toLowerCase();
  const limit = Math.min(1000, Math.max(1, integerOf(call.query.get('limit')) ?? 1));
  const found = peopleOf(world, guild).filter((person) =>
    [person.name.toLowerCase(), person.username].some((name) => name.startsWith(query)),
  );
  return found.slice(0, limit).map((person) => memberToWire(guild, person));
}

function readMember(world: World, guild: GuildRecord, id: string): JsonObject {
  if (id === world.meta().botId || id === '@me') return botMemberToWire(world.meta(), guild);
  const person = world.people.get(id);
  if (!person) throw refusal('unknownUser');
  if (!person.guildIds.includes(guild.id)) throw refusal('unknownMember');
  return memberToWire(guild, person);
}
