import { SlashCommandBuilder } from 'discord.js';
import type { Command } from '../src/discord/kernel/command.js';
import { inServers } from '../src/discord/kernel/command-builder.js';
import { showOwnWallet } from '../src/discord/wallet/own-wallet.js';

export const wallet: Command = {
  data: inServers(
    new SlashCommandBuilder().setName('wallet').setDescription('Your coins and where they went'),
  ),

  execute: (_options, context) => showOwnWallet(context, 0),
};
