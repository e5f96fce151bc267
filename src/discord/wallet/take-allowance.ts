import { text } from '../../text/index.js';
import { allowanceCoins } from '../../wallet/rules.js';
import { takeAllowance } from '../../wallet/take-allowance.js';
import type { Component } from '../kernel/command.js';
import { requireGuest } from '../kernel/permissions.js';
import { showOwnWallet } from './own-wallet.js';

/** *Take 200 coins* under the wallet of somebody who has run out. */
export const takeAllowanceButton: Component = {
  name: 'take-allowance',
  version: 1,
  answers: 'update',
  async execute(_input, context) {
    const guest = requireGuest(context);
    const { db, party, clock, interactionId } = context;
    await takeAllowance(db, { party, guestId: guest.id, interactionId }, clock);
    return showOwnWallet(context, 0, text.wallet.allowanceDone({ amount: allowanceCoins }));
  },
};
