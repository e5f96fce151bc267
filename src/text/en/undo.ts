import type { UndoText } from '../texts/undo.js';
import { coins, count, list } from './words.js';

function has(name: string, held: number, debt: number): string {
  return `${name} has ${coins(held)}${debt === 0 ? '' : ` and owes ${coins(debt)}`}`;
}

function backAgain(guests: number, races: readonly string[], bets: number): readonly string[] {
  return [
    `Wallets as before the reset: ${count(guests, 'guest', 'guests')}`,
    races.length === 0
      ? 'No race had to come back'
      : `On again: ${list(races.slice(0, 10), Math.max(0, races.length - 10))}, with ${count(bets, 'bet', 'bets')}`,
  ];
}

export const undo: UndoText = {
  until: (seconds) => `*Undo* takes this back until <t:${seconds}:t>.`,
  placeholder: 'Take something back …',
  option: ({ kind, name, amount }) =>
    ({
      settlement: `Payout of ${name}`,
      cancel: `Cancelling of ${name}`,
      remove: `Removal of ${name}`,
      merge: `Merge of ${name}`,
      grant: `${coins(amount)} granted to ${name}`,
      reset: 'Reset of the party',
    })[kind],
  askReset: 'Take the reset back?',
  resetBody: ({ guests, races, bets }) =>
    [...backAgain(guests, races, bets), 'A round of the word game that it ended stays ended']
      .map((line) => `• ${line}`)
      .join('\n'),
  resetUndone: ({ guests, races, bets }) =>
    `The reset is taken back. ${backAgain(guests, races, bets).join('; ')}. \`/standings\` shows who has what.`,
  resetAnnouncement:
    'The reset was taken back: coins, races and bets are what they were before it.',
  askTitle: (race) => `Put ${race} back on?`,
  askRestore: (name) => `Bring ${name} back?`,
  askFooter:
    'Some have spent what they got back. They would owe the rest, and what comes in pays it, except daily coins.',
  before: 'That was taken back already. Nothing was changed.',
  grantUndone: ({ name, amount, balance, debt }) =>
    `${amount < 0 ? `${name} has the ${coins(-amount)} again` : `The ${coins(amount)} for ${name} are taken back`}. Balance ${coins(balance)}${debt === 0 ? '' : `, and ${name} owes ${coins(debt)}: some were spent`}.`,
  mergeUndone: ({ from, into, fromCoins, coins: held, fromDebt, debt }) =>
    `**${from}** and **${into}** are two guests again, with their bets and laps. ${has(from, fromCoins, fromDebt)}, ${has(into, held, debt)}.`,
  cancelUndone: ({ race, isOpen, bets }) =>
    `${race} is on again. Betting is ${isOpen ? 'open' : 'locked'}, and ${bets === 0 ? 'no bet was on it' : `${count(bets, 'bet is', 'bets are')} pending again`}.`,
};
