import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { findMigrations, migrate } from '../db/migrate.js';
import { StartError } from '../errors.js';
import { type Closing, closingShape, endOfRows, headerShape, tableShape } from './format.js';
import { readLines } from './read-lines.js';
import { readJournal, readVersion } from './schema-version.js';

export interface Restored {
  readonly rows: number;
  /** When the backup was made. */
  readonly createdAt: string;
}

const damaged = (path: string) =>
  new StartError(
    `The backup ${path} is damaged or not one of Party OS. Nothing was restored; choose another file.`,
  );

/**
 * Fills an empty database from a backup and brings it to the newest schema. All rows come, or none.
 * @throws StartError where the file is no whole backup or of a newer Party OS, and where the
 * database holds a party already.
 */
export async function restoreBackup(url: string, path: string): Promise<Restored> {
  const lines = readLines(path);
  const header = headerShape.safeParse(parse((await lines.next()).value));
  if (!header.success) throw damaged(path);
  const { migration, createdAt } = header.data;
  const client = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} });
  try {
    await refuseUsed(client);
    await migrateTo(url, migration);
    const rows = await client.begin((tx) => load(tx, lines, path));
    await migrate(url);
    return { rows, createdAt };
  } finally {
    await lines.return(undefined);
    await client.end({ timeout: 1 });
  }
}

function parse(line: Buffer | undefined): unknown {
  try {
    return JSON.parse(line?.toString('utf8') ?? '');
  } catch {
    return null;
  }
}

async function refuseUsed(sql: Sql): Promise<void> {
  if ((await readVersion(sql)) === 0) return;
  const parties = await sql`select from parties limit 1`;
  if (parties.length > 0)
    throw new StartError(
      'There is a party in this database already. Restore into a new folder (DATA_DIR) or an empty database (DATABASE_URL).',
    );
}

/** Takes the migrations up to the one that the backup was made with. */
async function migrateTo(url: string, version: number): Promise<void> {
  const folder = findMigrations();
  const journal = await readJournal(folder);
  if (!journal.some(({ when }) => when === version))
    throw new StartError(
      'This backup was made by a newer Party OS than this one. Update Party OS, then restore it.',
    );
  const entries = journal.filter(({ when }) => when <= version);
  const copy = await mkdtemp(join(tmpdir(), 'party-os-migrations-'));
  try {
    await cp(folder, copy, { recursive: true });
    const text = JSON.stringify({ version: '7', dialect: 'postgresql', entries });
    await writeFile(join(copy, 'meta', '_journal.json'), text);
    await migrate(url, copy);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** Loads table after table; returns how many rows. */
async function load(
  tx: TransactionSql,
  lines: AsyncIterator<Buffer, undefined>,
  path: string,
): Promise<number> {
  let rows = 0;
  for (;;) {
    const line = parse((await lines.next()).value);
    const closing = closingShape.safeParse(line);
    if (closing.success) {
      if (closing.data.rows !== rows) throw damaged(path);
      await setSequences(tx, closing.data);
      return rows;
    }
    const table = tableShape.safeParse(line);
    if (!table.success) throw damaged(path);
    rows += await loadTable(tx, table.data, lines, path);
  }
}

async function loadTable(
  tx: TransactionSql,
  { table, columns }: { readonly table: string; readonly columns: string[] },
  lines: AsyncIterator<Buffer, undefined>,
  path: string,
): Promise<number> {
  const into = await tx`copy ${tx(table)} (${tx(columns)}) from stdin`.writable();
  const done = new Promise<void>((resolve, reject) => {
    into.once('finish', resolve).once('error', reject);
  });
  // What is thrown below is told before.
  done.catch(() => undefined);
  let rows = 0;
  for (;;) {
    const { value } = await lines.next();
    if (value === undefined) {
      const error = damaged(path);
      into.destroy(error);
      throw error;
    }
    if (value.toString('utf8') === `${endOfRows}\n`) break;
    rows += 1;
    if (!into.write(value)) await new Promise((resolve) => into.once('drain', resolve));
  }
  into.end();
  await done;
  return rows;
}

async function setSequences(tx: TransactionSql, { sequences }: Closing): Promise<void> {
  for (const { table, column, next } of sequences)
    await tx`select setval(pg_get_serial_sequence(quote_ident(${table}), ${column}), ${next}::bigint, false)`;
}
