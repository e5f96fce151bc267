import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../tests/support/party.js';
import { readLock } from './read-lock.js';

describe('how betting locks', () => {
  test.each([
    [null, 'first-lap'],
    ['', 'first-lap'],
    ['  ', 'first-lap'],
    ['Manual', 'manual'],
    ['first-lap', 'first-lap'],
    ['First Lap', 'first-lap'],
  ])('%j is %s', (text, rule) => {
    expect(readLock(text)).toEqual({ rule });
  });

  test.each([
    ['90s', 90_000],
    ['10m', 600_000],
    ['1h30m', 5_400_000],
    ['1h 30m', 5_400_000],
    ['1h', 3_600_000],
    ['10 min', 600_000],
    ['2 hours', 7_200_000],
    ['1H2M3S', 3_723_000],
    ['90 seconds', 90_000],
    ['10s', 10_000],
    ['24h', 86_400_000],
    ['1440m', 86_400_000],
  ])('%s is %i ms', (text, afterMs) => {
    expect(readLock(text)).toEqual({ rule: 'timed', afterMs });
  });

  test.each([
    '9s',
    '0m',
    '24h1s',
    '1441m',
    '10',
    'soon',
    '-5m',
    '1.5h',
    '5m1h',
    '1h1h',
    'm',
    '١٠m',
    '1e3s',
    '10m; drop',
    '9'.repeat(6000),
  ])('%.12s is refused, with what was typed', async (text) => {
    expect(await refusalOf(Promise.resolve().then(() => readLock(text)))).toMatchObject({
      code: 'lock-invalid',
      params: { input: text.slice(0, 32) },
    });
  });
});
