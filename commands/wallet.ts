import { SlashCommandBuilder } from 'discord.js';
import type { Command } from '../src/discord/command.js';
import { inServers } from '../src/discord/command-builder.js';
import { requireGuest } from '../src/discord/permissions.js';
import { renderWallet } from '../src/discord/rendering/wallet.js';
import { readWallet } from '../src/wallet/read-wallet.js';

const shownEntries = 15;

export const wallet: Command = {
  data: inServers(new SlashCommandBuilder().setName('wallet').setDescription('Your coins and where they went')),

  async execute(_options, context) {
    const guest = requireGuest(context);
    const wallet = await readWallet(context.db, context.party.id, guest.id, shownEntries);
    return { answer: { embeds: [renderWallet(guest.name, wallet)] } };
  },
};
