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

/** A migrated database without a row, of its own for a test or a file of tests. */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const template = options.hasQueue === true ? await findQueueTemplate() : plain();
  const clone = parked.get(template)?.pop() ?? (await cloneTemplate(template));
  const { db, url } = clone;
  return { db, url, close: () => closeTestDatabase(clone, options.skipInvariants ?? false) };
}

/** A clone of a template, and its schema as it was then. */
interface Clone {
  readonly name: string;
  readonly url: string;
  readonly db: Database;
  readonly template: string;
  readonly shape: string;
}

/**
 * Clones that nobody uses, empty again and still connected, by template: emptying one takes a
 * fraction of the work that a new one and its connections do. They are as many as one test of this
 * worker used at once.
 */
const parked = new Map<string, Clone[]>();
const applicationName = 'party-os test';

async function cloneTemplate(template: string): Promise<Clone> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer((server) => cloneDatabase(server, template, name));
  const url = withDatabase(inject('templateUrl'), name);
  const db = await connect(url, { applicationName });
  return { name, url, db, template, shape: await readShape(db) };
}

/** Counts what a test may change in a schema by hand. */
async function readShape({ sql }: Database): Promise<string> {
  const [row] = await sql<{ shape: string }[]>`
    select concat_ws(' ', (select count(*) from pg_class), (select count(*) from pg_constraint),
      (select count(*) from pg_trigger where tgenabled = 'O'), (select count(*) from pg_proc)) as shape`;
  return row?.shape ?? '';
}

/** Empties a clone, once nothing else is connected to it. */
async function emptyClone({ sql }: Database): Promise<void> {
  await sql`
    select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where datname = current_database() and application_name <> ${applicationName}`;
  const tables = await sql<{ table: string }[]>`
    select format('%I.%I', schemaname, tablename) as table from pg_tables
    where schemaname in ('public', 'bullmq') and tablename <> 'migration'`;
  await sql.unsafe(`truncate ${tables.map(({ table }) => table).join(', ')} restart identity`);
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

async function closeTestDatabase(clone: Clone, skipInvariants: boolean): Promise<void> {
  let isParked = false;
  try {
    if (skipInvariants) return;
    await assertInvariants(clone.db);
    isParked = await park(clone);
  } finally {
    if (!isParked) {
      await clone.db.close();
      await dropDatabase(clone.name);
    }
  }
}

/**
 * Keeps the database for the next test, unless this one changed its schema or has left something
 * at work in it, which gets in the way of emptying it.
 */
async function park(clone: Clone): Promise<boolean> {
  if ((await readShape(clone.db)) !== clone.shape) return false;
  const isEmpty = await emptyClone(clone.db).then(
    () => true,
    () => false,
  );
  if (!isEmpty) return false;
  parked.set(clone.template, [...(parked.get(clone.template) ?? []), clone]);
  return true;
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
