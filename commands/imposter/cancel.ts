import { cancelRoundAct } from '../../src/acts/imposter.js';
import { answerCancelled } from '../../src/discord/imposter/end-reply.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { step } from '../../src/discord/kernel/step.js';
import { text } from '../../src/text/index.js';

export const cancel = command({
  name: 'cancel',
  words: text.commands.imposter.cancel,
  acts: [cancelRoundAct],
  options: {},
  run: () => step(cancelRoundAct, {}, answerCancelled),
});
