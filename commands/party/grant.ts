import { grantCoinsAct } from '../../src/acts/wallet.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { requiredInteger, requiredText } from '../../src/discord/kernel/option.js';
import { step } from '../../src/discord/kernel/step.js';
import { completeGuests } from '../../src/discord/party/completion.js';
import { answerGrant } from '../../src/discord/party/guest-replies.js';
import { text } from '../../src/text/index.js';

export const grant = command({
  name: 'grant',
  words: text.commands.party.grant,
  acts: [grantCoinsAct],
  options: {
    guest: requiredText({ complete: completeGuests }),
    amount: requiredInteger(),
    reason: requiredText({ maxLength: 100 }),
  },
  run: (args) => step(grantCoinsAct, args, answerGrant),
});
