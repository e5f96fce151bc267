import type { JsonObject } from '../json.js';
import { inScope } from '../rest/commands.js';
import type { World } from '../state/world.js';
import { commandToWire } from '../wire/command.js';

/** How long a new server's first command waits until the bot has registered its commands there. */
const registrationMs = 3000;

/** The slash commands of a server: its own and the global ones; its own win. */
export function commandsFor(world: World, guildId: string): readonly JsonObject[] {
  const own = inScope(world, guildId);
  const global = inScope(world, '').filter(
    (command) => !own.some((other) => other.body.name === command.body.name),
  );
  return [...own, ...global]
    .map((command) => commandToWire(world, command))
    .filter((command) => command.type === 1);
}

/**
 * Waits while the bot has never registered anything that a server would have: it was just added to
 * it.
 */
export async function awaitRegistration(world: World, guildId: string): Promise<void> {
  const isKnown = (): boolean => {
    const registered = world.meta().registeredGuildIds;
    return registered.includes(guildId) || inScope(world, '').length > 0;
  };
  if (isKnown() || !world.isBotConnected()) return;
  await new Promise<void>((done) => {
    const finish = (): void => {
      clearTimeout(timer);
      stop();
      done();
    };
    const timer = setTimeout(finish, registrationMs);
    const stop = world.notices.listen(() => {
      if (isKnown()) finish();
    });
  });
}
