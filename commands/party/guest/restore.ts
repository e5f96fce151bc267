import { restoreGuestAct } from '../../../src/acts/guests.js';
import { command } from '../../../src/discord/kernel/declare-command.js';
import { requiredText } from '../../../src/discord/kernel/option.js';
import { step } from '../../../src/discord/kernel/step.js';
import { completeRemoved } from '../../../src/discord/party/completion.js';
import { renderUndo } from '../../../src/discord/undo/render-undo.js';
import { text } from '../../../src/text/index.js';

export const restore = command({
  name: 'restore',
  words: text.commands.party.guest.restore,
  acts: [restoreGuestAct],
  options: { guest: requiredText({ complete: completeRemoved }) },
  run: (args) => step(restoreGuestAct, args, renderUndo),
});
