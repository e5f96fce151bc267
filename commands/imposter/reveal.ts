import { revealRoundAct } from '../../src/acts/imposter.js';
import { answerRevealed } from '../../src/discord/imposter/end-reply.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { step } from '../../src/discord/kernel/step.js';
import { commandWords } from '../../src/text/en/commands.js';

export const reveal = command({
  name: 'reveal',
  words: commandWords.imposter.reveal,
  acts: [revealRoundAct],
  options: {},
  run: () => step(revealRoundAct, {}, answerRevealed),
});
