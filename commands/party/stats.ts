import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../src/discord/kernel/permissions.js';
import type { Subcommand } from '../../src/discord/kernel/subcommands.js';
import { renderStats } from '../../src/discord/party/render-stats.js';
import { readStats } from '../../src/evening/read-stats.js';

export const stats: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('stats')
    .setDescription('Most coins won, fastest lap, best liar …'),

  async execute(_options, context) {
    requireHost(context);
    return { answer: renderStats(await readStats(context.db, context.party.id)) };
  },
};
