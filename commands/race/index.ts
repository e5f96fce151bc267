import { commandGroup } from '../../src/discord/kernel/command-group.js';
import { commandWords } from '../../src/text/en/commands.js';
import { cancel } from './cancel.js';
import { list } from './list.js';
import { lock } from './lock.js';
import { open } from './open.js';
import { unlock } from './unlock.js';
import { voidLap } from './void-lap.js';

export const race = commandGroup({
  name: 'race',
  description: commandWords.race.description,
  subcommands: [open, lock, unlock, cancel, voidLap, list],
});
