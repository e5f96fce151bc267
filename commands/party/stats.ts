import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../src/discord/permissions.js';
import { renderStats } from '../../src/discord/rendering/stats.js';
import type { Subcommand } from '../../src/discord/subcommands.js';
import { readStats } from '../../src/party/read-stats.js';

export const stats: Subcommand = {
  data: new SlashCommandSubcommandBuilder().setName('stats').setDescription('Most coins won, fastest lap, best liar …'),

  async execute(_options, context) {
    requireHost(context);
    return { answer: renderStats(await readStats(context.db, context.party.id)) };
  },
};
