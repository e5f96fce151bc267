import { resolve } from 'node:path';
import { systemClock } from '../clock.js';
import { ConfigError, parseConfig } from '../config.js';
import { StartError } from '../errors.js';
import { readEnvironment } from '../read-environment.js';
import { findDatabase } from './find-database.js';
import { backupPath } from './nightly.js';
import { restoreBackup } from './restore-backup.js';
import { writeBackup } from './write-backup.js';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** `write [file]`, or `restore file`. */
async function main([task, file]: readonly string[]): Promise<void> {
  const config = parseConfig(readEnvironment(process.env));
  if (task === 'restore' && file === undefined)
    throw new StartError('Say which backup: npm run restore -- data/backups/party-….backup');
  const { url, close } = await findDatabase(config, print);
  try {
    if (task === 'restore') {
      const { rows, createdAt } = await restoreBackup(url, resolve(file ?? ''));
      return print(
        `Restored ${rows} rows as they were on ${createdAt}. Start Party OS with npm start.`,
      );
    }
    const now = systemClock.now();
    const path = file === undefined ? backupPath(config.dataDir, now) : resolve(file);
    const { rows } = await writeBackup(url, path, now);
    print(`Backed up ${rows} rows to ${path}`);
  } finally {
    await close();
  }
}

// `node scripts/start.mjs backup write`, or `node dist/src/backup.js write`.
const words = process.argv.slice(2);
main(words[0] === 'backup' ? words.slice(1) : words).catch((error: unknown) => {
  const isForHost = error instanceof StartError || error instanceof ConfigError;
  process.stderr.write(
    `${isForHost ? error.message : `The backup failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`}\n`,
  );
  process.exit(1);
});
