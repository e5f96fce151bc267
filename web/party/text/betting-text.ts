import type { PayoutRule } from '../../../src/contract/race.js';
import { amount, coins } from './words.js';

/** What the betting tab says. */
export const bettingText = {
  none: {
    title: 'No bets to be placed',
    body: 'Bets open with the next race. Yours stay below.',
  },
  locked: {
    title: 'Bets are locked',
    body: 'The race is on. What is staked stays staked; the winner is paid when the host settles.',
  },
  opening: 'Bets open in a moment …',
  backing: 'Who is backed',
  nobody: {
    title: 'Nobody to back yet',
    body: 'Guests of the party show up here once they have joined.',
  },
  pot: (value: number) => `Pot ${amount(value)}`,
  rule: { double: 'Pays double', pool: 'Winners share the pot' } satisfies Record<
    PayoutRule,
    string
  >,
  locksIn: 'locks in',
  how: (stake: number) => `A tap stakes ${stake} coins. Hold, or press Other, for any amount.`,
  other: 'Other …',
  tap: (stake: number) => `${stake} coins on`,
  staked: (value: number) => `You: ${amount(value)}`,
  backed: (value: number) => coins(value),
  what: (value: string, name: string) => `${value} on ${name}`,
  withdrawWhat: (name: string) => `the bet on ${name} back`,
  sheet: (name: string) => `How much on ${name}?`,
  amount: 'Amount',
  quick: 'Quick picks',
  amountHint: 'Coins as 250 or 1.5k, or half, 50%, all.',
  have: (value: number) => `You have ${coins(value)}.`,
  place: 'Place the bet',
  ticket: 'Your ticket',
  on: (value: number, name: string) => `${coins(value)} on ${name}`,
  pays: (value: number, rule: PayoutRule) =>
    rule === 'double'
      ? `Pays ${coins(value)} if they win`
      : `Pays ${coins(value)} as the pot stands now`,
  opened: (title: string) => `Your bet opened ${title}.`,
  again: (stake: number) => `+${stake}`,
  withdraw: 'Withdraw',
  withdrawn: (name: string) => `Your bet on ${name} is withdrawn, the coins are back.`,
  close: 'Close the ticket',
  mine: 'My bets',
  noBets: 'You have not bet yet.',
  openBets: (bets: number, value: number) =>
    `${bets === 1 ? '1 bet waits' : `${bets} bets wait`}, ${coins(value)} staked`,
  badges: { PENDING: 'Waiting', WON: 'Won', LOST: 'Lost', REFUNDED: 'Refunded' },
  payout: (value: number) => `paid ${amount(value)}`,
  older: 'Older bets',
  finePrint: 'Coins are play money without cash value.',
};
