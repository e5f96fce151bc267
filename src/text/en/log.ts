import { formatLapTime } from '../../contract/lap-time.js';
import type { LogText, LogWords } from '../texts/log.js';
import { coins, count, digits } from './words.js';

function because(reason: string | null): string {
  return reason === null ? '' : `: ${reason}`;
}

function byInvolved(isInvolved: boolean): string {
  return isInvolved ? ', by a host with a bet in it' : '';
}

function moved(what: string): (line: LogWords) => string {
  return ({ name, amount, balance, other, race, reason }) => {
    const place = `${other === '' ? '' : ` on ${other}`}${race === '' ? '' : ` in ${race}`}`;
    return `${name} ${amount < 0 ? '−' : '+'}${digits(Math.abs(amount))}, ${what}${place}${because(reason)} → ${digits(balance)}`;
  };
}

function refunds(bets: number): string {
  return `${count(bets, 'bet', 'bets')} refunded`;
}

export const log: LogText = {
  title: 'Log',
  empty: 'Nothing of this kind has happened yet.',
  more: (hidden) => `… and ${hidden} more on this page`,
  page: ({ page }) => `Page ${page}, newest first. Words, hints and PINs are never in the log.`,
  filters: {
    all: 'Everything',
    races: 'Races',
    bets: 'Bets',
    guests: 'Guests',
    words: 'Word game',
    coins: 'Coins',
  },
  lines: {
    'user-joined': ({ name, isTakenOver }) =>
      isTakenOver ? `${name} took over the seat of a walk-in by its PIN` : `${name} joined`,
    'user-renamed': ({ name, other }) => `${other === '' ? '' : `${other} `}renamed to ${name}`,
    'party-updated': () => 'settings changed',
    'pin-renewed': ({ name }) => `new PIN for ${name}`,
    'photo-changed': ({ name }) => `picture of ${name} changed`,
    'guest-removed': ({ name, bets, isInvolved }) =>
      `${name} removed, ${refunds(bets)}${byInvolved(isInvolved)}`,
    'guest-restored': ({ name }) => `${name} restored`,
    'guests-merged': ({ name, other, amount }) =>
      `${other} merged into ${name}, with ${coins(amount)}`,
    'guests-unmerged': ({ name, other }) => `${other} and ${name} are two guests again`,
    'coins-granted': ({ name, amount, balance, reason }) =>
      `${amount < 0 ? `${coins(-amount)} taken from ${name}` : `${coins(amount)} granted to ${name}`}${because(reason)} → ${digits(balance)}`,
    'grant-undone': ({ name, amount, balance }) =>
      `${amount < 0 ? `taking ${coins(-amount)} from ${name}` : `granting ${coins(amount)} to ${name}`} taken back → ${digits(balance)}`,
    'party-reset': ({ bets }) => `party reset, ${refunds(bets)}`,
    'party-restored': () => 'reset taken back',
    'race-opened': ({ race }) => `${race} opened`,
    'race-edited': ({ race, other }) =>
      other === '' ? `${race} edited` : `${other} renamed to ${race}`,
    'racer-entered': ({ name, race }) => `${name} races in ${race}`,
    'racer-left': ({ name, race }) => `${name} does not race in ${race}`,
    'race-locked': ({ race }) => `${race} locked`,
    'race-unlocked': ({ race }) => `${race} unlocked`,
    'race-cancelled': ({ race, bets, isInvolved }) =>
      `${race} cancelled, ${refunds(bets)}${byInvolved(isInvolved)}`,
    'race-restored': ({ race, amount }) =>
      `cancelling of ${race} taken back: ${coins(amount)} staked again`,
    'leaderboard-update': ({ name, race, lapTimeMs }) =>
      `${name} ${lapTimeMs === null ? 'DNF' : formatLapTime(lapTimeMs)} in ${race}`,
    'lap-voided': ({ name, race, lapTimeMs, reason }) =>
      `${lapTimeMs === null ? 'DNF' : formatLapTime(lapTimeMs)} of ${name} in ${race} voided${because(reason)}`,
    'bet-placed': ({ name, other, amount, race }) =>
      `${name} bet ${coins(amount)} on ${other} in ${race}`,
    'bet-withdrawn': ({ name, other, amount, race }) =>
      `${name} withdrew ${coins(amount)} on ${other} in ${race}`,
    'bets-settled': ({ name, race, amount, isInvolved }) =>
      `${race} settled: ${name} won, ${coins(amount)} paid${byInvolved(isInvolved)}`,
    'bets-unsettled': ({ race, amount }) => `payout of ${race} taken back: ${coins(amount)}`,
    'allowance-taken': ({ name, amount }) => `${name} took ${coins(amount)} of daily coins`,
    'round-started': ({ round }) => `round ${round} of the word game started`,
    'round-dealt': ({ round }) => `round ${round} dealt`,
    'round-revealed': ({ round }) => `round ${round} revealed`,
    'round-cancelled': ({ round }) => `round ${round} cancelled`,
    JOIN: moved('welcome coins'),
    STAKE: moved('stake'),
    PAYOUT: moved('payout'),
    REFUND: moved('refund'),
    PRIZE: ({ name, amount, round, balance }) =>
      `${name} +${digits(amount)}, prize of round ${round} → ${digits(balance)}`,
    GRANT: moved('from a host'),
    REVERSAL: moved('taken back'),
    ALLOWANCE: moved('daily coins'),
    MERGE: moved('merged guests'),
    RESET: moved('fresh start'),
    DEBT(line) {
      return moved(line.amount > 0 ? 'owed from now on' : 'paid what was owed')(line);
    },
  },
};
