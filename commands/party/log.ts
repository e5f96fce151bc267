import { showLogAct } from '../../src/acts/party.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { step } from '../../src/discord/kernel/step.js';
import { renderLog } from '../../src/discord/party/render-log.js';
import { commandWords } from '../../src/text/en/commands.js';

export const log = command({
  name: 'log',
  words: commandWords.party.log,
  acts: [showLogAct],
  options: {},
  run: () =>
    step(showLogAct, { filter: 'all', page: 0, until: null }, (found) => ({
      answer: renderLog(found),
    })),
});
