import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../tests/support/seed.js';
import type { RoundOutcome } from '../contract/round.js';
import { decidePrizes } from './prize-rules.js';

const amounts = { civilianPrize: 101, imposterPrize: 300 };
const imposter = (userId: string, votedFor: string | null = null) => ({
  userId,
  role: 'IMPOSTER' as const,
  votedFor,
});
const civilian = (userId: string, votedFor: string | null = null) => ({
  userId,
  role: 'CIVILIAN' as const,
  votedFor,
});

/**
 * Two imposters, x caught; a and b voted right, b for the other one; c voted wrong, d not at all.
 */
const players = [
  imposter('x', 'a'),
  imposter('y', 'x'),
  civilian('a', 'x'),
  civilian('b', 'y'),
  civilian('c', 'a'),
  civilian('d'),
];

describe('the prizes of a round', () => {
  it.each<[RoundOutcome, string | null, Readonly<Record<string, number>>]>([
    ['CIVILIANS', 'x', { x: 0, y: 0, a: 101, b: 101, c: 0, d: 0 }],
    ['STOLEN', 'x', { x: 100, y: 0, a: 51, b: 51, c: 0, d: 0 }],
    ['IMPOSTERS', null, { x: 300, y: 300, a: 101, b: 101, c: 0, d: 0 }],
    ['IMPOSTERS', 'c', { x: 300, y: 300, a: 101, b: 101, c: 0, d: 0 }],
    ['UNDECIDED', null, { x: 0, y: 0, a: 0, b: 0, c: 0, d: 0 }],
  ])('after %s with %s out', (outcome, caughtId, won) => {
    const prizes = decidePrizes(players, { outcome, caughtId, ...amounts });
    expect(Object.fromEntries(prizes.map(({ userId, amount }) => [userId, amount]))).toEqual(won);
  });

  it('steals coins from nowhere but the civilians', () => {
    const size = fc.integer({ min: 0, max: 20 });
    const coins = fc.integer({ min: 0, max: 1_000_000 });
    check(
      fc.property(size, size, coins, coins, (right, wrong, civilianPrize, imposterPrize) => {
        const crowd = [
          imposter('x'),
          ...Array.from({ length: right }, (_, index) => civilian(`r${index}`, 'x')),
          ...Array.from({ length: wrong }, (_, index) => civilian(`w${index}`, 'r0')),
        ];
        const sum = (outcome: RoundOutcome) =>
          decidePrizes(crowd, { outcome, caughtId: 'x', civilianPrize, imposterPrize }).reduce(
            (all, { amount }) => all + amount,
            0,
          );
        expect(sum('STOLEN')).toBe(sum('CIVILIANS'));
        expect(sum('CIVILIANS')).toBe(right * civilianPrize);
      }),
    );
  });
});
