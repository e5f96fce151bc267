import { addWalkInAct } from '../../../src/acts/guests.js';
import { command } from '../../../src/discord/kernel/declare-command.js';
import { requiredText } from '../../../src/discord/kernel/option.js';
import { step } from '../../../src/discord/kernel/step.js';
import { answerAdded } from '../../../src/discord/party/guest-replies.js';
import { text } from '../../../src/text/index.js';

export const add = command({
  name: 'add',
  words: text.commands.party.guest.add,
  acts: [addWalkInAct],
  options: { name: requiredText() },
  run: (args) => step(addWalkInAct, args, answerAdded),
});
