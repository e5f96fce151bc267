import { expect, test } from 'vitest';
import { describeInvariant, reportAfter } from '../../../../tests/support/corruption.js';
import { ann, secret } from '../../../../tests/support/healthy-party.js';

const bed = describeInvariant(7, 'round_secrets', [
  {
    what: 'an event holds the word',
    statement: `update party_events set data = '{"word": "${secret.word}"}' where id = 2`,
  },
  {
    what: 'an event holds the word in capitals, deep inside, within a sentence',
    statement: `update party_events set data = '{"a": [{"b": "so: (PIZZA_%)!"}]}' where id = 2`,
  },
  {
    what: 'an event holds the hint',
    statement: `update party_events set data = '{"hint": "oVEN"}' where id = 2`,
  },
  {
    what: 'an event was stored as text that holds the word',
    statement: `update party_events set data = to_jsonb('{"word": "${secret.word}"}'::text) where id = 2`,
  },
]);

test('lets an event say the word of a round that is revealed', async () => {
  const said = `update party_events set data = '{"word": "Castle"}' where id = 2`;
  expect(await reportAfter(bed.db(), said)).toEqual([]);
});

test("lets an event say a guest's name that holds the word", async () => {
  const said = `update party_events set data = '{"name": "Pizza_% Ann"}' where id = 2`;
  expect(await reportAfter(bed.db(), said)).toEqual([]);
  const renamed = `update party_users set name = 'Ann' where id = '${ann}'`;
  expect(await reportAfter(bed.db(), renamed)).toMatchObject([{ invariant: 7 }]);
});
