import { SlashCommandBuilder } from 'discord.js';
import { inServers } from '../../src/discord/kernel/command-builder.js';
import { createCommand } from '../../src/discord/kernel/subcommands.js';
import { cancel } from './cancel.js';
import { reveal } from './reveal.js';
import { scores } from './scores.js';
import { start } from './start.js';
import { status } from './status.js';
import { vote } from './vote.js';
import { word } from './word.js';

export const imposter = createCommand(
  inServers(new SlashCommandBuilder().setName('imposter').setDescription('The word game')),
  [start, vote, word, status, reveal, cancel, scores],
);
