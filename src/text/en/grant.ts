import type { GrantText } from '../texts/grant.js';
import { coins } from './words.js';

export const grant: GrantText = {
  done: ({ name, amount, balance, reason }) =>
    `${amount > 0 ? `**${name}** got ${coins(amount)}` : `${coins(-amount)} taken from **${name}**`}: ${reason}. Balance now ${coins(balance)}.`,
};
