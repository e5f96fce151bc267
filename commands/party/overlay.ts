import { SlashCommandSubcommandBuilder } from 'discord.js';
import { requireHost } from '../../src/discord/permissions.js';
import type { Subcommand } from '../../src/discord/subcommands.js';
import { en } from '../../src/text/en.js';

export const overlay: Subcommand = {
  data: new SlashCommandSubcommandBuilder().setName('overlay').setDescription('The link of the live overlay for OBS'),

  async execute(_options, context) {
    requireHost(context);
    const url = context.overlayUrl(context.party);
    return { answer: { embeds: [{ title: en.overlay.title, description: en.overlay.body(url) }] } };
  },
};
