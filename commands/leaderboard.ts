import { SlashCommandBuilder } from 'discord.js';
import type { Command } from '../src/discord/kernel/command.js';
import { inServers } from '../src/discord/kernel/command-builder.js';
import { completeRaces } from '../src/discord/party/completion.js';
import { renderBoard } from '../src/discord/racing/render-board.js';
import { readBoard } from '../src/racing/read-board.js';

export const leaderboard: Command = {
  data: inServers(
    new SlashCommandBuilder()
      .setName('leaderboard')
      .setDescription('Who is ahead: times, gaps and cars'),
  ).addStringOption((option) =>
    option
      .setName('race')
      .setDescription('Which race; else the one that is on')
      .setAutocomplete(true),
  ),

  async execute(options, { db, party, actor }) {
    const { race, board } = await readBoard(db, party.id, options.getString('race'));
    return { answer: { embeds: [renderBoard(race, board, actor.guest?.id ?? null)] } };
  },

  autocomplete: (focused, context) => completeRaces(context, focused.value),
};
