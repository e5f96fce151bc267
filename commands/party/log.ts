import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../src/discord/kernel/permissions.js';
import type { Subcommand } from '../../src/discord/kernel/subcommands.js';
import { renderLog } from '../../src/discord/party/render-log.js';
import { readLog } from '../../src/events/read-log.js';

export const log: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('log')
    .setDescription('What happened: who, what and when'),

  async execute(_options, context) {
    requireHost(context);
    const query = { filter: 'all', page: 0, until: context.clock.now() } as const;
    return { answer: renderLog(await readLog(context.db, context.party.id, query)) };
  },
};
