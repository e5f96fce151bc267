import type { Person } from '../api.js';
import { intent } from '../gateway/intents.js';
import { memberToWire, userToWire } from '../wire/user.js';
import { everyonePermissions, personPermissions } from './permissions.js';
import type { PersonRecord } from './records.js';
import type { World } from './world.js';

export interface NewPerson {
  readonly id?: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly dms: 'open' | 'closed';
  readonly guildIds: readonly string[];
  readonly hidden?: boolean;
}

/** Adds somebody. */
export function addPerson(world: World, input: NewPerson): PersonRecord {
  const id = input.id ?? world.nextId();
  const person = world.people.put({
    id,
    name: input.name,
    username: usernameOf(input.name, id),
    roles: input.roles,
    dms: input.dms,
    guildIds: input.guildIds,
    leftGuildIds: [],
    joinedAt: world.now().toISOString(),
    hidden: input.hidden ?? false,
  });
  for (const guildId of input.guildIds) announceMember(world, person, guildId);
  return person;
}

/** Changes a person and tells the page. */
export function changePerson(
  world: World,
  person: PersonRecord,
  change: Partial<PersonRecord>,
): PersonRecord {
  const changed = world.people.put({ ...person, ...change });
  world.notices.tell({ type: 'people', personId: '' });
  return changed;
}

/** Puts a person into a server where they are not yet. */
export function joinGuild(world: World, person: PersonRecord, guildId: string): PersonRecord {
  if (person.guildIds.includes(guildId)) return person;
  const changed = changePerson(world, person, {
    guildIds: [...person.guildIds, guildId],
    leftGuildIds: person.leftGuildIds.filter((left) => left !== guildId),
  });
  announceMember(world, changed, guildId);
  return changed;
}

/** Takes a person out of every server, or back into those they left. */
export function setPresent(world: World, person: PersonRecord, isPresent: boolean): PersonRecord {
  if (isPresent)
    return person.leftGuildIds.reduce(
      (current, guildId) => joinGuild(world, current, guildId),
      person,
    );
  const changed = changePerson(world, person, {
    guildIds: [],
    leftGuildIds: [...person.leftGuildIds, ...person.guildIds],
  });
  for (const guildId of person.guildIds) {
    world.dispatch({
      name: 'GUILD_MEMBER_REMOVE',
      guildId,
      intent: intent.guildMembers,
      data: { guild_id: guildId, user: userToWire(person) },
    });
  }
  return changed;
}

/** A person by name, id or mention; a name in another case counts where only one person has it. */
export function findPerson(world: World, text: string): PersonRecord | undefined {
  const wanted = text.trim();
  const id = /^<@!?(\d+)>$/.exec(wanted)?.[1] ?? wanted;
  const known = world.people.get(id);
  if (known && !known.hidden) return known;
  const people = [...world.people.values()].filter((person) => !person.hidden);
  const exact =
    people.find((person) => person.name === text) ??
    people.find((person) => person.name.trim() === wanted);
  if (exact) return exact;
  const name = wanted.replace(/^@/, '').toLowerCase();
  const alike = people.filter(
    (person) => person.name.toLowerCase() === name || person.username === name,
  );
  return alike.length === 1 ? alike[0] : undefined;
}

/** Everybody who is in a server: those who manage it first, closed private messages last. */
export function listPeople(world: World, guildId?: string): readonly PersonRecord[] {
  const rank = (person: PersonRecord): number =>
    isManager(world, person) ? 0 : person.dms === 'open' ? 1 : 2;
  return [...world.people.values()]
    .filter(
      (person) =>
        !person.hidden &&
        (guildId === undefined ? person.guildIds.length > 0 : person.guildIds.includes(guildId)),
    )
    .sort((a, b) => rank(a) - rank(b));
}

/** Whether a person may do in a server what not everybody may. */
function isManager(world: World, person: PersonRecord): boolean {
  return person.guildIds.some((id) => {
    const guild = world.guilds.get(id);
    return guild !== undefined && personPermissions(guild, person) !== everyonePermissions;
  });
}

/** The flags that roles of the servers have, and the names of those roles. */
export function roleFlags(world: World): ReadonlyMap<string, string> {
  const roles = [...world.guilds.values()].flatMap((guild) => guild.roles);
  return new Map(roles.filter(({ flag }) => flag !== '').map(({ flag, name }) => [flag, name]));
}

/** A person as the control API shows them. */
export function toPerson(world: World, person: PersonRecord): Person {
  const flags = [...roleFlags(world)].map(
    ([flag, name]) => [flag, person.roles.includes(name)] as const,
  );
  const { name, id, dms, roles } = person;
  return { name, id, dms, roles, manages: isManager(world, person), ...Object.fromEntries(flags) };
}

function announceMember(world: World, person: PersonRecord, guildId: string): void {
  const guild = world.guilds.get(guildId);
  if (!guild) return;
  const data = { ...memberToWire(guild, person), guild_id: guildId };
  world.dispatch({ name: 'GUILD_MEMBER_ADD', guildId, intent: intent.guildMembers, data });
}

/** Discord's usernames are lower case, 2 to 32 of a-z, 0-9, dot and underscore. */
function usernameOf(name: string, id: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9_.]/g, '')
    .slice(0, 20);
  return plain.length >= 2 ? plain : `user_${id.slice(-6)}`;
}
