import { commandGroup } from '../../src/discord/kernel/command-group.js';
import { text } from '../../src/text/index.js';
import { cancel } from './cancel.js';
import { edit } from './edit.js';
import { entrants } from './entrants.js';
import { extend } from './extend.js';
import { list } from './list.js';
import { lock } from './lock.js';
import { open } from './open.js';
import { unlock } from './unlock.js';
import { voidLap } from './void-lap.js';

export const race = commandGroup({
  name: 'race',
  description: text.commands.race.description,
  subcommands: [open, edit, entrants, extend, lock, unlock, cancel, voidLap, list],
});
