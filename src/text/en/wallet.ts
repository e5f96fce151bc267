import type { WalletText } from '../texts/wallet.js';
import { coins } from './words.js';

export const wallet: WalletText = {
  title: (name) => `Wallet of ${name}`,
  balance: (balance) => `**${coins(balance)}**`,
  owes: (debt) =>
    `You owe **${coins(debt)}** that were taken back after you had spent them. Whatever comes in pays them first; only the daily coins stay yours.`,
  debtPaid: 'Paid what was owed',
  empty: 'No coins have moved yet.',
  more: (hidden) => `… and ${hidden} older`,
  allowanceOffered: ({ amount }) => `You have run out: take ${coins(amount)}, once a day.`,
  allowancePending: ({ amount }) =>
    `Once none of your bets is pending, you can take ${coins(amount)} a day here.`,
  allowanceTaken: ({ nextSeconds }) =>
    `Today’s coins are taken. The next come <t:${nextSeconds}:R>.`,
  allowanceDone: ({ amount }) => `**${coins(amount)} are yours.** \`/bet\` puts them on somebody.`,
  kinds: {
    JOIN: 'Welcome coins',
    STAKE: 'Stake',
    PAYOUT: 'Payout',
    REFUND: 'Refund',
    PRIZE: 'Prize',
    GRANT: 'From the host',
    REVERSAL: 'Taken back',
    ALLOWANCE: 'Daily coins',
    MERGE: 'Merged guests',
    RESET: 'Fresh start',
    DEBT: 'Owed from now on',
  },
  mergedSeat: 'by the merged seat',
  on: (racer) => `on ${racer}`,
  inRound: (round) => `in round ${round}`,
  in: (race) => `in ${race}`,
};
