import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { expect, inject, vi } from 'vitest';
import { connect } from '../../src/db/connect.js';
import type { Database } from '../../src/db/database.js';
import { patienceMs } from './patience.js';

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
  /** The job queue's own tables are there already, as after a first start. */
  readonly hasQueue?: boolean;
}

/** A fresh, migrated database of its own for a test or a file of tests. */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const url = withDatabase(inject('templateUrl'), name);
  const template = options.hasQueue === true ? await findQueueTemplate() : plain();
  await onServer((server) => cloneDatabase(server, template, name));
  const db = await connect(url, { applicationName: 'party-os test' });
  return { db, url, close: () => closeTestDatabase(db, name, options.skipInvariants ?? false) };
}

let queueTemplate: Promise<string> | undefined;
/** Any fixed number that nothing else locks in the server's maintenance database. */
const queueTemplateLock = 7_262_019;

/** The name of the migrated database that tests clone. */
function plain(): string {
  return new URL(inject('templateUrl')).pathname.slice(1);
}

async function cloneDatabase(server: postgres.Sql, from: string, to: string): Promise<void> {
  const { username } = new URL(inject('templateUrl'));
  await server`create database ${server(to)} template ${server(from)} strategy file_copy owner ${server(username)}`;
}

function findQueueTemplate(): Promise<string> {
  queueTemplate ??= makeQueueTemplate();
  return queueTemplate;
}

/**
 * The template with BullMQ's migrations on top, which take longer than all that most tests do with
 * them. Made once a run, by the worker that first asks.
 */
async function makeQueueTemplate(): Promise<string> {
  const [name, draft] = [`${plain()}_queue`, `${plain()}_draft`];
  await onServer(async (server) => {
    await server`select pg_advisory_lock(${queueTemplateLock}::bigint)`;
    if ((await server`select 1 from pg_database where datname = ${name}`).length > 0) return;
    await server`drop database if exists ${server(draft)} with (force)`;
    await cloneDatabase(server, plain(), draft);
    await migrateQueue(withDatabase(inject('templateUrl'), draft));
    await server`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${draft}`;
    await server`alter database ${server(draft)} rename to ${server(name)}`;
  });
  return name;
}

async function migrateQueue(url: string): Promise<void> {
  // Only here: most tests need not load BullMQ.
  const [{ createJobQueue }, { sweep }] = await Promise.all([
    import('../../src/jobs/queue.js'),
    import('../../src/jobs/sweep.js'),
  ]);
  const ignore = (): void => undefined;
  const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
  const queue = createJobQueue({ kind: 'postgres', url }, { log, jobs: [sweep] });
  await vi.waitFor(() => expect(queue.isReady()).toBe(true), patienceMs);
  await queue.close();
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
