import { showWalletAct } from '../../acts/wallet.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { walletPageId } from './ids.js';
import { answerWallet } from './render-wallet.js';

/** *Newer* and *Older* under one's own wallet. */
export const walletPageButton = button(walletPageId, 'update', ({ args }) =>
  step(showWalletAct, args, (wallet, context) => answerWallet(wallet, context)),
);
