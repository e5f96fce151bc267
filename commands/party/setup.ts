import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../src/discord/permissions.js';
import { showSetup } from '../../src/discord/setup-reply.js';
import type { Subcommand } from '../../src/discord/subcommands.js';
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
