import { SlashCommandBuilder } from 'discord.js';
import type { Command } from '../src/discord/kernel/command.js';
import { inServers } from '../src/discord/kernel/command-builder.js';
import { joinAsGuest, joinBySeat } from '../src/discord/party/join-reply.js';

export const join: Command = {
  data: inServers(
    new SlashCommandBuilder()
      .setName('join')
      .setDescription('Join the party: coins, races and the word game'),
  )
    .addStringOption((option) =>
      option.setName('name').setDescription('The name to show; you can change it later'),
    )
    .addStringOption((option) =>
      option.setName('pin').setDescription('Take over the seat that a host made for you'),
    ),

  execute(options, context) {
    const [name, pin] = [options.getString('name'), options.getString('pin')];
    return pin === null ? joinAsGuest(context, name) : joinBySeat(context, pin, name);
  },
};
