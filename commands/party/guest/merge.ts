import { previewMergeAct } from '../../../src/acts/guests.js';
import { command } from '../../../src/discord/kernel/declare-command.js';
import { requiredText } from '../../../src/discord/kernel/option.js';
import { step } from '../../../src/discord/kernel/step.js';
import { completeGuests } from '../../../src/discord/party/completion.js';
import { renderMergePreview } from '../../../src/discord/party/render-guests.js';
import { text } from '../../../src/text/index.js';

export const merge = command({
  name: 'merge',
  words: text.commands.party.guest.merge,
  acts: [previewMergeAct],
  options: {
    from: requiredText({ complete: completeGuests }),
    into: requiredText({ complete: completeGuests }),
  },
  run: (args) =>
    step(previewMergeAct, args, (preview) => ({ answer: renderMergePreview(preview) })),
});
