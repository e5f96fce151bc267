import { formatGap, formatLapTime } from '../../contract/lap-time.js';
import type { LapText } from '../texts/lap.js';
import { count, lockSentence } from './words.js';

export const lap: LapText = {
  recorded: ({ time, race }) => `**${time}** in ${race}.`,
  dnf: (race) => `DNF noted in ${race}.`,
  dnfKeepsTime: ({ race, best }) => `DNF noted in ${race}. The best of **${best}** still counts.`,
  forRacer: (name) => `For **${name}**: `,
  personalBest: ({ improvedMs }) =>
    `Personal best, ${formatGap(improvedMs).slice(1)} faster than before.`,
  firstTime: 'First time on the board.',
  raceBest: 'Fastest lap of the race.',
  offBest: ({ offMs, best }) =>
    offMs === 0
      ? `As fast as the best so far; the earlier lap stays on the board.`
      : `${formatGap(offMs)} off the best of ${best}, which stays on the board.`,
  place: ({ position, gapMs, intervalMs }) =>
    gapMs === null || intervalMs === null
      ? `Position **P${position}**.`
      : `Position **P${position}**, gap ${formatGap(gapMs)} to the leader, interval ${formatGap(intervalMs)} to the car ahead.`,
  next: ({ isOpen }) =>
    isOpen
      ? '`/leaderboard` shows the board, `/bet` backs a racer.'
      : '`/leaderboard` shows the board.',
  takeBack: ({ minutes, isOwn }) =>
    isOwn
      ? `Typed it wrong? *Take back* works for ${count(minutes, 'minute', 'minutes')}.`
      : `Typed it wrong? *Take back* works for ${count(minutes, 'minute', 'minutes')}, \`/race void-lap\` after that.`,
  announcement: ({ name, timeMs, position, race }) =>
    `**${name}** drove **${formatLapTime(timeMs)}** in ${race}: P${position}.`,
  announcementSlower: ({ name, timeMs, bestMs, position, race }) =>
    `**${name}** drove **${formatLapTime(timeMs)}** in ${race}; their best of **${formatLapTime(bestMs)}** stays P${position}.`,
  announcementStaysAhead: ({ name, timeMs, race }) =>
    `**${name}** stays ahead in ${race}, now with **${formatLapTime(timeMs)}**.`,
  announcementLead: ({ name, timeMs, race }) =>
    `**${name}** takes the lead of ${race} with **${formatLapTime(timeMs)}**.`,
  announcementDnf: ({ name, race }) => `**${name}** did not finish a lap in ${race}.`,
  announcementOpened: ({ race, lockRule, locksAt }) =>
    `${race} is open. Race with \`/lap time:…\`, bet with \`/bet\`. ${lockSentence({ lockRule, locksAt }) ?? ''}`.trimEnd(),
  announcementLocked: (race) =>
    `A lap has been driven, so betting on ${race} is locked. Laps still count.`,
  raceBestIs: ({ time, name }) => `Race best: ${time} by ${name}.`,
  waiting: ({ time, race, reason, isHost }) =>
    [
      `**${time}** in ${race} waits for ${isHost ? 'another host' : 'a host'}: ${reason === 'rule' ? 'every lap of this race counts only once a host has pressed ✓.' : 'it is under half of the race’s best.'}`,
      ...(isHost
        ? [
            'You cannot confirm your own lap. No other host here? Give somebody the host role; `/party setup` sets which.',
          ]
        : []),
      `${reason === 'rule' ? 'Typed it wrong' : 'A slip'}? *✗ Refuse* takes it back.`,
    ].join('\n'),
  doubt: ({ name, time, race, percent, best }) =>
    `**${time}** for **${name}** in ${race} is ${percent} % under the best of ${best}. Record it?`,
  formTitle: (race) => `Lap in ${race}`,
  timeField: 'Time, or dnf if you did not finish',
  timeHint: '1:24.500 or 84.5',
  carField: 'Car',
  trackField: 'Track',
  waitingPlaceholder: 'Laps that wait for a host’s ✓ …',
  waitingOption: ({ time, name }) => `${time} by ${name}`,
  waitingHint: ({ race, reason }) =>
    `${reason === 'rule' ? 'needs a ✓' : 'under half of the best'} · ${race}`,
  claim: ({ name, time, race, reason }) =>
    `**${name}** claims **${time}** in ${race}${reason === 'rule' ? '' : ', under half of the race’s best'}. A host confirms or refuses it.`,
  claimConfirmed: ({ line, host }) => `${line}\n✓ Confirmed by ${host}.`,
  claimConfirmedBefore: ({ line }) => `${line}\n✓ Confirmed.`,
  claimTakenBack: ({ name, time, race }) =>
    `✗ **${name}** took back **${time}** in ${race}. It does not count.`,
  claimCounts: ({ name, time, race }) => `**${time}** of **${name}** in ${race} counts.`,
  claimRefused: ({ name, time, race, host }) =>
    `✗ **${time}** of **${name}** in ${race} was refused${host === null ? '' : ` by ${host}`}. It does not count.`,
};
