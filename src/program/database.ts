import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Config } from '../config.js';
import { connect } from '../db/connect.js';
import type { Database } from '../db/database.js';
import { startEmbeddedPostgres } from '../db/embedded.js';
import { migrate } from '../db/migrate.js';
import { StartError } from '../errors.js';
import type { Closers } from './closers.js';
import type { ProgramOptions } from './program.js';

const firstRetryMs = 500;
const maxRetryMs = 10_000;

/** Faults that waiting does not mend: wrong password, wrong user, no such database (PostgreSQL error codes, class 28 and 3D). */
const hopelessCodes: Readonly<Record<string, string>> = {
  '28P01': 'The database refused the password in DATABASE_URL. Copy the address once more from where it is hosted.',
  '28000': 'The database refused the user in DATABASE_URL. Copy the address once more from where it is hosted.',
  '3D000': 'The database named in DATABASE_URL does not exist. Create it, or mend the name at the end of the address.',
  '42501': 'The user in DATABASE_URL may not create tables. Give it that right, or use the owner of the database.',
};

/** Migrates as soon as the server answers: a database that starts more slowly than we do is no reason to give up. */
async function migrateWhenUp(url: string, { log, signal }: ProgramOptions): Promise<void> {
  for (let pause = firstRetryMs; ; pause = Math.min(pause * 2, maxRetryMs)) {
    try {
      return await migrate(url);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      const sentence = hopelessCodes[code];
      if (sentence !== undefined) throw new StartError(sentence);
      if (!/^(?:E[A-Z]+|CONNECT_TIMEOUT|CONNECTION_\w+|57P0\d|53300)$/.test(code)) throw error;
      log.warn({ code, retryInMs: pause }, 'the database cannot be reached; trying again');
      await delay(pause, undefined, { signal });
    }
  }
}

/** Opens the database of DATABASE_URL, or the embedded one, brought to the newest schema. */
export async function openDatabase(config: Config, options: ProgramOptions, closers: Closers): Promise<{ readonly db: Database; readonly url: string }> {
  let url = config.databaseUrl;
  if (url === null) {
    const server = await startEmbeddedPostgres({
      directory: join(config.dataDir, 'postgres'),
      log: (line) => options.log.info({ postgres: line }, 'embedded Postgres'),
    });
    closers.add('postgres', () => server.stop());
    server.onExit((error) => options.onFatal(new StartError(`The built-in Postgres stopped and does not come back: ${error.message}`)));
    url = server.url;
  }
  await migrateWhenUp(url, options);
  const db = await connect(url);
  closers.add('database', () => db.close());
  return { db, url };
}
