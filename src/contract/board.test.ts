import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BoardEntry, rankBoard } from './board.js';

function entry(userId: string, lapTimeMs: number | null, lapId: number): BoardEntry {
  return { userId, name: userId, lapTimeMs, isDnf: lapTimeMs === null, car: null, lapId };
}

describe('the board', () => {
  it('puts the fastest first, the earlier of equal times ahead, and racers without a time last', () => {
    const ranked = rankBoard([
      entry('dnf', null, 1),
      entry('late', 84_500, 4),
      entry('early', 84_500, 3),
      entry('fast', 84_000, 5),
    ]);
    expect(
      ranked.map(({ userId, position, gapMs, intervalMs }) => [
        userId,
        position,
        gapMs,
        intervalMs,
      ]),
    ).toEqual([
      ['fast', 1, null, null],
      ['early', 2, 500, 500],
      ['late', 3, 500, 0],
      ['dnf', 4, null, null],
    ]);
  });

  it('has no gap where nobody has a time', () => {
    expect(
      rankBoard([entry('a', null, 2), entry('b', null, 1)]).map(({ userId, gapMs }) => [
        userId,
        gapMs,
      ]),
    ).toEqual([
      ['b', null],
      ['a', null],
    ]);
  });

  it('has gaps that are sums of the intervals above, in whatever order the lines come', () => {
    const times = fc.array(fc.integer({ min: 1, max: 86_400_000 }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(times, fc.integer(), (laps, turn) => {
        const lines = laps.map((ms, index) => entry(String(index), ms, index));
        const cut = Math.abs(turn) % lines.length;
        const ranked = rankBoard([...lines.slice(cut), ...lines.slice(0, cut)]);
        let sum = 0;
        for (const line of ranked) {
          sum += line.intervalMs ?? 0;
          expect(line.gapMs ?? 0).toBe(sum);
        }
        expect(ranked).toEqual(rankBoard(lines));
      }),
    );
  });
});
