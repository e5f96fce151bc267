import { showScoresAct } from '../../src/acts/imposter.js';
import { renderScores } from '../../src/discord/imposter/word-game-lists.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { step } from '../../src/discord/kernel/step.js';
import { commandWords } from '../../src/text/en/commands.js';

export const scores = command({
  name: 'scores',
  words: commandWords.imposter.scores,
  acts: [showScoresAct],
  options: {},
  run: () => step(showScoresAct, {}, (found) => ({ answer: { embeds: [renderScores(found)] } })),
});
