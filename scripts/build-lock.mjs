import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const lockFile = '.dist-lock';
/**
 * No build takes this long: an older lock was left by a process of another container or an earlier
 * boot.
 */
const maxAgeMs = 180_000;

function tryLock() {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function isAbandoned() {
  try {
    return (
      Date.now() - statSync(lockFile).mtimeMs > maxAgeMs ||
      !isAlive(Number(readFileSync(lockFile, 'utf8')) || process.pid)
    );
  } catch {
    return false;
  }
}

/**
 * Runs `work` while no other start of this folder builds. The lock only saves double work: each
 * build writes to a folder of its own, so two at once would do no harm.
 */
export async function withBuildLock(work) {
  while (!tryLock()) {
    if (isAbandoned()) rmSync(lockFile, { force: true });
    else await delay(100);
  }
  const unlock = () => rmSync(lockFile, { force: true });
  process.once('exit', unlock);
  try {
    return await work();
  } finally {
    unlock();
    process.off('exit', unlock);
  }
}
