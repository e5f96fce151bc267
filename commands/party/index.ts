import { SlashCommandBuilder } from 'discord.js';
import { inServers } from '../../src/discord/kernel/command-builder.js';
import { createCommand } from '../../src/discord/kernel/subcommands.js';
import { control } from './control.js';
import { grant } from './grant.js';
import { guest } from './guest/index.js';
import { log } from './log.js';
import { overlay } from './overlay.js';
import { reset } from './reset.js';
import { setup } from './setup.js';
import { stats } from './stats.js';

export const party = createCommand(
  inServers(new SlashCommandBuilder().setName('party').setDescription('For hosts: run the party')),
  [setup, overlay, control, grant, log, stats, reset],
  [guest],
);
