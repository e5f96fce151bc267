import { SlashCommandSubcommandBuilder } from 'discord.js';
import { showOwnWord } from '../../src/discord/imposter/show-word.js';
import type { Subcommand } from '../../src/discord/kernel/subcommands.js';

export const word: Subcommand = {
  data: new SlashCommandSubcommandBuilder()
    .setName('word')
    .setDescription('Show my word, only to me'),
  execute: (_options, context) => showOwnWord(context),
};
