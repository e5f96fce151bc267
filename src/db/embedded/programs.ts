import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { StartError } from '../../errors.js';
import { type Account, cannotBecome } from './account.js';
import { type Binaries, binariesOf, findPackage, mend } from './binaries.js';
import { serverEnvironment } from './environment.js';
import { explainFileError } from './faults.js';

/**
 * For the whole system, so that copies are made once for all; nothing is lost with it (File System
 * Hierarchy Standard, `/var/cache`).
 */
const systemCache = '/var/cache/party-os';
const manifest = z.object({ version: z.string() });

/**
 * Programs of Postgres that `account` can run: those of npm's package, mended where its install
 * script did not run; else a copy. As root the copy lies in the system's cache, which every account
 * may enter, else in the server's own folder.
 * @throws StartError where none can be made to run.
 */
export async function findPrograms(
  directory: string,
  account: Account | undefined,
  tell: (line: string) => void,
): Promise<Binaries> {
  try {
    return await findProgramsOf(
      findPackage(),
      account ? systemCache : join(directory, 'programs'),
      account,
      tell,
    );
  } catch (error) {
    throw account && isRefused(error) ? cannotBecome(account, directory) : error;
  }
}

/** The same for the package in `folder`; a copy goes into `home`. */
export async function findProgramsOf(
  folder: string,
  home: string,
  account: Account | undefined,
  tell: (line: string) => void,
): Promise<Binaries> {
  if ((await findFault(folder, account)) === undefined) return binariesOf(folder);
  // Refused where npm's folder is read-only or another user's; a copy can be mended also then.
  await mend(folder).catch(() => {});
  const fault = await findFault(folder, account);
  if (fault === undefined) return binariesOf(folder);
  const copy = join(home, await readName(folder));
  if ((await findFault(copy, account)) !== undefined) {
    await makeCopy(folder, copy, account, fault);
    if (account)
      tell(
        `Postgres runs as the account with id ${account.uid}, which cannot read ${folder}: copied to ${copy}.`,
      );
  }
  return binariesOf(copy);
}

async function readName(folder: string): Promise<string> {
  const { version } = manifest.parse(
    JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')),
  );
  return `postgres-${version}-${process.platform}-${process.arch}`;
}

/**
 * Copies beside the place, then by a rename: what is there is whole, also where two starts copy at
 * once.
 */
async function makeCopy(
  folder: string,
  copy: string,
  account: Account | undefined,
  fault: string,
): Promise<void> {
  const draft = `${copy}.new-${randomBytes(6).toString('hex')}`;
  try {
    await mkdir(dirname(copy), { recursive: true });
    await chmod(dirname(copy), 0o755);
    await cp(join(folder, 'native'), join(draft, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    await open(draft);
    await mend(draft);
    const remaining = await findFault(draft, account);
    if (remaining !== undefined) throw doesNotRun(folder, remaining);
    await putInPlace(draft, copy, account);
  } catch (error) {
    throw error instanceof StartError || isRefused(error)
      ? error
      : explainCopy(error, folder, copy, account, fault);
  } finally {
    await rm(draft, { recursive: true, force: true }).catch(() => {});
  }
}

/**
 * One that is there and does not run is moved away; one that another start put there meanwhile is
 * as good as ours.
 */
async function putInPlace(
  draft: string,
  copy: string,
  account: Account | undefined,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(draft, copy);
    } catch (error) {
      if ((await findFault(copy, account)) === undefined) return;
      if (attempt === 5) throw error;
    }
    const old = `${draft}.old`;
    await rename(copy, old).catch(() => {});
    await rm(old, { recursive: true, force: true });
  }
}

/** Opens a copy of ours to all accounts, whatever the umask of `npm ci` left of the rights. */
async function open(copy: string): Promise<void> {
  for (const name of ['', ...(await readdir(copy, { recursive: true }))]) {
    const path = join(copy, name);
    if (!(await lstat(path)).isSymbolicLink()) await chmod(path, 0o755);
  }
}

/**
 * Why the programs in a folder do not run as `account`; undefined where they do. Their libraries
 * are loaded to tell.
 */
async function findFault(
  folder: string,
  account: Account | undefined,
): Promise<string | undefined> {
  const { initdb, postgres } = binariesOf(folder);
  const faults = await Promise.all([askVersion(initdb, account), askVersion(postgres, account)]);
  return faults.find((fault) => fault !== undefined);
}

/** Rejects where we may not become that account. */
function askVersion(file: string, account: Account | undefined): Promise<string | undefined> {
  return new Promise<string | undefined>((resolve) => {
    execFile(file, ['--version'], serverEnvironment(account), (error, _output, complaint) => {
      const words = complaint.trim().split('\n').at(-1);
      resolve(error ? words || codeOf(error) : undefined);
    });
  }).catch((error: unknown) => {
    // Node throws the rarer errors at once.
    if (isRefused(error)) throw error;
    return codeOf(error);
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/**
 * What the system says to a change of account that it does not allow, or whose account it does not
 * know.
 */
function isRefused(error: unknown): boolean {
  const isSpawn =
    error instanceof Error && 'syscall' in error && String(error.syscall).startsWith('spawn');
  return isSpawn && ['EPERM', 'EINVAL'].includes(codeOf(error));
}

function explainCopy(
  error: unknown,
  folder: string,
  copy: string,
  account: Account | undefined,
  fault: string,
): unknown {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return explainFileError(error, dirname(copy));
  if (!account) return doesNotRun(folder, fault);
  return new StartError(
    `Postgres runs as the account with id ${account.uid}, which cannot read ${folder}, and a copy in ${copy} could not be made (${code}). ` +
      'Move Party OS to a folder that every account may enter, such as /opt, start it as an ordinary user, or set DATABASE_URL to a Postgres of your own.',
  );
}

function doesNotRun(folder: string, fault: string): StartError {
  return new StartError(
    `The built-in Postgres in ${folder} does not run here: ${fault}. ` +
      'Run "npm ci" again, or set DATABASE_URL to a Postgres of your own.',
  );
}
