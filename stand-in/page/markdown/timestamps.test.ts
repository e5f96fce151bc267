import { describe, expect, it } from 'vitest';
import { formatSent, formatTimestamp } from './timestamps.js';

const now = 1_800_000_000;

describe('timestamps', () => {
  it.each([
    [0, 'now'],
    [25, 'in 25 seconds'],
    [-59, '59 seconds ago'],
    [60, 'in 1 minute'],
    [-7200, '2 hours ago'],
    [86_400, 'tomorrow'],
    [-40 * 86_400, 'last month'],
  ])('%i seconds from now reads %j', (offset, expected) => {
    expect(formatTimestamp(now + offset, 'R', now)).toBe(expected);
  });

  it('prints other styles, an unknown one like the default, and an impossible moment not at all', () => {
    expect(formatTimestamp(now, 'D', now)).toMatch(/^\d{1,2} January 2027$/);
    expect(formatTimestamp(now, 'x', now)).toBe(formatTimestamp(now, 'f', now));
    expect(formatTimestamp(9_999_999_999_999, 'f', now)).toBe('');
  });

  it('names the day of a message only where it was not today', () => {
    const sent = new Date(2026, 10, 20, 21, 5);
    expect(formatSent(sent.toISOString(), new Date(2026, 10, 20, 23))).toBe('21:05');
    expect(formatSent(sent.toISOString(), new Date(2026, 10, 21, 1))).toBe('20 Nov 21:05');
    expect(formatSent('nonsense', sent)).toBe('');
  });
});
