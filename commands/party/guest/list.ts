import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../../src/discord/kernel/permissions.js';
import type { Subcommand } from '../../../src/discord/kernel/subcommands.js';
import { renderSeats } from '../../../src/discord/party/render-guests.js';
import { listSeats } from '../../../src/party/list-seats.js';

export const list: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('list')
    .setDescription('All guests: joined, walk-ins and removed'),

  async execute(_options, context) {
    requireHost(context);
    return { answer: renderSeats(await listSeats(context.db, context.party.id, 1)) };
  },
};
