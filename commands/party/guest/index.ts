import type { SubcommandGroup } from '../../../src/discord/kernel/subcommands.js';
import { add } from './add.js';
import { list } from './list.js';
import { merge } from './merge.js';
import { pin } from './pin.js';
import { remove } from './remove.js';
import { rename } from './rename.js';
import { restore } from './restore.js';

export const guest: SubcommandGroup = {
  name: 'guest',
  description: 'Guests and walk-ins',
  subcommands: [add, list, pin, rename, remove, restore, merge],
};
