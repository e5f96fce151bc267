import { takeAllowanceAct } from '../../acts/wallet.js';
import { text } from '../../text/index.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { takeAllowanceId } from './ids.js';
import { answerWallet } from './render-wallet.js';

/** *Take 200 coins* under the wallet of a guest who has run out. */
export const takeAllowanceButton = button(takeAllowanceId, 'update', () =>
  step(takeAllowanceAct, {}, (taken, context) =>
    answerWallet(taken, context, text.wallet.allowanceDone({ amount: taken.given })),
  ),
);
