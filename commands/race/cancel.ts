import { previewCancelAct } from '../../src/acts/cancelling.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { optionalText } from '../../src/discord/kernel/option.js';
import { step } from '../../src/discord/kernel/step.js';
import { completeRaces } from '../../src/discord/party/completion.js';
import { renderCancelPreview } from '../../src/discord/racing/render-cancel.js';
import { text } from '../../src/text/index.js';

export const cancel = command({
  name: 'cancel',
  words: text.commands.race.cancel,
  acts: [previewCancelAct],
  options: { race: optionalText({ complete: completeRaces }) },
  run: ({ race }) => step(previewCancelAct, { race }, (preview) => renderCancelPreview(preview)),
});
