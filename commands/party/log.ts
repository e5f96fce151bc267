import { showLogAct } from '../../src/acts/party.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { step } from '../../src/discord/kernel/step.js';
import { renderLog } from '../../src/discord/party/render-log.js';
import { text } from '../../src/text/index.js';

export const log = command({
  name: 'log',
  words: text.commands.party.log,
  acts: [showLogAct],
  options: {},
  run: () =>
    step(showLogAct, { filter: 'all', page: 0, until: null }, (found) => ({
      answer: renderLog(found),
    })),
});
