import type { z } from 'zod';
import { personOf } from '../acting/actor.js';
import { ActingError, unfit } from '../acting/refusal.js';
import type { Person } from '../api.js';
import { addGuild, announceGuild, findGuild } from '../state/guilds.js';
import {
  addPerson,
  changePerson,
  joinGuild,
  roleFlags,
  setPresent,
  toPerson,
} from '../state/people.js';
import type { GuildRecord, PersonRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import type { bodies } from './bodies.js';

type PersonBody = z.output<typeof bodies.person>;
type ChangeBody = z.output<typeof bodies.personChange>;

/**
 * Adds somebody to a server (a new one where the name is new). Who is there already only changes as
 * told.
 */
export function postPerson(
  world: World,
  body: PersonBody,
): { readonly person: Person; readonly isNew: boolean } {
  if (body.name === world.meta().botName) throw unfit(`${body.name} is the bot's name.`);
  const known = [...world.people.values()].find(
    (person) => !person.hidden && person.name === body.name,
  );
  const roles = readRoles(world, body, known?.roles ?? []);
  const guild = guildFor(world, body, roles, known);
  if (known) {
    const changed = changePerson(world, known, { roles, dms: body.dms ?? known.dms });
    return { person: toPerson(world, joinGuild(world, changed, guild.id)), isNew: false };
  }
  const person = addPerson(world, {
    name: body.name,
    roles,
    dms: body.dms ?? 'open',
    guildIds: [guild.id],
  });
  world.notices.tell({ type: 'people', personId: '' });
  return { person: toPerson(world, person), isNew: true };
}

/** The roles that somebody has after what a body says of them, by their names and by flags. */
function readRoles(
  world: World,
  body: Readonly<Record<string, unknown>> & Pick<PersonBody, 'roles'>,
  before: readonly string[],
): readonly string[] {
  const roles = new Set(body.roles ?? before);
  const known = [...world.guilds.values()].flatMap((guild) => guild.roles.map(({ name }) => name));
  const strange = body.roles?.find((name) => !known.includes(name));
  if (strange !== undefined)
    throw unfit(`There is no role "${strange}". There are ${[...new Set(known)].join(', ')}.`);
  for (const [flag, name] of roleFlags(world)) {
    const value = body[flag];
    if (value !== undefined && typeof value !== 'boolean')
      throw new ActingError(400, `That body cannot be understood: ${flag}: true or false.`);
    if (value === true) roles.add(name);
    if (value === false) roles.delete(name);
  }
  return [...roles];
}

/** Whether one of these roles will add to what everybody may do in a new server. */
function mayManage(world: World, roles: readonly string[]): boolean {
  return (world.newGuild.roles ?? []).some(
    ({ name, permissions = [] }) => permissions.length > 0 && roles.includes(name),
  );
}

function guildFor(
  world: World,
  body: PersonBody,
  roles: readonly string[],
  known: PersonRecord | undefined,
): GuildRecord {
  const home = world.guilds.get(world.meta().homeGuildId);
  const found = body.guild === undefined ? home : findGuild(world, body.guild);
  if (found) return found;
  // A server needs an owner; a first member without rights must not get them by that.
  const owner =
    known && mayManage(world, roles)
      ? known
      : addPerson(world, { name: 'Owner', roles: [], dms: 'closed', guildIds: [], hidden: true });
  const guild = addGuild(world, {
    ...world.newGuild,
    name: body.guild ?? 'Server',
    ownerId: owner.id,
  });
  announceGuild(world, guild);
  return guild;
}

/**
 * Opens or closes a person's private messages, gives or takes roles, or has them leave and come
 * back.
 */
export function patchPerson(world: World, name: string, body: ChangeBody): Person {
  const person = personOf(world, name);
  const roles = readRoles(world, body, person.roles);
  const changed = changePerson(world, person, { roles, dms: body.dms ?? person.dms });
  const { present } = body;
  return toPerson(world, present === undefined ? changed : setPresent(world, changed, present));
}
