import { commandGroup } from '../../src/discord/kernel/command-group.js';
import { text } from '../../src/text/index.js';
import { cancel } from './cancel.js';
import { reveal } from './reveal.js';
import { scores } from './scores.js';
import { start } from './start.js';
import { status } from './status.js';
import { vote } from './vote.js';
import { word } from './word.js';

export const imposter = commandGroup({
  name: 'imposter',
  description: text.commands.imposter.description,
  subcommands: [start, vote, word, status, reveal, cancel, scores],
});
