import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { startEmbeddedPostgres } from '../db/embedded.js';
import { waitUntilReachable } from '../db/reachable.js';

/** A database to work on, and how to let go of it. */
export interface Found {
  readonly url: string;
  close(): Promise<void>;
}

/** What postmaster.pid holds in its fourth line (Postgres manual, Database File Layout). */
const portLine = 3;

async function findRunning(directory: string): Promise<string | null> {
  const [file, password] = await Promise.all(
    [join(directory, 'data', 'postmaster.pid'), join(directory, 'password')].map((path) =>
      readFile(path, 'utf8').catch(() => ''),
    ),
  );
  const port = Number(file?.split('\n')[portLine]);
  if (!Number.isInteger(port) || port <= 0) return null;
  const url = `postgres://party_os:${password?.trim()}@127.0.0.1:${port}/party_os`;
  return waitUntilReachable(url, 0).then(
    () => url,
    () => null,
  );
}

/**
 * The database of DATABASE_URL; else the built-in one, which a running Party OS serves or which is
 * started for as long as it takes.
 */
export async function findDatabase(config: Config, print: (line: string) => void): Promise<Found> {
  const close = async (): Promise<void> => undefined;
  if (config.databaseUrl !== null) return { url: config.databaseUrl, close };
  const directory = join(config.dataDir, 'postgres');
  const running = await findRunning(directory);
  if (running !== null) return { url: running, close };
  const server = await startEmbeddedPostgres({ directory, log: () => undefined, tell: print });
  return { url: server.url, close: () => server.stop() };
}
