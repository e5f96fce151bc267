import { showWalletAct } from '../src/acts/wallet.js';
import { command } from '../src/discord/kernel/declare-command.js';
import { step } from '../src/discord/kernel/step.js';
import { answerWallet } from '../src/discord/wallet/render-wallet.js';
import { text } from '../src/text/index.js';

export const wallet = command({
  name: 'wallet',
  words: text.commands.wallet,
  acts: [showWalletAct],
  options: {},
  run: () => step(showWalletAct, { page: 0 }, (view, context) => answerWallet(view, context)),
});
