import { describe, expect, it } from 'vitest';
import { formatGap, formatLapTime } from './lap-time.js';

describe('printed times', () => {
  it.each([
    [84_500, '1:24.500'],
    [24_007, '0:24.007'],
    [3_723_456, '1:02:03.456'],
    [86_400_000, '24:00:00.000'],
    [1, '0:00.001'],
  ])('%i ms is %s', (ms, text) => {
    expect(formatLapTime(ms)).toBe(text);
  });

  it.each([
    [0, '+0.000'],
    [345, '+0.345'],
    [59_999, '+59.999'],
    [62_000, '+1:02.000'],
  ])('a gap of %i ms is %s', (ms, text) => {
    expect(formatGap(ms)).toBe(text);
  });
});
