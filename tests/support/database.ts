import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { connect } from '../../src/db/connect.js';
import type { Database } from '../../src/db/database.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The embedded server's maintenance database, as superuser. */
    postgresUrl: string;
    /** The migrated database that tests clone, as the product's own role. */
    templateUrl: string;
  }
}

export interface TestDatabase {
  readonly db: Database;
  /** As the product's own role, which owns the database and may `set session_replication_role`. */
  readonly url: string;
  /** Fails when `invariant_violations` has rows, then drops the database in any case. */
  close(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** For tests that break the books on purpose. */
  readonly skipInvariants?: boolean;
}

/** A fresh, migrated database of its own for a test or a file of tests. */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const template = new URL(inject('templateUrl'));
  const url = withDatabase(template.href, name);
  await onServer(
    (server) =>
      server`create database ${server(name)} template ${server(template.pathname.slice(1))} strategy file_copy owner ${server(template.username)}`,
  );
  const db = await connect(url, { applicationName: 'party-os test' });
  return { db, url, close: () => closeTestDatabase(db, name, options.skipInvariants ?? false) };
}

/**
 * An empty database, without tables, for tests of what makes them; the function returned with it
 * drops it.
 */
export async function createEmptyDatabase(): Promise<{
  readonly url: string;
  drop(): Promise<void>;
}> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const template = new URL(inject('templateUrl'));
  await onServer(
    (server) => server`create database ${server(name)} owner ${server(template.username)}`,
  );
  return { url: withDatabase(template.href, name), drop: () => dropDatabase(name) };
}

/** Fails with every broken rule listed; see `invariant_violations`. */
async function assertInvariants(db: Database): Promise<void> {
  const rows = await db.sql<
    { invariant: number; detail: string }[]
  >`select invariant, detail from invariant_violations order by 1, 2`;
  if (rows.length > 0)
    throw new Error(
      `Invariants broken:\n${rows.map((row) => `${row.invariant}: ${row.detail}`).join('\n')}`,
    );
}

async function closeTestDatabase(
  db: Database,
  name: string,
  skipInvariants: boolean,
): Promise<void> {
  try {
    if (!skipInvariants) await assertInvariants(db);
  } finally {
    await db.close();
    await dropDatabase(name);
  }
}

async function dropDatabase(name: string): Promise<void> {
  await onServer((server) => server`drop database if exists ${server(name)} with (force)`);
}

async function onServer(work: (server: postgres.Sql) => Promise<unknown>): Promise<void> {
  const server = postgres(inject('postgresUrl'), {
    max: 1,
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: 'party-os test bed' },
  });
  try {
    await work(server);
  } finally {
    await server.end({ timeout: 5 });
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
