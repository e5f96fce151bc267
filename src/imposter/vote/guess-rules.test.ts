import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../../tests/support/seed.js';
import { isOneTypoApart, isRightGuess } from './guess-rules.js';

describe('the last guess', () => {
  it.each([
    ['Castle', 'Castle'],
    ['  cASTLE ', 'Castle'],
    ['Crème brûlée', 'creme brulee'],
    ['ice-cream', 'Ice Cream'],
    ['icecream', 'Ice Cream'],
    ['Casle', 'Castle'],
    ['Castlle', 'Castle'],
    ['Castke', 'Castle'],
    ['Csatle', 'Castle'],
    ['astle', 'Castle'],
    ['Castles', 'Castle'],
    ['Castel', 'Castle'],
    ['boot', 'boat'],
    ['Ｃａｓｔｌｅ', 'Castle'],
    ['the  castle', 'Castle'],
    ['An otopus', 'Octopus'],
  ])('%j is right for %j', (guess, word) => {
    expect(isRightGuess(guess, word)).toBe(true);
  });

  it.each([
    ['', 'Castle'],
    ['   ', 'Castle'],
    ['Csatel', 'Castle'],
    ['Cast', 'Castle'],
    ['Tower', 'Castle'],
    ['Castle Tower', 'Castle'],
    ['dog', 'fog'],
    ['the', 'Castle'],
    ['the fog', 'Tea'],
    ['se', 'sea'],
    ['!?', '…'],
  ])('%j is wrong for %j', (guess, word) => {
    expect(isRightGuess(guess, word)).toBe(false);
  });

  it('measures the distance of Damerau and Levenshtein', () => {
    const word = fc
      .array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 })
      .map((letters) => letters.join(''));
    check(
      fc.property(word, word, (a, b) => {
        expect(isOneTypoApart(a, b)).toBe(distance(a, b) <= 1);
      }),
      2_000,
    );
  });
});

/**
 * Optimal string alignment by its textbook table; up to a distance of 1 the same as
 * Damerau–Levenshtein.
 */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_unused, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => table[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const best = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + cost,
        isSwap ? at(i - 2, j - 2) + 1 : 99,
      );
      const row = table[i];
      if (row !== undefined) row[j] = best;
    }
  }
  return at(a.length, b.length);
}
