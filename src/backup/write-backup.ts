import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { endOfRows, type Header } from './format.js';
import { readSequences, readTables } from './read-tables.js';
import { readVersion } from './schema-version.js';

export interface Written {
  readonly path: string;
  readonly rows: number;
}

/** Longest run of one statement: a whole table; in milliseconds. */
const statementMs = 10 * 60_000;
const lineEnd = 0x0a;

/**
 * Writes the whole party database into one file (mode 0600), as it is at one moment; whoever plays
 * meanwhile is not held up. The file is there whole or not at all.
 */
export async function writeBackup(url: string, path: string, now: Date): Promise<Written> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.part`;
  const client = postgres(url, {
    max: 1,
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: 'party-os backup', statement_timeout: statementMs },
  });
  const count = { rows: 0 };
  try {
    await client.begin('isolation level repeatable read read only', (tx) =>
      pipeline(
        Readable.from(writeLines(tx, count, now), { objectMode: false }),
        createGzip(),
        createWriteStream(draft, { mode: 0o600, flush: true }),
      ),
    );
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await client.end({ timeout: 5 });
  }
  return { path, rows: count.rows };
}

async function* writeLines(
  tx: TransactionSql,
  count: { rows: number },
  now: Date,
): AsyncGenerator<string | Buffer> {
  const sql = asClient(tx);
  const migration = await readVersion(sql);
  const header: Header = {
    ...{ program: 'party-os', format: 1 },
    migration,
    createdAt: now.toISOString(),
  };
  yield `${JSON.stringify(header)}\n`;
  for (const { table, columns } of await readTables(sql)) {
    yield `${JSON.stringify({ table, columns })}\n`;
    const rows = await tx`copy ${tx(table)} (${tx(columns)}) to stdout`.readable();
    for await (const chunk of rows) {
      if (!(chunk instanceof Buffer)) continue;
      for (const byte of chunk) if (byte === lineEnd) count.rows += 1;
      yield chunk;
    }
    yield `${endOfRows}\n`;
  }
  const closing = { rows: count.rows, sequences: await readSequences(sql) };
  yield `${JSON.stringify(closing)}\n`;
}

/** A transaction asks as a client does; postgres.js only types them apart. */
function asClient(tx: TransactionSql): Sql {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the boundary that this function is named for
  return tx as unknown as Sql;
}
