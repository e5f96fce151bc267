import type { Refused } from '../../../src/contract/result.js';
import { coins } from './words.js';

type Params = Refused['params'];

/**
 * Refusals whose way out is another one on a phone than in Discord. All others are said as the
 * server says them.
 */
const onPhone: Readonly<Record<string, (params: Params) => string>> = {
  'amount-over-balance': (params) =>
    `You have ${coins(number(params, 'balance'))}, and that bet needs ${coins(number(params, 'amount'))}. Nothing was placed. Stake less, or all.`,
  'wallet-empty': () =>
    'You have no coins left to bet. They come back when a race with your bets is paid out; without one that waits, your wallet offers daily coins.',
  'lap-time-invalid': (params) =>
    `“${text(params, 'input')}” is not a lap time. Write the seconds as 24.500, with the minutes before them, if any.`,
  'lap-needs-time-or-dnf': () => 'Write the time, or tick “Did not finish”.',
  'race-locked': (params) =>
    `Betting on ${text(params, 'title')} is locked. Laps still count; the tower shows who is ahead.`,
  'no-live-race': () => 'No race is on. The first lap, or the host, opens one.',
  'no-race-yet': () => 'There has not been a race yet. The first lap, or the host, opens one.',
};

/** What a refused act says on a phone. */
export function refusalText({ code, params, error }: Refused): string {
  return onPhone[code]?.(params) ?? error;
}

function number(params: Params, name: string): number {
  const value = params[name];
  return typeof value === 'number' ? value : 0;
}

function text(params: Params, name: string): string {
  const value = params[name];
  return typeof value === 'string' ? value : '';
}
