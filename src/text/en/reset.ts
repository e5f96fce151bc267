import type { ResetText } from '../texts/reset.js';
import { coins, count, list } from './words.js';

export const reset: ResetText = {
  offer: (party) =>
    `Reset **${party}** for the next party?\n• Live races are cancelled and their bets refunded, a running round ends.\n• Every wallet holds 1,000 coins again, by a line in its ledger.\n• Guests, PINs, settings and finished races stay.\nAttached is the party as it is now (the newest 20,000 lines of each table). *Undo* takes the reset back for 24 hours, while no coins have moved since.`,
  files: 'The party as tables: guests, laps, bets and ledger',
  formTitle: 'Reset the party',
  formLabel: 'The name of the party',
  formHint: 'Type it as it is written, to be sure',
  done: ({ guests, races, refunded }) =>
    `The party is reset. ${count(guests, 'guest', 'guests')} kept, each with 1,000 coins; ${count(races, 'live race', 'live races')} cancelled, ${count(refunded, 'bet', 'bets')} refunded.`,
  announcement: 'A new party begins: everybody has 1,000 coins again.',
  richest: ({ names, hidden, coins: most }) =>
    `Richest at the end of the last one: ${list(names, hidden)}, with ${coins(most)}${names.length + hidden === 1 ? '' : ' each'}.`,
};
