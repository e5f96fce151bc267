import { beforeEach, describe, expect, test } from 'vitest';
import { KeyRefused } from '../../overlay/api.js';
import type { PhoneState } from '../../src/contract/phone.js';
import { HandTimers } from '../../tests/support/hand-timers.js';
import { OwnPart } from './own-part.js';
import { refreshAfter } from './refresh-after.js';

const state: PhoneState = {
  party: { id: 'p', name: 'Party' },
  seat: {
    ...{ id: 's', name: 'Ann', pin: 4711, avatarUrl: null, balance: 1000 },
    ...{ isHost: false, hasDiscord: false },
  },
  channel: 'private-seat.s.1',
  races: [],
  bets: { bets: [], total: 0, pending: 0, staked: 0, open: [] },
  round: null,
  allowance: 'not-needed',
};

let timers: HandTimers;
/** Coins at the server, and those of each state that the page was given. */
let coins: number;
let shown: number[];
let reads: number;
let failures: Error[];
let isSignedOut: boolean;
let own: OwnPart;

beforeEach(() => {
  timers = new HandTimers();
  coins = 1000;
  shown = [];
  reads = 0;
  failures = [];
  isSignedOut = false;
  own = new OwnPart({
    timers,
    read: () => {
      reads += 1;
      const failure = failures.shift();
      const read = { ...state, seat: { ...state.seat, balance: coins } };
      return new Promise((resolve, reject) => {
        timers.after(100, () => (failure === undefined ? resolve(read) : reject(failure)));
      });
    },
    onState: ({ seat }) => shown.push(seat.balance),
    onSignedOut: () => {
      isSignedOut = true;
    },
  });
});

describe('the own part', () => {
  test('is asked for again where something changed while an answer was under way', async () => {
    own.refresh();
    coins = 900;
    own.refresh();
    own.refresh();
    await timers.pass(1_000);
    expect(shown).toEqual([1000, 900]);
  });

  test('is asked for once for changes that come together, by the nearest time', async () => {
    own.refresh(2_000);
    own.refresh(300);
    own.refresh(900);
    await timers.pass(350);
    expect(reads).toBe(1);
    await timers.pass(5_000);
    expect(reads).toBe(1);
  });

  test('is asked for until the server answers, and not at all once signed out', async () => {
    failures = [new Error('away'), new Error('away'), new Error('away')];
    own.refresh();
    await timers.pass(10_000);
    expect(shown).toEqual([1000]);
    failures = [new KeyRefused('me')];
    own.refresh();
    await timers.pass(20_000);
    expect(isSignedOut).toBe(true);
    expect(reads).toBe(5);
  });
});

describe('a message of the party', () => {
  test.each([
    ['bet-placed', { bettorId: 's' }, 0],
    ['bet-placed', { bettorId: 'other' }, null],
    ['leaderboard-update', { userId: 's' }, 0],
    ['coins-granted', { userId: 's' }, 0],
    ['bet-withdrawn', { bettorId: 'other' }, null],
    ['round-updated', {}, 210],
    ['race-locked', {}, 260],
    ['bets-settled', {}, 260],
    ['party-reset', {}, 260],
    ['leaderboard-update', { userId: 'other' }, 1_400],
    ['something-new', {}, 750],
  ])('%s with %o has the own part read again after %s ms', (name, data, ms) => {
    expect(refreshAfter(name, data, 's', () => 0.5)).toBe(ms);
  });
});
