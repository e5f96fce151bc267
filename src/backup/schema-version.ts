import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { z } from 'zod';

/** A migration by the time in drizzle's journal, which only grows. */
const journalShape = z.object({
  entries: z.array(z.looseObject({ when: z.number(), tag: z.string() })),
});

/** The migrations that this program knows, oldest first, as they are in drizzle's journal. */
export async function readJournal(folder: string) {
  const text = await readFile(join(folder, 'meta', '_journal.json'), 'utf8');
  return journalShape.parse(JSON.parse(text)).entries;
}

/** The newest migration that a database has taken; 0 where it has none. */
export async function readVersion(sql: Sql): Promise<number> {
  const [table] =
    await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as "isThere"`;
  if (table?.['isThere'] !== true) return 0;
  const [row] =
    await sql`select max(created_at)::text as version from drizzle.__drizzle_migrations`;
  return Number(row?.['version'] ?? 0);
}
