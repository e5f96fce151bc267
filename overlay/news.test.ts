import { describe, expect, test } from 'vitest';
import { noBets } from '../src/contract/bets.js';
import {
  type EventPayloads,
  type EventType,
  eventTypes,
  type PublishedEvent,
} from '../src/contract/events.js';
import type { Person } from '../src/contract/round.js';
import type { RaceState } from '../src/contract/snapshot.js';
import { markFor, toastFor } from './news.js';
import type { OverlayState } from './state.js';
import { type Sentence, toastLabels } from './text.js';

const timestamp = '2026-11-20T20:00:00.000Z';
const race = {
  timestamp,
  gameId: 'g',
  title: 'Night GP',
  track: null,
  status: 'OPEN',
  payoutRule: 'double',
  isCancelled: false,
} as const;
const round = { timestamp, roundId: 'r', round: 3 };

function entry(userId: string, lapTimeMs: number | null, lapId: number) {
  return { userId, name: userId, lapTimeMs, isDnf: lapTimeMs === null, car: null, lapId };
}

function board(...entries: RaceState['entries']): OverlayState {
  const { timestamp: openedAt, ...fields } = race;
  const shown = { ...fields, openedAt, winnerId: null, locksAt: null, bets: noBets, entries };
  return {
    partyName: 'P',
    accentColour: null,
    join: null,
    avatars: new Map(),
    round: null,
    races: [shown],
  };
}

function event<T extends EventType>(type: T, payload: EventPayloads[T]): PublishedEvent {
  return { type, sequence: 7, payload } as PublishedEvent;
}

function lap(
  userId: string,
  lapTimeMs: number | null,
  isPersonalBest = lapTimeMs !== null,
): PublishedEvent {
  const after = entry(userId, lapTimeMs, 9);
  return event('leaderboard-update', {
    timestamp,
    gameId: 'g',
    userId,
    userName: userId,
    lapTimeMs,
    isPersonalBest,
    entry: after,
  });
}

function read(sentence: Sentence): string {
  return sentence
    .map((part) => (typeof part === 'string' ? part : 'name' in part ? part.name : part.value))
    .join('');
}

const before = board(entry('Ava', 84_500, 1), entry('Bo', 85_000, 2), entry('Cleo', 86_000, 3));
const bet = {
  timestamp,
  gameId: 'g',
  betId: 'b',
  bettorId: 'Bo',
  bettorName: 'Bo',
  targetId: 'Ava',
  targetName: 'Ava',
  amount: 1250,
};
const won = {
  timestamp,
  gameId: 'g',
  winnerId: 'Ava',
  winnerName: 'Ava',
  lapTimeMs: 84_500,
  paidOut: 1500,
  isSettlerInvolved: false,
};
const [cleo, bo] = ['Cleo', 'Bo'].map((name) => ({ userId: name, name })) as [Person, Person];
const revealed = { ...round, word: 'beach', hint: 'sand' };

describe('toasts', () => {
  test.each<readonly [PublishedEvent, string]>([
    [event('user-joined', { timestamp, userId: 'u', name: 'Ava' }), 'PARTY: Ava joined the party'],
    [event('race-opened', race), 'RACE: Night GP is open for laps and bets'],
    [event('race-locked', race), 'RACE: Night GP is locked, no more bets'],
    [event('race-unlocked', race), 'RACE: Night GP is open again'],
    [event('race-cancelled', { ...race, refundedBets: 0 }), 'RACE: Night GP is cancelled'],
    [
      event('race-cancelled', { ...race, refundedBets: 1 }),
      'RACE: Night GP is cancelled, 1 bet refunded',
    ],
    [
      event('bets-settled', { ...won, winningBets: 3 }),
      'RACE: Ava wins Night GP, 1,500 coins to 3 bets',
    ],
    [event('bets-settled', { ...won, winningBets: 0 }), 'RACE: Ava wins Night GP'],
    [
      event('bets-unsettled', { ...race, bets: 3, takenBack: 1500 }),
      'RACE: The payout of Night GP is taken back, bets are pending again',
    ],
    [event('bet-withdrawn', bet), 'BET: Bo takes back 1,250 coins from Ava'],
    [event('bet-placed', { ...bet, totalAmount: 1250 }), 'BET: Bo bets 1,250 coins on Ava'],
    [event('bet-placed', { ...bet, amount: 1, totalAmount: 1 }), 'BET: Bo bets 1 coin on Ava'],
    [event('bet-placed', { ...bet, totalAmount: 2000 }), 'BET: Bo raises to 2,000 coins on Ava'],
    [
      event('round-started', { ...round, playerCount: 5 }),
      'WORD GAME: Round 3 begins with 5 players',
    ],
    [event('round-dealt', { ...round, playerCount: 5 }), 'WORD GAME: Round 3: the words are out'],
    [
      event('round-revealed', { ...revealed, imposters: [cleo], outcome: 'CIVILIANS' }),
      'WORD GAME: Cleo was caught',
    ],
    [
      event('round-revealed', { ...revealed, imposters: [cleo, bo], outcome: 'IMPOSTERS' }),
      'WORD GAME: Cleo, Bo got away',
    ],
    [event('round-cancelled', round), 'WORD GAME: Round 3 is called off'],
  ])('%# say what happened', (happened, sentence) => {
    const toast = toastFor(happened, before);
    expect(toast && `${toastLabels[toast.kind]}: ${read(toast.sentence)}`).toBe(sentence);
  });

  test.each<readonly [string, PublishedEvent, OverlayState, string]>([
    [
      'the fastest',
      lap('Bo', 84_000),
      board(entry('Bo', 84_000, 9), entry('Ava', 84_500, 1)),
      'best: Bo is fastest with 1:24.000',
    ],
    [
      'an improvement',
      lap('Bo', 84_700),
      board(entry('Ava', 84_500, 1), entry('Bo', 84_700, 9)),
      'lap: Bo 1:24.700, now P2',
    ],
    ['a slower one', lap('Ava', 90_000, false), before, 'lap: Ava 1:30.000'],
    ['none', lap('Ava', null), before, 'lap: Ava did not finish'],
  ])('tell of a lap: %s', (_what, happened, after, sentence) => {
    const toast = toastFor(happened, after);
    expect(toast && `${toast.kind}: ${read(toast.sentence)}`).toBe(sentence);
  });

  test('leave renaming alone', () => {
    expect(
      toastFor(event('user-renamed', { timestamp, userId: 'u', name: 'n' }), before),
    ).toBeNull();
    expect(eventTypes).toContain('user-renamed');
  });
});

describe('marks', () => {
  test('show places won and the fastest lap', () => {
    const after = board(entry('Cleo', 84_000, 9), entry('Ava', 84_500, 1), entry('Bo', 85_000, 2));
    expect(markFor(lap('Cleo', 84_000), before, after)).toEqual({
      id: 7,
      gameId: 'g',
      userId: 'Cleo',
      kind: 'fastest',
      gained: 2,
    });
  });

  test('tell a newcomer, a personal best and any other lap apart', () => {
    const withNew = board(...(before.races[0]?.entries ?? []), entry('Dax', 87_000, 9));
    expect(markFor(lap('Dax', 87_000), before, withNew)?.kind).toBe('newcomer');
    expect(markFor(lap('Bo', 84_900), before, before)).toMatchObject({
      kind: 'improved',
      gained: 0,
    });
    expect(markFor(lap('Bo', 99_000, false), before, before)?.kind).toBe('lap');
    expect(markFor(event('race-opened', race), before, before)).toBeNull();
  });
});
