import { addWalkInAct } from '../../../src/acts/guests.js';
import { command } from '../../../src/discord/kernel/declare-command.js';
import { requiredText } from '../../../src/discord/kernel/option.js';
import { step } from '../../../src/discord/kernel/step.js';
import { answerAdded } from '../../../src/discord/party/guest-replies.js';
import { commandWords } from '../../../src/text/en/commands.js';

export const add = command({
  name: 'add',
  words: commandWords.party.guest.add,
  acts: [addWalkInAct],
  options: { name: requiredText() },
  run: (args) => step(addWalkInAct, args, answerAdded),
});
