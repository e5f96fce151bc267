/** A program of its own, so that it works beside the other checks rather than before them. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { findTool } from './tools.mjs';

/**
 * Says what is wrong when drizzle/ is not what the schema would generate; an empty list where they
 * agree.
 */
function findMigrationFaults() {
  // drizzle-kit takes only a folder below the current one, and would write into the real one.
  const copy = `node_modules/.cache/migrations-${process.pid}`;
  if (!existsSync('drizzle/meta/_journal.json'))
    return ['drizzle/ holds no migrations; run `npm run db:generate`.'];
  mkdirSync('node_modules/.cache', { recursive: true });
  try {
    cpSync('drizzle', copy, { recursive: true });
    const args = [
      'generate',
      '--dialect',
      'postgresql',
      '--schema',
      './src/db/schema/index.ts',
      '--out',
      copy,
    ];
    const { stdout, stderr } = spawnSync(process.execPath, [findTool('drizzle-kit'), ...args], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    if (stdout.includes('No schema changes')) return [];
    return [
      'The migrations in drizzle/ are behind src/db/schema; run `npm run db:generate -- --name <what>`. drizzle-kit says:',
      `${stdout}${stderr}`.trim(),
    ];
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

const faults = findMigrationFaults();
console.log(faults.join('\n'));
process.exitCode = faults.length > 0 ? 1 : 0;
