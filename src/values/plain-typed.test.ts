import { expect, test } from 'vitest';
import { plainTyped } from './plain-typed.js';

test.each([
  ['１：２４．５００', '1:24.500'],
  ['５０％', '50%'],
  ['\u200B2\u200D5\uFE0F0\u2060', '250'],
  ['\u202E250\u202C', '250'],
  ['\u3000１ｋ\u3000', '1k'],
  ['١٠٠', '١٠٠'],
  ['1\u212A', '1\u212A'],
  ['5²', '5²'],
])('%j is %s', (typed, plain) => {
  expect(plainTyped(typed)).toBe(plain);
});
