import { showWordAct } from '../../src/acts/imposter.js';
import { renderSecretReply } from '../../src/discord/imposter/render-secret.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { step } from '../../src/discord/kernel/step.js';
import { commandWords } from '../../src/text/en/commands.js';

export const word = command({
  name: 'word',
  words: commandWords.imposter.word,
  acts: [showWordAct],
  options: {},
  run: () => step(showWordAct, {}, (secret) => ({ answer: renderSecretReply(secret) })),
});
