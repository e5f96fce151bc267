import { previewRemoveAct } from '../../../src/acts/guests.js';
import { command } from '../../../src/discord/kernel/declare-command.js';
import { requiredText } from '../../../src/discord/kernel/option.js';
import { step } from '../../../src/discord/kernel/step.js';
import { completeGuests } from '../../../src/discord/party/completion.js';
import { renderRemovePreview } from '../../../src/discord/party/render-remove.js';
import { text } from '../../../src/text/index.js';

export const remove = command({
  name: 'remove',
  words: text.commands.party.guest.remove,
  acts: [previewRemoveAct],
  options: { guest: requiredText({ complete: completeGuests }) },
  run: (args) => step(previewRemoveAct, args, (preview) => renderRemovePreview(preview)),
});
