import { coins, count } from './words.js';

/** What a phone of a host says besides. */
export const hostText = {
  bar: 'You are a host',
  open: 'Open a race',
  lock: 'Lock bets',
  unlock: 'Unlock bets',
  settle: 'Settle',
  lapFor: 'Lap for …',
  start: 'Start a round',
  lobby: 'Ask who is in',
  deal: 'Deal',
  vote: 'Open the vote',
  reveal: 'Reveal',
  done: {
    opened: (title: string) => `${title} is open for laps and bets.`,
    locked: (title: string) => `Bets on ${title} are locked.`,
    unlocked: (title: string) => `Bets on ${title} are open again.`,
    started: (round: number, players: number) =>
      `Round ${round} begins with ${count(players, 'player', 'players')}.`,
    lobby: (round: number) => `Round ${round}: everybody is asked who is in.`,
    dealt: 'The words are on their way.',
    vote: 'The vote is open.',
    revealed: 'The round is revealed.',
  },
  preview: (title: string) => `Settle ${title}?`,
  winner: 'Winner',
  wasOpen: 'Bets are locked now. Unlock them if this was too early.',
  pays: (paid: number, bets: number) =>
    `${coins(paid)} go to ${count(bets, 'winning bet', 'winning bets')}.`,
  noWinningBets: 'Nobody bet on the winner.',
  waiting: (laps: number) => `${count(laps, 'lap still waits', 'laps still wait')} for a host.`,
  newBoard: 'The board has changed meanwhile. Look again.',
  involved: 'You hold a bet in this race. Everybody sees that you settled it: sure?',
  pay: 'Pay out',
  paySure: 'Pay out all the same',
  paid: (title: string, paid: number) => `${title} is settled: ${coins(paid)} paid out.`,
  already: (title: string) => `${title} was settled already.`,
  revealTitle: 'Reveal the round now?',
  revealBody:
    'Word, hint and imposters are shown to all. While they still talk, it ends without prizes; during the vote, the votes count as they are.',
  revealSure: 'Reveal it',
};
