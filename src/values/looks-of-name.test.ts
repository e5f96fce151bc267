import { expect, test } from 'vitest';
import { looksAlike } from './looks-of-name.js';

test.each([
  ['case', 'Ava', 'aVA'],
  ['diacritics', 'José', 'Jose'],
  ['strokes', 'Jørgen', 'Jorgen'],
  ['a Cyrillic а', 'Ava', 'Av\u0430'],
  ['Cyrillic capitals', 'Mario', '\u041C\u0410R\u0406\u041E'],
  ['rn for m', 'Mario', 'rnario'],
  ['fullwidth letters', 'Ava', '\uFF21\uFF56\uFF41'],
  ['mathematical letters', 'Ava', '\u{1D400}va'],
  ['invisible characters', 'Ava', 'A\u00ADv\u2060a'],
  ['spaces and stops', 'A. J.', 'AJ'],
  ['0 for o', 'Bob', 'B0b'],
  ['1 for i', 'Annie', 'Ann1e'],
  ['1 for l', 'Bill', 'Bi11'],
  ['5 for s', 'Sam', '5am'],
  ['8 for b', 'Bob', '8o8'],
  ['capital I for l', 'Lia', 'Iia'],
  ['a sharp s', 'Stra\u00DFe', 'STRASSE'.replace('SS', '\u1E9E')],
])('a name looks like another with %s', (_what, one, other) => {
  expect(looksAlike(one, other)).toBe(true);
  expect(looksAlike(other, one)).toBe(true);
});

test.each([
  ['Cal', 'Cai'],
  ['Ana', 'Anna'],
  ['Ava', 'Ava (2)'],
  ['Ava', 'Ava B.'],
  ['Player 1', 'Player 2'],
  ['\u0930\u093E\u092E', '\u0930\u092E\u093E'],
  ['\u{1F3CE}', '\u{1F40E}'],
  ['!', '?'],
])('%s and %s can be told apart', (one, other) => {
  expect(looksAlike(one, other)).toBe(false);
});
