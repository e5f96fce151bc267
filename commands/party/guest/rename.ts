import { renameGuestAct } from '../../../src/acts/guests.js';
import { command } from '../../../src/discord/kernel/declare-command.js';
import { requiredText } from '../../../src/discord/kernel/option.js';
import { step } from '../../../src/discord/kernel/step.js';
import { completeGuests } from '../../../src/discord/party/completion.js';
import { answerRenamed } from '../../../src/discord/party/guest-replies.js';
import { text } from '../../../src/text/index.js';

export const rename = command({
  name: 'rename',
  words: text.commands.party.guest.rename,
  acts: [renameGuestAct],
  options: { guest: requiredText({ complete: completeGuests }), name: requiredText() },
  run: (args) => step(renameGuestAct, args, answerRenamed),
});
