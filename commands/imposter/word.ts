import { showWordAct } from '../../src/acts/imposter.js';
import { renderSecretReply } from '../../src/discord/imposter/render-secret.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { step } from '../../src/discord/kernel/step.js';
import { text } from '../../src/text/index.js';

export const word = command({
  name: 'word',
  words: text.commands.imposter.word,
  acts: [showWordAct],
  options: {},
  run: () => step(showWordAct, {}, (secret) => ({ answer: renderSecretReply(secret) })),
});
