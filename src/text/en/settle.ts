import { formatLapTime } from '../../contract/lap-time.js';
import type { SettleText } from '../texts/settle.js';
import { coins, count, list, relative } from './words.js';

export const settle: SettleText = {
  title: (race) => `Pay out ${race}?`,
  winner: ({ name, timeMs }) => `Winner: **${name}** with **${formatLapTime(timeMs)}**.`,
  locked: 'Betting is locked from now on. *Unlock betting* opens it again.',
  waiting: ({ waiting, laps, hidden }) =>
    `⚠ **${count(waiting, 'lap waits', 'laps wait')} for a host’s ✓**: ${list(laps, hidden)}. Confirm or refuse ${waiting === 1 ? 'it' : 'them'} first, \`/race list\` brings ${waiting === 1 ? 'it' : 'them'} up; once the race is paid out, ${waiting === 1 ? 'it no longer counts' : 'they no longer count'}.`,
  waitingLap: ({ name, timeMs }) => `${name} ${formatLapTime(timeMs)}`,
  noBets: 'Nobody has bet, so no coins will move.',
  sums: ({ staked, paidOut }) => `At stake: ${coins(staked)}. To be paid: ${coins(paidOut)}.`,
  line: ({ bettor, racer, stake, payout }) =>
    payout === null
      ? `${bettor} on ${racer}: ${coins(stake)}, lost`
      : `${bettor} on ${racer}: ${coins(stake)} → **${coins(payout)}**`,
  lineRefund: ({ bettor, racer, stake }) => `${bettor} on ${racer}: ${coins(stake)} refunded`,
  more: (hidden) => `… and ${count(hidden, 'more bet', 'more bets')}`,
  footer: ({ button }) =>
    `Nothing is paid until you press ${button}. A new lap makes a new preview.`,
  changed: 'The race changed after that preview, so nothing was paid. This is the new one.',
  involved:
    'You have a bet in this race yourself, so nothing is paid yet. Press again if the result is right; the log notes it.',
  done: ({ race, paidOut }) =>
    `${race} is paid out: ${coins(paidOut)}. If that was wrong, \`/settle undo:True\` takes it back for 15 minutes.`,
  already: ({ race, paidOut }) =>
    `${race} is paid out already: ${coins(paidOut)}, and nothing was paid twice. \`/settle undo:True\` takes a payout back for 15 minutes.`,
  announcement: ({ race, winner, timeMs }) =>
    `${race} is settled. **${winner}** wins with **${formatLapTime(timeMs)}**.`,
  winners: ({ names, hidden }) => `Paid: ${list(names, hidden)}.`,
  noWinners: 'Nobody had bet on the winner.',
  settlerInvolved: (name) => `Paid out by **${name}**, who had a bet in this race.`,
  refunded: 'Nobody had bet on the winner, so every stake went back.',
  winnerPaid: ({ name, amount }) => `**${name}** ${coins(amount)}`,
  undoTitle: (race) => `Take back the payout of ${race}?`,
  undoHead: ({ winner, settledSeconds, untilSeconds }) =>
    `Winner: **${winner}**, paid out <t:${settledSeconds}:R>. It can be taken back until <t:${untilSeconds}:t>.`,
  undoNothing: 'No coins were paid. The race becomes locked again.',
  undoLine: ({ name, amount, left, owes }) =>
    owes === 0
      ? `${name} gives back ${coins(amount)} → ${coins(left)} left`
      : `${name} gives back ${coins(amount - owes)} and owes **${coins(owes)}**, which are spent`,
  moreWallets: (hidden) => `… and ${count(hidden, 'more guest', 'more guests')}`,
  undoFooter:
    'All its bets become pending again, and the race is locked. What somebody owes is paid by what comes in, except daily coins.',
  undone: (race) =>
    `The payout of ${race} is taken back: the race is locked, and its bets are pending again. \`/settle\` makes a new preview.`,
  announcementUndone: ({ race, takenBack, bets }) =>
    `The payout of ${race} is taken back: ${coins(takenBack)}. ${count(bets, 'bet is', 'bets are')} pending again.`,
  unlocked: (race) => `Betting on ${race} is open again. \`/settle\` makes a new preview.`,
  announcementLocked: (race) => `Betting on ${race} is locked. Laps still count.`,
  announcementUnlocked: ({ race, locksAt }) =>
    `Betting on ${race} is open again.${locksAt === null ? '' : ` It locks ${relative(locksAt)}.`}`,
};
