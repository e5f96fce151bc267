import { formatGap, formatLapTime } from '../../contract/lap-time.js';
import type { BoardText } from '../texts/board.js';
import { boardRights, coins, count, statusWords } from './words.js';

export const board: BoardText = {
  state: ({ status, isCancelled, rule }) =>
    `${isCancelled ? 'cancelled, bets refunded' : statusWords[status]} · ${rule === 'double' ? 'a winning bet pays double' : 'winners share the pot'}`,
  empty: ({ isByHosts }) =>
    isByHosts ? 'No lap yet. Hosts record them.' : 'No lap yet. `/lap time:…` sets the first.',
  leader: 'leader',
  dnf: 'DNF',
  gap: (ms) => `gap ${formatGap(ms)}`,
  interval: (ms) => `int ${formatGap(ms)}`,
  noGap: '—',
  stateLabel: 'Now',
  open: 'Open for laps and bets',
  timesKnown: '⚠ Bets are open while times are known',
  locked: 'Bets are locked, laps still count',
  finished: 'Finished and paid out',
  cancelled: 'Cancelled, every bet refunded',
  closed: ({ channelId }) =>
    `⚠ The live board is missing: I may not write in <#${channelId}>. Let me ${boardRights} there, or choose another channel in \`/party setup\`; it comes within a minute.`,
  givenUp: ({ messages }) =>
    `⚠ ${count(messages, 'message', 'messages')} of mine could not be brought up to date: Discord failed at each try. I am trying again now.`,
  potLabel: 'Pot',
  noBets: ({ status }) => (status === 'OPEN' ? 'No bets yet' : 'No bets'),
  pot: ({ pot, bets }) => `${coins(pot)} in ${count(bets, 'bet', 'bets')}`,
  paid: ({ pot, paidOut }) => `${coins(pot)} staked, ${coins(paidOut)} paid`,
  backingLabel: 'Backed',
  waitingLabel: 'Racing, no lap yet',
  backed: ({ name, amount }) => `${name} · ${coins(amount)}`,
  footer: ({ rule, isOver, isByHosts }) =>
    `${rule === 'double' ? 'A winning bet pays double' : 'Winners share the pot'}.${isOver ? '' : isByHosts ? ' Hosts record the laps.' : ' /lap time:… sets a lap.'} Play chips without cash value.`,
  podiumAlt: ({ race, places }) =>
    `Podium of ${race}: ${places.map(({ name, lapTimeMs }, index) => `${index + 1}. ${name}, ${formatLapTime(lapTimeMs)}`).join('; ')}.`,
  chooseRacer: ({ race, stake }) =>
    stake === null
      ? `Whom do you back in ${race}?`
      : `Whom do you back in ${race} with ${coins(stake)}?`,
  racerPlaceholder: 'Choose a racer',
  racerPlace: ({ position, lapTimeMs }) =>
    lapTimeMs === null ? 'DNF' : `P${position} · ${formatLapTime(lapTimeMs)}`,
  racerWithoutLap: ({ isRacing }) => (isRacing ? 'Racing, no lap yet' : 'No lap yet'),
  amountTitle: (name) => `Bet on ${name}`,
  amountLabel: 'How many coins?',
  amountHint: ({ balance }) => `250, 1k, 50%, half or all. You have ${coins(balance)}.`,
};
