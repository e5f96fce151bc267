/**
 * Runs a built program (`main`, `stand-in`), building first what is stale. npm hands a signal
 * on to the shell between it and us, which ends without telling: so the program is told to stop
 * when the one who started it is gone.
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const starter = process.ppid;
const pollMs = 250;

process.chdir(resolve(import.meta.dirname, '..'));
const [program = 'main'] = process.argv.slice(2);
const build = spawnSync(process.execPath, ['scripts/build.mjs', '--if-stale'], {
  stdio: 'inherit',
});
if (build.status !== 0) process.exit(build.status ?? 1);
await import(`../dist/src/${program}.js`);

const timer = setInterval(() => {
  if (process.ppid === starter) return;
  clearInterval(timer);
  process.kill(process.pid, 'SIGTERM');
}, pollMs);
timer.unref();
