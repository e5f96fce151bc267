import { SlashCommandBuilder } from 'discord.js';
import { inServers } from '../../src/discord/command-builder.js';
import { createCommand } from '../../src/discord/subcommands.js';
import { overlay } from './overlay.js';

export const party = createCommand(
  inServers(new SlashCommandBuilder().setName('party').setDescription('For hosts: run the party')),
  [overlay],
);
