import { showBetsAct } from '../src/acts/betting.js';
import { answerBets } from '../src/discord/betting/render-bets.js';
import { command } from '../src/discord/kernel/declare-command.js';
import { step } from '../src/discord/kernel/step.js';
import { commandWords } from '../src/text/en/commands.js';

export const bets = command({
  name: 'bets',
  words: commandWords.bets,
  acts: [showBetsAct],
  options: {},
  run: () => step(showBetsAct, { page: 0 }, (view) => answerBets(view)),
});
