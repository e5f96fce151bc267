import { SlashCommandBuilder } from 'discord.js';
import { inServers } from '../../src/discord/kernel/command-builder.js';
import { createCommand } from '../../src/discord/kernel/subcommands.js';
import { cancel } from './cancel.js';
import { list } from './list.js';
import { lock } from './lock.js';
import { open } from './open.js';
import { unlock } from './unlock.js';
import { voidLap } from './void-lap.js';

export const race = createCommand(
  inServers(
    new SlashCommandBuilder().setName('race').setDescription('For hosts: open, lock and end races'),
  ),
  [open, lock, unlock, cancel, voidLap, list],
);
