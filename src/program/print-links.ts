import { toString as drawCode } from 'qrcode';
import { systemClock } from '../clock.js';
import type { Config } from '../config.js';
import type { Bot } from '../discord/gateway/bot.js';
import { inviteUrl } from '../discord/gateway/client.js';
import { publicOrigin } from '../origins.js';
import type { Party } from '../party/ensure-party.js';
import { listParties } from '../party/list-parties.js';
import { readJoinGeneration } from '../party/phones/join-code.js';
import { makeLink } from '../party/phones/one-time-links.js';
import type { Started } from './services.js';

/**
 * Where a party without Discord is run from, and where its phones join, with a code for their cameras.
 */
async function printHouse(
  parties: readonly Party[],
  { db, joinUrl, controlUrl }: Started,
  print: (line: string) => void,
): Promise<void> {
  for (const { id, name } of parties) {
    const of = parties.length > 1 ? ` (${name})` : '';
    const about = { partyId: id, kind: 'control', holderName: 'Host' } as const;
    const link = await makeLink(db, { ...about, userId: null, discordId: null }, systemClock);
    print(`Race control, once within ten minutes: ${controlUrl(link)}${of}`);
    const url = joinUrl(id, await readJoinGeneration(db, id));
    if (url === null) continue;
    print(`Phones: ${url}${of}`);
    print(await drawCode(url, { type: 'terminal', small: true }));
  }
}

/** Prints where everything is, each party's links on lines of their own. */
export async function printLinks(
  config: Config,
  bot: Bot,
  started: Started,
  print: (line: string) => void,
): Promise<void> {
  const { db, overlayUrl } = started;
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
  if (config.discord.kind === 'rehearsal') await printHouse(parties, started, print);
  print('Ready.');
}
