import { expect, it } from 'vitest';
import { countColumns, wrapColumns } from './columns.js';

it.each([
  ['Marzipan', 8],
  ['', 0],
  ['cafe\u0301', 4],
  ['杏仁', 4],
  ['ＷＷ', 4],
  ['a🎂', 3],
  ['👩‍👩‍👧‍👦', 2],
  ['☕', 2],
  ['❤️', 2],
])('counts the columns of %s as %i', (text, columns) => {
  expect(countColumns(text)).toBe(columns);
});

it.each([
  ['one line', 'ice cream', 10, 3, ['ice cream']],
  ['between words', 'ice cream van', 9, 3, ['ice cream', 'van']],
  ['within a word that is longer than a line', 'marzipan', 5, 3, ['marzi', 'pan']],
  ['anywhere, where whole words take too many lines', 'aaaa bbbb cc', 6, 2, ['aaaa b', 'bbb cc']],
  ['wide letters by their columns', '杏仁豆腐', 4, 3, ['杏仁', '豆腐']],
] as const)('wraps %s', (_what, text, columns, maxLines, lines) => {
  expect(wrapColumns(text, columns, maxLines)).toEqual(lines);
});
