import { formatLapTime } from '../../contract/lap-time.js';
import type { CancelText } from '../texts/cancel.js';
import { coins, count } from './words.js';

export const cancel: CancelText = {
  title: (race) => `Cancel ${race}?`,
  state: ({ isOpen, leader, racers, waiting }) =>
    [
      `Betting is ${isOpen ? 'open' : 'locked'}.`,
      leader === null
        ? 'Nobody has a time that counts.'
        : `**${leader.name}** leads with **${formatLapTime(leader.timeMs)}**; ${count(racers, 'racer is', 'racers are')} on the board, and nobody wins.`,
      ...(waiting === 0
        ? []
        : [`${count(waiting, 'lap waits', 'laps wait')} for a host’s ✓ and will not count.`]),
    ].join(' '),
  sums: ({ bets, coins: sum, guests }) =>
    bets === 0
      ? 'Nobody has bet, so no coins will move.'
      : `**${coins(sum)}** in ${count(bets, 'bet', 'bets')} go back to ${count(guests, 'guest', 'guests')}.`,
  refund: ({ name, coins: sum }) => `${name} gets ${coins(sum)} back`,
  changed:
    'The race changed after that preview, so nothing was cancelled. This is how it is at present.',
  involved:
    'You have a bet in this race yourself, so nothing is cancelled yet. Press again if it has to end; all are told, and the log notes it.',
  footer: ({ button }) =>
    `Nothing happens until you press ${button}. It can be undone for 15 minutes.`,
  byInvolved: (host) => `Cancelled by **${host}**, who had a bet in this race.`,
  announcementUndone: ({ race, isOpen, bets }) =>
    `${race} is on again: cancelling it was taken back. ${bets === 0 ? 'No bets were on it.' : `${count(bets, 'bet is', 'bets are')} pending again.`} Betting is ${isOpen ? 'open' : 'locked'}.`,
};
