import { randomBytes } from 'node:crypto';
import type { WorldData } from '../world-data.js';
import { addGuild } from './guilds.js';
import { addPerson } from './people.js';
import type { MetaRecord } from './records.js';
import type { World } from './world.js';

/** Makes the first world out of its data: the bot, the servers and who is in them. */
export function seedWorld(
  world: World,
  data: WorldData,
  putMeta: (record: MetaRecord) => void,
): void {
  const botId = world.nextId();
  const guildIds = new Map(data.guilds.map(({ name }) => [name, world.nextId()]));
  const personIds = new Map(data.people.map(({ name }) => [name, world.nextId()]));
  const idOf = (ids: ReadonlyMap<string, string>, name: string): string => ids.get(name) ?? '';
  const home = data.guilds[0]?.name ?? '';
  putMeta({
    id: 'world',
    token: createToken(botId),
    botId,
    botName: data.bot.name,
    homeGuildId: idOf(guildIds, home),
    registeredGuildIds: [],
  });
  for (const guild of data.guilds) {
    const [id, ownerId] = [idOf(guildIds, guild.name), idOf(personIds, guild.owner)];
    addGuild(world, { ...guild, id, ownerId });
  }
  for (const { name, guilds = [home], roles = [], dms = 'open' } of data.people) {
    const id = idOf(personIds, name);
    addPerson(world, { id, name, roles, dms, guildIds: guilds.map((at) => idOf(guildIds, at)) });
  }
}

/** Shaped like Discord's: the bot's id, a time and a secret. */
function createToken(botId: string): string {
  return [
    Buffer.from(botId).toString('base64url'),
    randomBytes(4).toString('base64url'),
    randomBytes(28).toString('base64url'),
  ].join('.');
}
