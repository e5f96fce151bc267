/**
 * Runs `*.faults.test.ts` with vitest: as CI does, or with `--full` for the figures of
 * docs/reliability.md, which takes an hour. Whatever else is given goes to vitest.
 */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { findTool } from './tools.mjs';

process.chdir(resolve(import.meta.dirname, '..'));
const given = process.argv.slice(2);
const isFull = given.includes('--full');
const args = ['run', '.faults.test.ts', ...given.filter((arg) => arg !== '--full')];
const vitest = findTool('vitest', 'vitest');
if (vitest === null) {
  console.error('vitest is not installed; run npm ci.');
  process.exit(1);
}
const env = isFull ? { ...process.env, FAULTS: 'full' } : process.env;
const child = spawn(process.execPath, [vitest, ...args], { env, stdio: 'inherit' });
child.once('close', (code) => {
  process.exitCode = code ?? 1;
});
