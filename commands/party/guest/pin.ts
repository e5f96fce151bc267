import { renewPinAct } from '../../../src/acts/guests.js';
import { command } from '../../../src/discord/kernel/declare-command.js';
import { requiredText } from '../../../src/discord/kernel/option.js';
import { step } from '../../../src/discord/kernel/step.js';
import { completeGuests } from '../../../src/discord/party/completion.js';
import { answerPin } from '../../../src/discord/party/guest-replies.js';
import { text } from '../../../src/text/index.js';

export const pin = command({
  name: 'pin',
  words: text.commands.party.guest.pin,
  acts: [renewPinAct],
  options: { guest: requiredText({ complete: completeGuests }) },
  run: (args) => step(renewPinAct, args, answerPin),
});
