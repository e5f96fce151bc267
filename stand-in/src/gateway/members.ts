import { integerOf, type JsonObject, listOf, textOf } from '../json.js';
import type { World } from '../state/world.js';
import { memberToWire } from '../wire/user.js';
import { intent } from './intents.js';
import type { Session } from './session.js';

/**
 * Answers a request for members (op 8). The whole list needs the members intent; single members and
 * a name's beginning do not.
 */
export function answerMembers(world: World, session: Session, data: JsonObject): void {
  const guild = world.guilds.get(textOf(data.guild_id) ?? '');
  if (!guild) return;
  const ids =
    data.user_ids === undefined
      ? undefined
      : (Array.isArray(data.user_ids) ? listOf(data.user_ids) : [data.user_ids]).map(String);
  const query = (textOf(data.query) ?? '').toLowerCase();
  const isWhole = ids === undefined && query === '';
  const mayList = !isWhole || (session.intents & intent.guildMembers) !== 0;
  const people = [...world.people.values()].filter((person) => person.guildIds.includes(guild.id));
  const found = ids
    ? people.filter((person) => ids.includes(person.id))
    : people.filter((person) =>
        [person.username, person.name.toLowerCase()].some((name) => name.startsWith(query)),
      );
  const limit = integerOf(data.limit) || found.length;
  session.dispatch('GUILD_MEMBERS_CHUNK', {
    guild_id: guild.id,
    members: mayList ? found.slice(0, limit).map((person) => memberToWire(guild, person)) : [],
    chunk_index: 0,
    chunk_count: 1,
    ...(ids ? { not_found: ids.filter((id) => !found.some((person) => person.id === id)) } : {}),
    ...(textOf(data.nonce) === undefined ? {} : { nonce: data.nonce }),
  });
}
