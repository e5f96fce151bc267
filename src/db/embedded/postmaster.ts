import { execFile } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A server at work on a data folder, as its `postmaster.pid` tells. */
export interface Postmaster {
  readonly pid: number;
  /** Undefined for the moment in which the server has not written it yet. */
  readonly port: number | undefined;
}

/** Above the largest number that Linux, macOS and the BSDs give to a process. */
const neverPid = 2_147_483_646;

/**
 * The live server of a data folder, or undefined. A `postmaster.pid` that names some other program,
 * or a dead one that nobody buried, is changed to name nobody: Postgres would believe it and refuse
 * to start. The rest of it stays, since by it Postgres sees whether a dead server's children are
 * still at work.
 */
export async function findPostmaster(dataFolder: string): Promise<Postmaster | undefined> {
  const file = join(dataFolder, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => '');
  // Lines: pid, data folder, start time, port, … (Postgres's "pidfile.h").
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !signalProcess(pid, 0)) return undefined;
  if (pid === process.pid || !(await isRunning(pid)) || !(await worksOn(pid, dataFolder))) {
    // Unless a new server wrote its own meanwhile.
    if ((await readFile(file, 'utf8').catch(() => '')) === text)
      await writeFile(file, [neverPid, ...lines.slice(1)].join('\n'));
    return undefined;
  }
  return { pid, port: Number(lines[3]) || undefined };
}

/**
 * False for a process that has ended, also where its parent has not taken note (a container without
 * an init).
 */
async function isRunning(pid: number): Promise<boolean> {
  if (!signalProcess(pid, 0)) return false;
  if (process.platform !== 'linux') return true;
  // "pid (name) state …"; the name may hold anything.
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return !/^[ZX]?$/.test(status.slice(status.lastIndexOf(')') + 2).charAt(0));
}

/**
 * A server's working folder is its data folder; where the system does not show that, its name must
 * do.
 */
async function worksOn(pid: number, dataFolder: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const [place, folder] = await Promise.all([
      stat(`/proc/${pid}/cwd`).catch(() => undefined),
      stat(dataFolder),
    ]);
    return place !== undefined && place.ino === folder.ino && place.dev === folder.dev;
  }
  if (process.platform === 'win32') return true;
  const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout.includes('postgres');
}

/**
 * Ends a server whose Party OS is gone: an orderly stop, which keeps all data, then a hard one,
 * which recovery mends.
 */
export async function stopPostmaster(pid: number, patienceMs = 10_000): Promise<boolean> {
  // Postgres's meaning of the signals: SIGINT is a fast shutdown, SIGQUIT an immediate one.
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!signalProcess(pid, signal)) return true;
    if (await waitUntilGone(pid, patienceMs)) return true;
  }
  return false;
}

/** Sends a signal; 0 only asks. False where there is no such process any more. */
export function signalProcess(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function waitUntilGone(pid: number, patienceMs: number): Promise<boolean> {
  const end = performance.now() + patienceMs;
  while (performance.now() < end) {
    if (!(await isRunning(pid))) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return !(await isRunning(pid));
}
