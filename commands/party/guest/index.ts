import type { SubcommandGroup } from '../../../src/discord/kernel/command-group.js';
import { text } from '../../../src/text/index.js';
import { add } from './add.js';
import { list } from './list.js';
import { merge } from './merge.js';
import { pin } from './pin.js';
import { remove } from './remove.js';
import { rename } from './rename.js';
import { restore } from './restore.js';

export const guest: SubcommandGroup = {
  name: 'guest',
  description: text.commands.party.guest.description,
  subcommands: [add, list, pin, rename, remove, restore, merge],
};
