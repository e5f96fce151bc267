import { helpAct } from '../src/acts/party.js';
import { command } from '../src/discord/kernel/declare-command.js';
import { step } from '../src/discord/kernel/step.js';
import { renderHelp } from '../src/discord/party/render-help.js';
import { text } from '../src/text/index.js';

export const help = command({
  name: 'help',
  words: text.commands.help,
  acts: [helpAct],
  options: {},
  run: () =>
    step(helpAct, {}, (view, { commandRows }) => ({ answer: renderHelp(view, commandRows) })),
});
