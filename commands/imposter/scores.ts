import { showScoresAct } from '../../src/acts/imposter.js';
import { renderScores } from '../../src/discord/imposter/word-game-lists.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { step } from '../../src/discord/kernel/step.js';
import { text } from '../../src/text/index.js';

export const scores = command({
  name: 'scores',
  words: text.commands.imposter.scores,
  acts: [showScoresAct],
  options: {},
  run: () => step(showScoresAct, {}, (found) => ({ answer: { embeds: [renderScores(found)] } })),
});
