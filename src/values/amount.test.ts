import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../tests/support/party.js';
import { check } from '../../tests/support/seed.js';
import { isUserError } from '../errors.js';
import { parseAmount, parseStake } from './amount.js';

function refusal(text: string, balance: number) {
  return refusalOf(Promise.resolve().then(() => parseAmount(text, balance)));
}

describe('an amount is read', () => {
  test.each([
    ['250', 1000, 250],
    [' 250 ', 1000, 250],
    ['1000', 1000, 1000],
    ['1,000', 1000, 1000],
    ['2,147,483,647', 2_147_483_647, 2_147_483_647],
    ['1k', 1000, 1000],
    ['1.5K', 2000, 1500],
    ['1,5k', 2000, 1500],
    ['12,5%', 1000, 125],
    ['１００', 1000, 100],
    ['2\u200B50', 1000, 250],
    ['0.001k', 10, 1],
    ['1.500k', 2000, 1500],
    ['50%', 1000, 500],
    ['50%', 3, 1],
    ['12.5%', 1000, 125],
    ['100%', 7, 7],
    ['half', 1001, 500],
    ['ALL', 1001, 1001],
    ['all', 2_147_483_647, 2_147_483_647],
    ['33.333%', 2_147_483_647, 715_820_724],
  ])('%s of %d', (text, balance, coins) => {
    expect(parseAmount(text, balance)).toBe(coins);
  });

  test('every number of coins from 1 to the balance, and none above', () => {
    check(
      fc.property(fc.integer({ min: 1, max: 2_147_483_646 }), (coins) => {
        expect(parseAmount(String(coins), coins)).toBe(coins);
        expect(() => parseAmount(String(coins + 1), coins)).toThrow('amount-over-balance');
      }),
    );
  });
});

describe('an amount is refused', () => {
  test.each([
    ['', 'form'],
    ['0', 'zero'],
    ['-1', 'negative'],
    ['-0', 'negative'],
    ['-50%', 'negative'],
    ['-5k', 'negative'],
    ['1.5', 'fraction'],
    ['0.5', 'fraction'],
    ['1.0005k', 'fraction'],
    ['1.00000000000000000001k', 'fraction'],
    ['0%', 'zero'],
    ['50% ', 'zero', 1],
    ['half', 'zero', 1],
    ['0k', 'zero'],
    ['-1,000', 'negative'],
    ['1,5', 'form'],
    ['1,00', 'form'],
    ['1,0000', 'form'],
    ['0,100', 'form'],
    ['1,000.5', 'form'],
    ['1e3', 'form'],
    ['0x10', 'form'],
    ['+5', 'form'],
    ['١٠٠', 'form'],
    ['1\u212A', 'form'],
    ['NaN', 'form'],
    ['Infinity', 'form'],
    ['007', 'form'],
    ['1_000', 'form'],
    ['1 k', 'form'],
    ['fifty', 'form'],
    ['50%%', 'form'],
    ['constructor', 'form'],
    ['9007199254740992', 'too-large'],
    ['2147483648', 'too-large'],
    ['3000000k', 'too-large'],
    ['9'.repeat(13), 'too-large'],
  ])('%s: %s', async (text, reason, balance = 1000) => {
    expect(await refusal(text, balance)).toMatchObject({
      code: 'amount-invalid',
      params: { reason },
    });
  });

  test.each([
    ['1.000', 1000, 1],
    ['12.500', 12_500, 12.5],
    ['1,500k', 1_500_000, 1500],
  ])('%s, which two people read in two ways, with both', async (input, more, less) => {
    const refused = { code: 'amount-ambiguous', params: { input, more, less } };
    expect(await refusal(input, 2_000_000)).toEqual(refused);
  });

  test('of 400 digits', async () => {
    expect(await refusal('9'.repeat(400), 1000)).toMatchObject({
      code: 'amount-invalid',
      params: { reason: 'too-large' },
    });
  });

  test('over the balance, which is told', async () => {
    expect(await refusal('1001', 1000)).toEqual({
      code: 'amount-over-balance',
      params: { amount: 1001, balance: 1000 },
    });
    expect(await refusal('150%', 1000)).toEqual({
      code: 'amount-over-balance',
      params: { amount: 1500, balance: 1000 },
    });
  });

  test('of an empty wallet', async () => {
    expect(await refusal('all', 0)).toMatchObject({ code: 'wallet-empty' });
    expect(await refusal('5', 0)).toMatchObject({ code: 'wallet-empty' });
  });

  test('and echoed clean and short', async () => {
    const { params } = await refusal(`\u202E${'x'.repeat(500)}`, 10);
    expect(params).toMatchObject({ input: 'x'.repeat(32) });
  });

  test('as nothing is too hostile to be answered', () => {
    check(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^-?[0-9.]{0,20}[k%]?$/)),
        (text) => {
          try {
            parseStake(text);
          } catch (error) {
            const codes = ['amount-invalid', 'amount-ambiguous'];
            expect(codes).toContain(isUserError(error) && error.code);
          }
        },
      ),
    );
  });
});
