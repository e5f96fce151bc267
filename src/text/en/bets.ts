import type { BetsText } from '../texts/bets.js';
import { coins, count } from './words.js';

export const bets: BetsText = {
  title: (name) => `Bets of ${name}`,
  empty: 'No bets yet. `/bet racer:… amount:100` places one while a race is open.',
  summary: ({ pending, staked }) =>
    pending === 0
      ? 'Nothing at stake.'
      : `${count(pending, 'bet', 'bets')} pending, ${coins(staked)} at stake.`,
  line: ({ racer, race, stake }) => `**${racer}** in ${race}: ${coins(stake)}`,
  states: {
    open: 'pending, can be withdrawn',
    locked: 'pending, locked',
    won: ({ payout }) => `won, paid **${coins(payout)}**`,
    lost: 'lost',
    refunded: 'refunded',
  },
  withdraw: 'Withdraw a bet …',
  withdrawOption: ({ racer, stake }) => `${racer}: ${coins(stake)}`,
};
