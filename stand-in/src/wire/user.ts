import type { JsonObject } from '../json.js';
import { personPermissions, rolesOf } from '../state/permissions.js';
import type { GuildRecord, MetaRecord, PersonRecord } from '../state/records.js';
import type { World } from '../state/world.js';

const unusedUserFields = {
  avatar: null,
  discriminator: '0',
  public_flags: 0,
  flags: 0,
  banner: null,
  accent_color: null,
  avatar_decoration_data: null,
  collectibles: null,
  primary_guild: null,
};

/** A person as Discord's user object. */
export function userToWire(person: PersonRecord): JsonObject {
  return {
    id: person.id,
    username: person.username,
    global_name: person.name,
    ...unusedUserFields,
  };
}

/** The bot as Discord's user object. */
export function botToWire(meta: MetaRecord): JsonObject {
  return {
    id: meta.botId,
    username: meta.botName,
    global_name: null,
    bot: true,
    ...unusedUserFields,
  };
}

/** The bot as it sees itself. */
export function selfToWire(meta: MetaRecord): JsonObject {
  return {
    ...botToWire(meta),
    mfa_enabled: false,
    locale: 'en-US',
    premium_type: 0,
    email: null,
    verified: true,
  };
}

/** A user by id: the bot, somebody in a server, or somebody who was deleted. */
export function userById(world: World, id: string): JsonObject {
  const meta = world.meta();
  if (id === meta.botId) return botToWire(meta);
  const person = world.people.get(id);
  return person
    ? userToWire(person)
    : { id, username: 'deleted_user', global_name: null, ...unusedUserFields };
}

const unusedMemberFields = {
  avatar: null,
  banner: null,
  communication_disabled_until: null,
  flags: 0,
  nick: null,
  pending: false,
  premium_since: null,
};

function roleIds(guild: GuildRecord, person: PersonRecord): readonly string[] {
  return rolesOf(guild, person).map(({ id }) => id);
}

/** A member as a message's event carries it: the message itself has the user. */
export function partialMemberToWire(guild: GuildRecord, person: PersonRecord): JsonObject {
  const { user: _user, ...member } = memberToWire(guild, person);
  return member;
}

/** A person as a member of a guild. */
export function memberToWire(guild: GuildRecord, person: PersonRecord): JsonObject {
  return {
    ...unusedMemberFields,
    user: userToWire(person),
    roles: roleIds(guild, person),
    joined_at: person.joinedAt,
    mute: false,
    deaf: false,
  };
}

/**
 * A member inside an interaction's resolved data: without user, deaf and mute, with permissions.
 */
export function resolvedMemberToWire(guild: GuildRecord, person: PersonRecord): JsonObject {
  return {
    ...unusedMemberFields,
    roles: roleIds(guild, person),
    joined_at: person.joinedAt,
    permissions: String(personPermissions(guild, person)),
  };
}

/** The bot as a member of a guild. */
export function botMemberToWire(meta: MetaRecord, guild: GuildRecord): JsonObject {
  return {
    ...unusedMemberFields,
    user: botToWire(meta),
    roles: [guild.botRoleId],
    joined_at: guild.createdAt,
    mute: false,
    deaf: false,
  };
}
