import { formatLapTime } from '../contract/lap-time.js';

/** What a line of the log tells of; names arrive made safe for Discord already. */
export interface LogWords {
  readonly name: string;
  readonly other: string;
  readonly race: string;
  readonly round: number;
  readonly amount: number;
  readonly balance: number;
  /** Null for a DNF. */
  readonly lapTimeMs: number | null;
  readonly bets: number;
  readonly reason: string | null;
  /** True where the host who paid out had a bet in the race. */
  readonly isInvolved: boolean;
}

function coins(amount: number): string {
  return `${amount.toLocaleString('en-US')} ${Math.abs(amount) === 1 ? 'coin' : 'coins'}`;
}

function because(reason: string | null): string {
  return reason === null ? '' : `: ${reason}`;
}

function moved(what: string): (line: LogWords) => string {
  return ({ name, amount, balance, other, race, reason }) => {
    const place = `${other === '' ? '' : ` on ${other}`}${race === '' ? '' : ` in ${race}`}`;
    return `${name} ${amount < 0 ? '−' : '+'}${Math.abs(amount).toLocaleString('en-US')}, ${what}${place}${because(reason)} → ${balance.toLocaleString('en-US')}`;
  };
}

function refunds(bets: number): string {
  return `${bets === 1 ? '1 bet' : `${bets.toLocaleString('en-US')} bets`} refunded`;
}

/**
 * The sentence for each event and each kind of ledger row; of the word game never more than the
 * round.
 */
const sentences: Readonly<Record<string, (line: LogWords) => string>> = {
  'user-joined': ({ name }) => `${name} joined`,
  'user-renamed': ({ name, other }) => `${other === '' ? '' : `${other} `}renamed to ${name}`,
  'party-updated': () => 'settings changed',
  'pin-renewed': ({ name }) => `new PIN for ${name}`,
  'guest-removed': ({ name, bets }) => `${name} removed, ${refunds(bets)}`,
  'guest-restored': ({ name }) => `${name} restored`,
  'guests-merged': ({ name, other, amount }) =>
    `${other} merged into ${name}, with ${coins(amount)}`,
  'coins-granted': ({ name, amount, balance, reason }) =>
    `${amount < 0 ? `${coins(-amount)} taken from ${name}` : `${coins(amount)} granted to ${name}`}${because(reason)} → ${balance.toLocaleString('en-US')}`,
  'party-reset': ({ bets }) => `party reset, ${refunds(bets)}`,
  'race-opened': ({ race }) => `${race} opened`,
  'race-locked': ({ race }) => `${race} locked`,
  'race-unlocked': ({ race }) => `${race} unlocked`,
  'race-cancelled': ({ race, bets }) => `${race} cancelled, ${refunds(bets)}`,
  'leaderboard-update': ({ name, race, lapTimeMs }) =>
    `${name} ${lapTimeMs === null ? 'DNF' : formatLapTime(lapTimeMs)} in ${race}`,
  'lap-voided': ({ name, race, reason }) => `lap of ${name} in ${race} voided${because(reason)}`,
  'bet-placed': ({ name, other, amount, race }) =>
    `${name} bet ${coins(amount)} on ${other} in ${race}`,
  'bet-withdrawn': ({ name, other, amount, race }) =>
    `${name} withdrew ${coins(amount)} on ${other} in ${race}`,
  'bets-settled': ({ name, race, amount, isInvolved }) =>
    `${race} settled: ${name} won, ${coins(amount)} paid${isInvolved ? ', by a host with a bet in it' : ''}`,
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
    `${name} +${amount.toLocaleString('en-US')}, prize of round ${round} → ${balance.toLocaleString('en-US')}`,
  GRANT: moved('from a host'),
  REVERSAL: moved('taken back'),
  ALLOWANCE: moved('daily coins'),
  MERGE: moved('merged guests'),
  RESET: moved('fresh start'),
};

/** The sentence for a line; what has none of its own is told by its name. */
export function logSentence(type: string, line: LogWords): string {
  return sentences[type]?.(line) ?? type.replaceAll('-', ' ');
}
