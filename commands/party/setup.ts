import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../src/discord/kernel/permissions.js';
import type { Subcommand } from '../../src/discord/kernel/subcommands.js';
import { showSetup } from '../../src/discord/party/setup-reply.js';
import { readSettings } from '../../src/party/settings.js';

export const setup: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('setup')
    .setDescription('Host role, channels, invite link, prizes and other defaults'),

  async execute(_options, context) {
    requireHost(context);
    const { db, party } = context;
    return { answer: await showSetup(context, await readSettings(db.orm, party.id)) };
  },
};
