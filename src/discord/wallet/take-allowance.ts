import { takeAllowanceAct } from '../../acts/wallet.js';
import { en } from '../../text/en.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { takeAllowanceId } from './ids.js';
import { answerWallet } from './render-wallet.js';

/** *Take 200 coins* under the wallet of a guest who has run out. */
export const takeAllowanceButton = button(takeAllowanceId, 'update', () =>
  step(takeAllowanceAct, {}, (taken) => answerWallet(taken, en.wallet.allowanceDone(taken.given))),
);
