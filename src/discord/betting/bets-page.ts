import { showBetsAct } from '../../acts/betting.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { betsPageId } from './ids.js';
import { answerBets } from './render-bets.js';

/** *Newer* and *Older* under one's own bets. */
export const betsPageButton = button(betsPageId, 'update', ({ args }) =>
  step(showBetsAct, args, (bets) => answerBets(bets)),
);
