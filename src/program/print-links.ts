import type { Config } from '../config.js';
import type { Bot } from '../discord/gateway/bot.js';
import { inviteUrl } from '../discord/gateway/client.js';
import { publicOrigin } from '../origins.js';
import { listParties } from '../party/list-parties.js';
import { readJoinGeneration } from '../party/phones/join-code.js';
import type { Started } from './services.js';

/** Prints where everything is, each party's links on lines of their own. */
export async function printLinks(
  config: Config,
  bot: Bot,
  { db, overlayUrl, joinUrl }: Started,
  print: (line: string) => void,
): Promise<void> {
  if (config.discord.kind === 'rehearsal') print(`Rehearsal: ${publicOrigin(config)}/rehearsal/`);
  else print(`Discord: ${bot.facts.name}, invite: ${inviteUrl(bot.facts.applicationId)}`);
  const parties = (await listParties(db)).filter(({ guildId }) =>
    bot.client.guilds.cache.has(guildId),
  );
  const [first] = parties;
  if (first === undefined)
    print(
      `Overlay: ${publicOrigin(config)}/overlay/ (once the bot is in your server, /party overlay gives the link with its key)`,
    );
  else if (parties.length === 1) print(`Overlay: ${overlayUrl(first)}`);
  else for (const party of parties) print(`Overlay: ${overlayUrl(party)} (${party.name})`);
  for (const { id, name } of parties) {
    const url = joinUrl(id, await readJoinGeneration(db, id));
    if (url !== null) print(`Phones: ${url}${parties.length > 1 ? ` (${name})` : ''}`);
  }
  print('Ready.');
}
