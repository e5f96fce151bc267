import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { healthyParty, other, party } from './healthy-party.js';

export interface Corruption {
  readonly what: string;
  /** What else must report it; nothing besides. */
  readonly also?: readonly number[];
  readonly statement: string;
}

export interface Violation {
  readonly invariant: number;
  readonly party_id: string;
  readonly detail: string;
}

/**
 * What a view says right after `statement`, which keys and triggers do not hinder and which is
 * taken back.
 */
export async function reportAfter(
  db: Database,
  statement: string,
  view = 'invariant_violations',
): Promise<readonly Violation[]> {
  const sql = await db.sql.reserve();
  try {
    await sql`begin`;
    await sql`set local session_replication_role = replica`;
    await sql.unsafe(statement);
    return await sql.unsafe<Violation[]>(
      `select invariant, party_id, detail from ${view} order by invariant, detail`,
    );
  } finally {
    await sql`rollback`;
    sql.release();
  }
}

/** A database with the healthy party, for the tests of one file. */
export function openHealthyParty(): { readonly db: () => Database } {
  let bed: TestDatabase;
  beforeAll(async () => {
    bed = await createTestDatabase();
    await bed.db.sql.unsafe(healthyParty);
  });
  afterAll(() => bed.close());
  return { db: () => bed.db };
}

/** Holds one invariant's view, and the union of all, against rows that break it. */
export function describeInvariant(
  number: number,
  name: string,
  corruptions: readonly Corruption[],
): { readonly db: () => Database } {
  const bed = openHealthyParty();
  const view = `invariant_${number}_${name}`;
  describe(view, () => {
    test('has no row for a party in which everything happened rightly', async () => {
      expect(await bed.db().sql.unsafe(`select * from ${view}`)).toEqual([]);
    });

    test.each(corruptions)('reports that $what', async ({ statement, also = [] }) => {
      const own = await reportAfter(bed.db(), statement, view);
      const all = await reportAfter(bed.db(), statement);
      expect(own.length).toBeGreaterThan(0);
      expect(all).toEqual(expect.arrayContaining([...own]));
      const broken = new Set(all.map((row) => row.invariant));
      expect(broken, JSON.stringify(all)).toEqual(new Set([number, ...also]));
      for (const { detail, party_id } of all) {
        expect([party, other]).toContain(party_id);
        expect(detail).not.toMatch(/pizza|oven|castle|tower/i);
      }
    });
  });
  return bed;
}
