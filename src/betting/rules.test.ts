import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../tests/support/seed.js';
import { decideBets, payoutFor, splitPool, sumPayouts, sumStakes } from './rules.js';

const coins = fc.integer({ min: 1, max: 2_147_483_647 });

describe('a pot', () => {
  test('is divided by stake', () => {
    expect(splitPool(300, [100, 50])).toEqual([200, 100]);
  });

  test('leaves the rounding rest to the earliest winning bets', () => {
    expect(splitPool(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(splitPool(101, [1, 1, 1])).toEqual([34, 34, 33]);
  });

  test('is paid out exactly, and nobody who wins gets less than the stake', () => {
    check(
      fc.property(
        fc.array(coins, { minLength: 1, maxLength: 40 }),
        fc.array(coins, { maxLength: 40 }),
        (winning, losing) => {
          const pot = sumStakes([...winning, ...losing].map((stake) => ({ stake })));
          const parts = splitPool(pot, winning);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(pot);
          expect(parts.every((part, index) => part >= (winning[index] ?? 0))).toBe(true);
        },
      ),
    );
  });
});

describe('pending bets', () => {
  const bets = [
    { betId: 'a', targetId: 'X', stake: 100 },
    { betId: 'b', targetId: 'Y', stake: 50 },
    { betId: 'c', targetId: 'X', stake: 7 },
  ];

  test('under double pay twice the stake or nothing', () => {
    expect(decideBets('double', bets, 'X')).toEqual([
      { betId: 'a', status: 'WON', payout: 200 },
      { betId: 'b', status: 'LOST', payout: null },
      { betId: 'c', status: 'WON', payout: 14 },
    ]);
  });

  test('under pool share the pot among the winners', () => {
    expect(decideBets('pool', bets, 'Y')).toEqual([
      { betId: 'a', status: 'LOST', payout: null },
      { betId: 'b', status: 'WON', payout: 157 },
      { betId: 'c', status: 'LOST', payout: null },
    ]);
  });

  test('under pool all come back when none is on the winner', () => {
    expect(decideBets('pool', bets, 'Z').map(({ status, payout }) => [status, payout])).toEqual([
      ['REFUNDED', 100],
      ['REFUNDED', 50],
      ['REFUNDED', 7],
    ]);
  });

  test('under pool pay what was staked, whoever wins', () => {
    const bet = fc.record({
      betId: fc.uuid(),
      targetId: fc.constantFrom('X', 'Y', 'Z'),
      stake: coins,
    });
    check(
      fc.property(fc.uniqueArray(bet, { selector: ({ betId }) => betId }), (placed) => {
        expect(sumPayouts(decideBets('pool', placed, 'X'))).toBe(sumStakes(placed));
      }),
    );
  });

  test('can be none', () => {
    expect(decideBets('pool', [], 'X')).toEqual([]);
    expect(decideBets('double', [], 'X')).toEqual([]);
  });
});

test('a possible payout is twice the stake, or the share of the pot', () => {
  expect(payoutFor('double', { stake: 70, pot: 700, backing: 100 })).toBe(140);
  expect(payoutFor('pool', { stake: 70, pot: 700, backing: 100 })).toBe(490);
});
