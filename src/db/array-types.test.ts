import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../../tests/support/database.js';
import { seed } from '../../tests/support/seed.js';

test('arrays reach Postgres and come back as they were', async () => {
  const { db, close } = await createTestDatabase();
  console.info(`SEED=${seed}`);
  // Postgres has no NUL.
  const text = fc.string({ unit: 'grapheme' }).map((value) => value.replaceAll('\0', ''));
  const awkward = fc.oneof(
    text,
    fc.constantFrom('', 'NULL', 'null', '{}', '"', '\\', ',', ' a ', '{"a"}', 'a\nb'),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(awkward)),
      fc.array(fc.maxSafeInteger()),
      fc.array(fc.uuid()),
      fc.array(fc.boolean()),
      async (texts, numbers, uuids, booleans) => {
        const [row] =
          await db.sql`select ${texts}::text[] as texts, ${numbers}::float8[] as numbers, ${uuids}::uuid[] as uuids, ${`{${booleans}}`}::text::bool[] as booleans`;
        expect(row).toEqual({ texts, numbers, uuids, booleans });
        const rows =
          await db.sql`select value from unnest(${texts}::text[]) with ordinality as u(value, place) order by place`;
        expect(rows.map((each) => each['value'])).toEqual(texts);
      },
    ),
    { seed, numRuns: 100 },
  );
  await close();
});

test('arrays of times, of JSON and of arrays come back as such', async () => {
  const { db, close } = await createTestDatabase();
  const [row] = await db.sql`
    select array['2026-11-01T12:00:00Z'::timestamptz] as times, array['{"a": [1, "}"]}'::jsonb] as jsons, array[[1, 2], [3, null]] as nested, '{}'::int[] as nothing, array[1.5]::numeric[] as numerics`;
  expect(row).toEqual({
    times: [new Date('2026-11-01T12:00:00Z')],
    jsons: [{ a: [1, '}'] }],
    nested: [
      [1, 2],
      [3, null],
    ],
    nothing: [],
    numerics: ['1.5'],
  });
  await close();
});
