import { commandGroup } from '../../src/discord/kernel/command-group.js';
import { text } from '../../src/text/index.js';
import { control } from './control.js';
import { grant } from './grant.js';
import { guest } from './guest/index.js';
import { log } from './log.js';
import { overlay } from './overlay.js';
import { reset } from './reset.js';
import { setup } from './setup.js';
import { stats } from './stats.js';

export const party = commandGroup({
  name: 'party',
  description: text.commands.party.description,
  subcommands: [setup, overlay, control, grant, log, stats, reset],
  groups: [guest],
});
