import { revealRoundAct } from '../../src/acts/imposter.js';
import { answerRevealed } from '../../src/discord/imposter/end-reply.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { step } from '../../src/discord/kernel/step.js';
import { text } from '../../src/text/index.js';

export const reveal = command({
  name: 'reveal',
  words: text.commands.imposter.reveal,
  acts: [revealRoundAct],
  options: {},
  run: () => step(revealRoundAct, {}, answerRevealed),
});
