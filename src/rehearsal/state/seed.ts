import { randomBytes } from 'node:crypto';
import { addGuild } from './guilds.js';
import { addPerson } from './people.js';
import type { MetaRecord } from './records.js';
import type { World } from './world.js';

const guests = ['Ava', 'Ben', 'Chloe', 'Dev', 'Elif', 'Finn', 'Gus'];

/**
 * Makes the first world: one server, its host, seven guests (the last with closed private messages)
 * and the bot.
 */
export function seedWorld(world: World, putMeta: (record: MetaRecord) => void): void {
  const botId = world.nextId();
  const homeGuildId = world.nextId();
  putMeta({
    id: 'world',
    token: createToken(botId),
    botId,
    botName: 'Party OS',
    homeGuildId,
    registeredGuildIds: [],
  });
  const ownerId = world.nextId();
  addGuild(world, { id: homeGuildId, name: 'The Party House', ownerId });
  addPerson(world, { id: ownerId, name: 'Hana', host: true, dms: 'open', guildId: homeGuildId });
  for (const [index, name] of guests.entries()) {
    addPerson(world, {
      name,
      host: false,
      dms: index === guests.length - 1 ? 'closed' : 'open',
      guildId: homeGuildId,
    });
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
