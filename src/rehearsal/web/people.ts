import type { z } from 'zod';
import { personOf } from '../acting/actor.js';
import { unfit } from '../acting/refusal.js';
import type { Person } from '../api.js';
import { addGuild, announceGuild, findGuild } from '../state/guilds.js';
import { addPerson, changePerson, joinGuild, setPresent, toPerson } from '../state/people.js';
import type { GuildRecord, PersonRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import type { bodies } from './bodies.js';

type PersonBody = z.infer<typeof bodies.person>;
type ChangeBody = z.infer<typeof bodies.personChange>;

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
  const guild = guildFor(world, body, known);
  if (known) {
    const changed = changePerson(world, known, {
      host: body.host ?? known.host,
      dms: body.dms ?? known.dms,
    });
    return { person: toPerson(joinGuild(world, changed, guild.id)), isNew: false };
  }
  const person = addPerson(world, {
    name: body.name,
    host: body.host ?? false,
    dms: body.dms ?? 'open',
    guildId: guild.id,
  });
  world.notices.tell({ type: 'people', personId: '' });
  return { person: toPerson(person), isNew: true };
}

function guildFor(world: World, body: PersonBody, known: PersonRecord | undefined): GuildRecord {
  const home = world.guilds.get(world.meta().homeGuildId);
  const found = body.guild === undefined ? home : findGuild(world, body.guild);
  if (found) return found;
  // A server needs an owner; a first member who is no host must not become one by that.
  const owner =
    body.host === true && known
      ? known
      : addPerson(world, { name: 'Owner', host: true, dms: 'closed', guildId: '', hidden: true });
  const guild = addGuild(world, { name: body.guild ?? 'Server', ownerId: owner.id });
  announceGuild(world, guild);
  return guild;
}

/**
 * Opens or closes a person's private messages, gives or takes the crew's role, or has them leave
 * and come back.
 */
export function patchPerson(
  world: World,
  name: string,
  { present, ...change }: ChangeBody,
): Person {
  const changed = changePerson(world, personOf(world, name), change);
  return toPerson(present === undefined ? changed : setPresent(world, changed, present));
}
