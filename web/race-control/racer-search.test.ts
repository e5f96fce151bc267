import { expect, test } from 'vitest';
import { findRacers } from './racer-search.js';

const people = ['Ann', 'Ben', 'Benedikta', 'Jo Bennett', 'Émile', 'Rubens'].map((name) => ({
  id: name,
  name,
}));

test.each([
  ['be', [], ['Ben', 'Benedikta', 'Jo Bennett', 'Rubens']],
  ['be', ['Benedikta'], ['Benedikta', 'Ben', 'Jo Bennett', 'Rubens']],
  ['BEN', ['Benedikta'], ['Ben', 'Benedikta', 'Jo Bennett', 'Rubens']],
  ['emi', [], ['Émile']],
  ['  jo   b', [], ['Jo Bennett']],
  ['x', [], []],
  ['', ['Émile'], ['Émile', 'Ann', 'Ben', 'Benedikta', 'Jo Bennett', 'Rubens']],
])('“%s” with %j in the race means %j', (typed, racing, expected) => {
  const found = findRacers(people, typed, new Set(racing), 6);
  expect(found.map(({ name }) => name)).toEqual(expected);
});
