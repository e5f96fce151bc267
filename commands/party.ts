import { SlashCommandBuilder } from 'discord.js';
import type { Command } from '../src/discord/command.js';
import { inServers } from '../src/discord/command-builder.js';
import { requireHost } from '../src/discord/permissions.js';
import { en } from '../src/text/en.js';

export const party: Command = {
  data: inServers(new SlashCommandBuilder().setName('party').setDescription('For hosts: run the party')).addSubcommand((sub) =>
    sub.setName('overlay').setDescription('The link of the live overlay for OBS'),
  ),

  async execute(_options, context) {
    requireHost(context);
    const url = context.overlayUrl(context.party);
    return { answer: { embeds: [{ title: en.overlay.title, description: en.overlay.body(url) }] } };
  },
};
