import { showBetsAct } from '../src/acts/betting.js';
import { answerBets } from '../src/discord/betting/render-bets.js';
import { command } from '../src/discord/kernel/declare-command.js';
import { step } from '../src/discord/kernel/step.js';
import { text } from '../src/text/index.js';

export const bets = command({
  name: 'bets',
  words: text.commands.bets,
  acts: [showBetsAct],
  options: {},
  run: () => step(showBetsAct, { page: 0 }, (view) => answerBets(view)),
});
