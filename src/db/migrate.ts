import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { StartError } from '../errors.js';

/** Any fixed number that no other program on this database locks. */
const migrationLock = 7_262_018;

/**
 * Brings a database to the newest schema that `migrationsFolder` knows (default: ours); each
 * migration is taken whole or not at all. Safe when several processes start at once: an advisory
 * lock of the session lets one work while the others wait, and then find nothing to do.
 * @throws StartError after two minutes of waiting, and where the user may not make tables.
 */
export async function migrate(
  url: string,
  migrationsFolder: string = findMigrations(),
): Promise<void> {
  const client = postgres(url, {
    max: 1,
    connect_timeout: 10,
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: 'party-os migrate', lock_timeout: 120_000 },
  });
  try {
    await client`select pg_advisory_lock(${migrationLock}::bigint)`;
    await runMigrations(drizzle(client), { migrationsFolder });
  } catch (error) {
    throw explain(error);
  } finally {
    await client.end({ timeout: 5 });
  }
}

/**
 * The nearest `drizzle` folder above this file, which is in src/db or in dist/src.
 * @throws StartError where the installation lacks it.
 */
export function findMigrations(from: string = dirname(fileURLToPath(import.meta.url))): string {
  const candidate = join(from, 'drizzle');
  if (existsSync(join(candidate, 'meta', '_journal.json'))) return candidate;
  const parent = dirname(from);
  if (parent === from)
    throw new StartError(
      'The folder "drizzle" with the database\'s migrations is missing from this installation. Install Party OS again.',
    );
  return findMigrations(parent);
}

function explain(error: unknown): unknown {
  // Drizzle wraps what Postgres said.
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === '55P03')
    return new StartError(
      'Another Party OS has been changing this database for two minutes. Stop it, then start this one again.',
    );
  if (code === '42501')
    return new StartError(
      "The user of DATABASE_URL may not make tables in its database. Use the database's owner.",
    );
  return error;
}
