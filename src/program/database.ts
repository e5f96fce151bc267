import { join } from 'node:path';
import { startNightly } from '../backup/nightly.js';
import { systemClock } from '../clock.js';
import type { Config } from '../config.js';
import { connect } from '../db/connect.js';
import type { Database } from '../db/database.js';
import { startEmbeddedPostgres } from '../db/embedded.js';
import { migrate } from '../db/migrate.js';
import { waitUntilReachable } from '../db/reachable.js';
import { StartError } from '../errors.js';
import type { Closers } from './closers.js';
import { type Disk, watchDisk } from './disk.js';
import type { ProgramOptions } from './options.js';
import { type Pulse, startPulse } from './pulse.js';

/** After this the host is told what the start waits for. */
const slowDatabaseMs = 3_000;

async function startEmbedded(
  config: Config,
  { log, onFatal, print }: ProgramOptions,
  closers: Closers,
): Promise<string> {
  const server = await startEmbeddedPostgres({
    directory: join(config.dataDir, 'postgres'),
    log: (line) => log.info({ postgres: line }, 'embedded Postgres'),
    tell: print,
  });
  closers.add('postgres', () => server.stop());
  server.onExit((error) =>
    onFatal(
      new StartError(`The built-in Postgres stopped and does not come back: ${error.message}`),
    ),
  );
  return server.url;
}

/**
 * A database that starts more slowly than we do is no reason to give up: it is waited for until the
 * host stops us.
 */
async function waitForDatabase(url: string, print: (line: string) => void): Promise<void> {
  const timer = setTimeout(
    () => print('The database of DATABASE_URL does not answer yet; Party OS waits for it.'),
    slowDatabaseMs,
  );
  await waitUntilReachable(url, Number.POSITIVE_INFINITY).finally(() => clearTimeout(timer));
}

/** The database, and what tells whether it and the disk work. */
export interface Opened {
  readonly db: Database;
  readonly url: string;
  readonly pulse: Pulse;
  readonly disk: Disk;
}

/** Opens the database of DATABASE_URL, or the embedded one, brought to the newest schema. */
export async function openDatabase(
  config: Config,
  options: ProgramOptions,
  closers: Closers,
): Promise<Opened> {
  const url = config.databaseUrl ?? (await startEmbedded(config, options, closers));
  if (config.databaseUrl !== null) await waitForDatabase(url, options.print);
  await migrate(url);
  const db = await connect(url);
  closers.add('database', () => db.close());
  const pulse = startPulse(url, () => db.interrupt());
  closers.add('pulse', () => pulse.stop());
  const disk = watchDisk({ directory: config.dataDir, print: options.print });
  closers.add('disk', () => disk.stop());
  const nightly = startNightly({
    url,
    dataDir: config.dataDir,
    clock: systemClock,
    log: options.log,
  });
  closers.add('backups', () => nightly.stop());
  return { db, url, pulse, disk };
}
