import { SlashCommandSubcommandBuilder } from 'discord.js';
import { renderScores } from '../../src/discord/imposter/word-game-lists.js';
import type { Subcommand } from '../../src/discord/kernel/subcommands.js';
import { readScores } from '../../src/imposter/read-scores.js';

export const scores: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('scores')
    .setDescription('Coins and wins of the evening'),

  async execute(_options, { db, party, clock }) {
    return { answer: { embeds: [renderScores(await readScores(db, party.id, clock))] } };
  },
};
