import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../tests/support/party.js';
import { check } from '../../tests/support/seed.js';
import { formatLapTime } from '../contract/lap-time.js';
import { applyLap, maxLapMs, parseLapTime, readField, readLap } from './rules.js';

function refusal(call: () => unknown) {
  return refusalOf(Promise.resolve().then(call));
}

describe('a lap time is read', () => {
  test.each([
    ['1:24.500', 84_500],
    ['84.5', 84_500],
    ['84', 84_000],
    ['1:24,500', 84_500],
    ['1:24.5', 84_500],
    ['1:24.05', 84_050],
    ['1:02:03.456', 3_723_456],
    ['01:24', 84_000],
    ['0:59.999', 59_999],
    ['90:00', 5_400_000],
    ['  84.5 ', 84_500],
    ['１:２４.５００', 84_500],
    ['1:24\u200B.500', 84_500],
    ['0.001', 1],
    ['24:00:00', maxLapMs],
    ['86400', maxLapMs],
  ])('%s', (text, ms) => {
    expect(parseLapTime(text)).toBe(ms);
  });

  test('as it is printed, for every time there can be', () => {
    check(
      fc.property(fc.integer({ min: 1, max: maxLapMs }), (ms) => {
        expect(parseLapTime(formatLapTime(ms))).toBe(ms);
      }),
    );
  });
});

describe('a lap time is refused', () => {
  test.each([
    '',
    '   ',
    '0',
    '0:00.000',
    '-1:00',
    '-84',
    '1:75.0',
    ':30',
    '1:',
    '1:2',
    '1:2:3:4',
    '1:60:00',
    '1:24.5000001',
    '1.24.500',
    '1:24.',
    '.5',
    'fast',
    '84s',
    '1e3',
    '0x10',
    'Infinity',
    'NaN',
    '٨٤',
    '24:00:00.001',
    '86400.001',
    '99:00:00',
    '1:24;DROP',
  ])('%j', async (text) => {
    expect(await refusal(() => parseLapTime(text))).toMatchObject({ code: 'lap-time-invalid' });
  });

  test('of 6000 digits', async () => {
    expect(await refusal(() => parseLapTime('9'.repeat(6000)))).toMatchObject({
      code: 'lap-time-invalid',
    });
  });

  test('and echoed clean and short', async () => {
    const { params } = await refusal(() => parseLapTime(`\u202E${'x'.repeat(6000)}`));
    expect(params).toEqual({ input: 'x'.repeat(32) });
  });

  test('as nothing is too hostile to be answered', () => {
    check(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        try {
          expect(parseLapTime(text)).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toMatchObject({ code: 'lap-time-invalid' });
        }
      }),
    );
  });
});

test('a lap is a time or a DNF, not both and not neither', async () => {
  expect(readLap('84.5', false)).toBe(84_500);
  expect(readLap(null, true)).toBeNull();
  expect(await refusal(() => readLap('84.5', true))).toEqual({
    code: 'lap-needs-time-or-dnf',
    params: { isBoth: true },
  });
  expect(await refusal(() => readLap(undefined, null))).toEqual({
    code: 'lap-needs-time-or-dnf',
    params: { isBoth: false },
  });
});

test('car and track are cleaned and at most 64 characters', async () => {
  expect(readField('car', '  Mazda \u200B MX-5 ')).toBe('Mazda MX-5');
  expect(readField('car', '\u200B')).toBeNull();
  expect(readField('track', undefined)).toBeNull();
  expect(readField('track', 'x'.repeat(64))).toHaveLength(64);
  expect(await refusal(() => readField('track', 'x'.repeat(65)))).toEqual({
    code: 'text-too-long',
    params: { field: 'track', limit: 64 },
  });
});

describe('a racer’s line after a lap', () => {
  const best = { lapTimeMs: 84_500, isDnf: false, car: 'MX-5', lapId: 1 };
  const dnf = { lapTimeMs: null, isDnf: true, car: null, lapId: 1 };
  test.each([
    [
      'first time',
      null,
      { lapId: 2, timeMs: 90_000, car: null },
      { lapTimeMs: 90_000, isDnf: false, car: null, lapId: 2 },
    ],
    [
      'first lap a DNF',
      null,
      { lapId: 2, timeMs: null, car: 'GT3' },
      { lapTimeMs: null, isDnf: true, car: 'GT3', lapId: 2 },
    ],
    [
      'faster',
      best,
      { lapId: 2, timeMs: 84_499, car: 'GT3' },
      { lapTimeMs: 84_499, isDnf: false, car: 'GT3', lapId: 2 },
    ],
    [
      'faster, car not named',
      best,
      { lapId: 2, timeMs: 84_499, car: null },
      { lapTimeMs: 84_499, isDnf: false, car: 'MX-5', lapId: 2 },
    ],
    ['equal: the earlier lap stays', best, { lapId: 2, timeMs: 84_500, car: 'GT3' }, best],
    ['slower', best, { lapId: 2, timeMs: 84_501, car: 'GT3' }, best],
    ['a DNF does not hide a time', best, { lapId: 2, timeMs: null, car: null }, best],
    [
      'a time clears a DNF',
      dnf,
      { lapId: 2, timeMs: 90_000, car: null },
      { lapTimeMs: 90_000, isDnf: false, car: null, lapId: 2 },
    ],
    [
      'a second DNF changes nothing but a missing car',
      dnf,
      { lapId: 2, timeMs: null, car: 'GT3' },
      { ...dnf, car: 'GT3' },
    ],
  ])('%s', (_, line, lap, after) => {
    expect(applyLap(line, lap)).toEqual(after);
  });
});
