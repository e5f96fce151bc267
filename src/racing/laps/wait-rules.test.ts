import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../../tests/support/seed.js';
import { type DrivenLap, lineOf, waitReason } from '../rules.js';

describe('a lap', () => {
  const own = { lapRule: 'self', raceBestMs: 80_000, timeMs: 79_000, isOwn: true } as const;
  test.each([
    ['a usual one', own, null],
    ['half of the best', { ...own, timeMs: 40_000 }, null],
    ['a millisecond under half of the best', { ...own, timeMs: 39_999 }, 'too-fast'],
    ['the first of a race', { ...own, raceBestMs: null, timeMs: 1 }, null],
    [
      'under half, told by a host for somebody else',
      { ...own, timeMs: 1, isOwn: false },
      'too-fast',
    ],
    ['a DNF', { ...own, timeMs: null }, null],
    ['of a race whose laps are confirmed', { ...own, lapRule: 'confirmed' }, 'rule'],
    ['the first of such a race', { ...own, lapRule: 'confirmed', raceBestMs: null }, 'rule'],
    ['too fast in such a race', { ...own, lapRule: 'confirmed', timeMs: 1 }, 'too-fast'],
    ['told by a host in such a race', { ...own, lapRule: 'confirmed', isOwn: false }, null],
    ['a DNF in such a race', { ...own, lapRule: 'confirmed', timeMs: null }, null],
    ['of a host in a race of hosts', { ...own, lapRule: 'host' }, null],
  ] as const)('%s: %#', (_name, lap, reason) => {
    expect(waitReason(lap)).toBe(reason);
  });
});

describe('a line from the history', () => {
  const laps = fc
    .array(
      fc.record({
        timeMs: fc.option(fc.integer({ min: 1, max: 50 })),
        car: fc.option(fc.constantFrom('MX-5', '911')),
      }),
      {
        maxLength: 12,
      },
    )
    .map((list) => list.map((lap, index): DrivenLap => ({ ...lap, lapId: index + 1 })));

  test('is the fastest lap left, the earliest of equals, whichever laps are voided', () => {
    check(
      fc.property(laps, fc.func(fc.boolean()), (history, isVoid) => {
        const left = history.filter((lap) => !isVoid(lap.lapId));
        const line = lineOf(left);
        const timed = left.filter(({ timeMs }) => timeMs !== null);
        const best = Math.min(...timed.map(({ timeMs }) => timeMs ?? 0));
        if (left.length === 0) expect(line).toBeNull();
        else if (timed.length === 0) expect(line).toMatchObject({ lapTimeMs: null, isDnf: true });
        else {
          const lapId = timed.find(({ timeMs }) => timeMs === best)?.lapId;
          expect(line).toMatchObject({ lapTimeMs: best, isDnf: false, lapId });
        }
      }),
    );
  });
});
