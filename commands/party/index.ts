import { SlashCommandBuilder } from 'discord.js';
import { inServers } from '../../src/discord/command-builder.js';
import { createCommand } from '../../src/discord/subcommands.js';
import { control } from './control.js';
import { grant } from './grant.js';
import { guest } from './guest/index.js';
import { overlay } from './overlay.js';

export const party = createCommand(
  inServers(new SlashCommandBuilder().setName('party').setDescription('For hosts: run the party')),
  [overlay, control, grant],
  [guest],
);
