import { SlashCommandBuilder } from 'discord.js';
import { showOwnBets } from '../src/discord/betting/own-bets.js';
import type { Command } from '../src/discord/kernel/command.js';
import { inServers } from '../src/discord/kernel/command-builder.js';

export const bets: Command = {
  data: inServers(
    new SlashCommandBuilder().setName('bets').setDescription('Your bets and what became of them'),
  ),

  execute: (_options, context) => showOwnBets(context, 0),
};
