import type { GrantText } from '../texts/grant.js';
import { coins } from './words.js';

export const grant: GrantText = {
  done: ({ name, amount, balance, reason, paidDebt }) =>
    `${amount > 0 ? `**${name}** got ${coins(amount)}` : `${coins(-amount)} taken from **${name}**`}: ${reason}. ${paidDebt === 0 ? '' : `${coins(paidDebt)} of it paid what they owed. `}Balance now ${coins(balance)}.`,
};
