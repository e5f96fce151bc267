import { expect, test } from 'vitest';
import { openHealthyParty } from '../../../../tests/support/corruption.js';
import { createTestDatabase } from '../../../../tests/support/database.js';
import { ann, healthyParty } from '../../../../tests/support/healthy-party.js';

const bed = openHealthyParty();

test.each([
  { union: 'invariant_violations', of: '^invariant_\\d' },
  { union: 'invariant_overdue', of: '^overdue_' },
])('$union has the rows of every view of its kind', async ({ union, of }) => {
  const { sql } = bed.db();
  const views = await sql<{ name: string }[]>`
    select viewname as name from pg_views where schemaname = 'public' and viewname ~ ${of}`;
  const [whole] = await sql<{ text: string }[]>`select pg_get_viewdef(${union}::regclass) as text`;
  expect(views.length).toBeGreaterThan(4);
  expect(views.filter(({ name }) => !whole?.text.match(`FROM ${name}\\b`))).toEqual([]);
});

test('makes the closing of a test database fail, and drops it all the same', async () => {
  const { db, close } = await createTestDatabase();
  await db.sql.unsafe(healthyParty);
  await db.sql`update party_users set wallet_balance = 1001 where id = ${ann}`;
  await expect(close()).rejects.toThrow(
    /Invariants broken:\n1: wallet of guest .* holds 1001, its ledger sums to 1051/,
  );
  await expect(db.sql`select 1`).rejects.toThrow();
});
