import { SlashCommandBuilder } from 'discord.js';
import type { Command } from '../src/discord/command.js';
import { inServers } from '../src/discord/command-builder.js';
import { showOwnBets } from '../src/discord/own-bets.js';

export const bets: Command = {
  data: inServers(new SlashCommandBuilder().setName('bets').setDescription('Your bets and what became of them')),

  execute: (_options, context) => showOwnBets(context, 0),
};
