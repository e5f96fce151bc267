import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secretNonce } from './outbox.js';
import {
  cleanTopic,
  drawImposters,
  foldWord,
  mostImposters,
  type RandomInt,
  readTalkTime,
  retryDelayMs,
} from './rules.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
console.info(`imposter rules: SEED=${seed}`);

/**
 * mulberry32: a small seeded generator; 2^32 values, so the bias of `%` stays far below what the
 * test can see.
 */
function createSeededInt(start: number): RandomInt {
  let state = start >>> 0;
  return (max) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % max;
  };
}

/**
 * Upper 1 in 100,000 point of chi-square by the Wilson–Hilferty approximation: 13 such tests fail
 * by chance once in 7,700 runs.
 */
function criticalChiSquare(freedom: number): number {
  const z = 4.265;
  return freedom * (1 - 2 / (9 * freedom) + z * Math.sqrt(2 / (9 * freedom))) ** 3;
}

describe('drawing the imposter', () => {
  const sizes = Array.from({ length: 13 }, (_, index) => index + 3);

  it.each(sizes)('gives each of %i players the same chance over 100,000 draws', (size) => {
    const randomInt = createSeededInt(seed + size);
    const players = Array.from({ length: size }, (_, index) => index);
    const draws = 100_000;
    const counts = players.map(() => 0);
    for (let draw = 0; draw < draws; draw += 1) {
      for (const drawn of drawImposters(players, 1, randomInt))
        counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    const expected = draws / size;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chiSquare, `counts ${counts.join(' ')}`).toBeLessThan(criticalChiSquare(size - 1));
  });

  it.each(sizes.filter((size) => size >= 6))(
    'gives each of %i players the same chance to be one of several over 100,000 draws',
    (size) => {
      const randomInt = createSeededInt(seed + 100 + size);
      const players = Array.from({ length: size }, (_, index) => index);
      const imposters = mostImposters(size);
      const draws = 100_000;
      const counts = players.map(() => 0);
      for (let draw = 0; draw < draws; draw += 1) {
        for (const drawn of drawImposters(players, imposters, randomInt))
          counts[drawn] = (counts[drawn] ?? 0) + 1;
      }
      const chance = imposters / size;
      // Drawn without putting back: the counts of a draw depend on each other, which the last
      // factor makes up for.
      const spread = (draws * chance * (1 - chance) * size) / (size - 1);
      const chiSquare = counts.reduce(
        (sum, count) => sum + (count - draws * chance) ** 2 / spread,
        0,
      );
      expect(chiSquare, `counts ${counts.join(' ')}`).toBeLessThan(criticalChiSquare(size - 1));
    },
  );

  it('allows a third of the players as imposters', () => {
    expect([3, 5, 6, 8, 9, 20].map(mostImposters)).toEqual([1, 1, 2, 2, 3, 6]);
  });

  it('gives every pair of five players the same chance', () => {
    const randomInt = createSeededInt(seed);
    const counts = new Map<string, number>();
    for (let draw = 0; draw < 20_000; draw += 1) {
      const pair = drawImposters([0, 1, 2, 3, 4], 2, randomInt)
        .toSorted((a, b) => a - b)
        .join('+');
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    const chiSquare = [...counts.values()].reduce(
      (sum, count) => sum + (count - 2_000) ** 2 / 2_000,
      0,
    );
    expect(counts.size).toBe(10);
    expect(chiSquare).toBeLessThan(criticalChiSquare(9));
  });

  it('draws that many different players, all of them of the round, and leaves the list alone', () => {
    const players = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 15 });
    const property = fc.property(players, fc.nat(), fc.integer(), (list, wanted, start) => {
      const count = 1 + (wanted % list.length);
      const before = [...list];
      const drawn = drawImposters(list, count, createSeededInt(start));
      expect(new Set(drawn).size).toBe(count);
      expect(list).toEqual(before);
      expect(list).toEqual(expect.arrayContaining([...drawn]));
    });
    fc.assert(property, { seed });
  });

  it('refuses to draw none, or more than there are', () => {
    expect(() => drawImposters(['a'], 0, () => 0)).toThrow(RangeError);
    expect(() => drawImposters(['a'], 2, () => 0)).toThrow(RangeError);
  });
});

describe('a word', () => {
  it('is compared without case, accents and punctuation', () => {
    expect(foldWord('  Crème-Brûlée! ')).toBe('cremebrulee');
  });
});

describe('a talking time', () => {
  it.each([
    ['90s', 90],
    ['3m', 180],
    ['3', 180],
    [' 1.5 min ', 90],
    ['1,5m', 90],
    ['15 seconds', 15],
    ['60m', 3_600],
    [null, null],
  ])('%j is %j seconds', (text, seconds) => {
    expect(readTalkTime(text)).toBe(seconds);
  });

  it.each(['', '0', '-3m', '14s', '61m', '3h', 'soon', '1e3', '٣m', '99999'])(
    '%j is refused',
    (text) => {
      expect(() => readTalkTime(text)).toThrow('talk-time-invalid');
    },
  );
});

describe('a topic', () => {
  it.each([
    [null, null],
    [undefined, null],
    ['  ', null],
    ['\u200b\u0000', null],
    ['  motor\n sport ', 'motor sport'],
    ['\ud800x', 'x'],
    ['x'.repeat(100), 'x'.repeat(64)],
  ])('%j is kept as %j', (given, kept) => {
    expect(cleanTopic(given)).toBe(kept);
  });

  it('is cut between characters, not inside one', () => {
    const kept = cleanTopic('🏁'.repeat(100));
    expect(kept).toBe('🏁'.repeat(64));
  });
});

describe('a DM', () => {
  it('is tried again after 2, 4, 8 … seconds and never later than after a minute', () => {
    expect([0, 1, 2, 3, 6, 40].map(retryDelayMs)).toEqual([
      2_000, 2_000, 4_000, 8_000, 60_000, 60_000,
    ]);
  });

  it('has a nonce of its own that Discord accepts and that stays the same', () => {
    const nonce = secretNonce('round', 'player');
    expect(nonce).toMatch(/^[\w-]{22}$/);
    expect(secretNonce('round', 'player')).toBe(nonce);
    expect(secretNonce('round', 'other')).not.toBe(nonce);
    expect(secretNonce('other', 'player')).not.toBe(nonce);
  });
});
