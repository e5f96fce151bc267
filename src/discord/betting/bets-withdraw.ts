import { showBetsAct, withdrawBetAct } from '../../acts/betting.js';
import { select } from '../kernel/declare-component.js';
import { perform, step } from '../kernel/step.js';
import { describeWithdrawn } from './bet-withdraw.js';
import { betsWithdrawId } from './ids.js';
import { answerBets } from './render-bets.js';

/** *Withdraw a bet …* under one's own bets: for a ticket that is out of sight. */
export const betsWithdrawSelect = select(betsWithdrawId, 'update', ({ chosen: bet }) =>
  step(withdrawBetAct, { bet }, async (withdrawn, context) =>
    answerBets(await perform(showBetsAct, { page: 0 }, context), describeWithdrawn(withdrawn)),
  ),
);
