import type { RaceText } from '../texts/race.js';
import {
  clockTime,
  coins,
  count,
  lockSentence,
  lockWords,
  relative,
  statusWords,
} from './words.js';

export const race: RaceText = {
  opened: (race) =>
    `${race} is open. \`/race lock\` closes betting, \`/settle\` pays out, \`/race cancel\` gives every stake back.`,
  announcementOpened: ({ race, track, isByHosts }) =>
    `**${race}** is open${track === null ? '' : ` at ${track}`}. ${isByHosts ? 'Bet' : 'Race with `/lap time:…`, bet'} with \`/bet\`.`,
  payout: (rule) =>
    rule === 'double' ? 'A winning bet pays double.' : 'Winners share the pot by stake.',
  locks: lockSentence,
  laps: {
    self: '',
    host: 'Hosts record the laps.',
    confirmed: 'A lap counts once a host has confirmed it.',
  },
  selfOnly: 'Racers may back only themselves.',
  cap: (amount) => `Each guest may stake ${coins(amount)} at most.`,
  edited: ({ race, isChanged }) =>
    isChanged
      ? `**${race}** is changed, and its board follows.`
      : `**${race}** is like that already, so nothing was changed.`,
  track: (track) => `It is driven at ${track}.`,
  locksByHand: 'A host locks betting.',
  extended: ({ race, locksAt }) =>
    `Betting on ${race} locks ${relative(locksAt)}, at ${clockTime(locksAt)}. \`/race extend\` gives it more time again.`,
  announcementLocksSoon: ({ race, locksAt }) =>
    `Last bets: betting on **${race}** locks ${relative(locksAt)}.`,
  entered: ({ race, isNew, isByHosts }) =>
    `${isNew ? `You race in ${race}` : `You are racing in ${race} already`}, and can be backed as one of its racers. ${isByHosts ? 'A host records your laps.' : '`/lap time:…` records your lap.'}`,
  left: (race) => `You are not on the list of ${race} any more. A lap puts you back on it.`,
  entrants: ({ race, names, count: racers, isCut }) =>
    `${racers === 0 ? `Nobody is on the list of **${race}** yet.` : `${count(racers, 'guest races', 'guests race')} in **${race}**: ${names}.`} Choose below; a lap enters its racer by itself.${isCut ? ' Not in the list? `/race entrants add:…` finds everybody.' : ''}`,
  entrantsPlaceholder: { add: 'Enter guests …', remove: 'Take guests out …' },
  locked: (race) =>
    `Betting on ${race} is locked. Laps still count; \`/race unlock\` opens it again, \`/settle\` pays out.`,
  unlocked: (race) => `Betting on ${race} is open again. \`/race lock\` closes it.`,
  announcementTimeLocked: (race) => `Time is up: betting on ${race} is locked. Laps still count.`,
  cancelled: ({ race, refunded }) =>
    `${race} is cancelled. ${refunded === 0 ? 'Nobody had bet on it.' : `${count(refunded, 'bet was', 'bets were')} refunded.`}`,
  voided: ({ name, time, race, reason }) =>
    `${time === null ? 'A DNF' : `The lap **${time}**`} of **${name}** in ${race} was voided: ${reason}`,
  voidedLeft: ({ best }) =>
    best === null ? 'They have no time left on the board.' : `Their best is now **${best}**.`,
  voidedBefore: ({ name, race }) =>
    `That lap of ${name} in ${race} was voided already. Nothing was changed.`,
  lapChoice: ({ time, number, race, ago, name }) =>
    `${time ?? 'DNF'} · ${name === null ? '' : `${name}, `}lap ${number} in ${race} · ${ago}`,
  ago: ({ minutes }) =>
    minutes < 1
      ? 'just now'
      : minutes < 120
        ? `${minutes} min ago`
        : `${Math.floor(minutes / 60)} h ago`,
  lockChoice: {
    manual: 'manual: a host locks it',
    'first-lap': 'first-lap: the first lap locks it (default)',
    timed: ({ duration }) => `${duration} from now`,
  },
  listTitle: 'Races',
  listEmpty:
    'There has not been a race yet. `/race open`, the first `/lap time:…` or `/bet` opens one.',
  listNext: 'No race is on. `/race open`, the next `/lap time:…` or `/bet` opens one.',
  listStatus: ({ status, isCancelled }) => (isCancelled ? 'cancelled' : statusWords[status]),
  listRacers: ({ racers, laps }) =>
    `${count(racers, 'racer', 'racers')}, ${count(laps, 'lap', 'laps')}`,
  listPot: ({ pot, bets }) =>
    bets === 0 ? 'no bets' : `${coins(pot)} in ${count(bets, 'bet', 'bets')}`,
  listLeader: ({ name, time }) => `${name} leads with ${time}`,
  listWinner: ({ name, time }) => `${name} first with ${time}`,
  listWaiting: ({ waiting }) => `**${count(waiting, 'lap waits', 'laps wait')} for a host’s ✓**`,
  listLocks: lockWords,
  listRules: {
    self: [],
    host: ['hosts record laps'],
    confirmed: ['laps need a ✓'],
  },
  listPayout: {
    double: 'double',
    pool: 'pool',
  },
  listSelfOnly: 'racers back only themselves',
  listCap: (amount) => `${coins(amount)} at most a guest`,
  reminder: ({ race, at, hasWinner }) =>
    hasWinner
      ? `For the host: nobody has driven in **${race}** for 12 hours. It is paid out by itself ${relative(at)}, unless somebody drives another lap.`
      : `For the host: nobody has a time in **${race}** after 12 hours. It is cancelled by itself ${relative(at)} and every bet refunded, unless somebody drives a lap.`,
  endedItself: (race) => `Nobody had driven in ${race} for 24 hours, so it ended by itself.`,
  undoHint: 'A host can take the payout back for 24 hours with `/settle undo:True`.',
};
