import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmod,
  chown,
  lchown,
  link,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { basename, join } from 'node:path';
import { StartError } from '../../errors.js';
import { type Account, cannotBecome } from './account.js';
import type { Binaries } from './binaries.js';
import { enter } from './environment.js';
import { explainFailure, explainFileError } from './faults.js';

/**
 * The superuser of the embedded server; the product's own role has no rights beyond its database.
 */
export const superuser = 'postgres';
const majorVersion = '18';

/** The folder `data` of the server's own folder; `password` and unfinished work lie beside it. */
export function dataFolderOf(directory: string): string {
  return join(directory, 'data');
}

/**
 * Makes the server's folder, closed to other accounts.
 * @throws StartError where that is refused.
 */
export async function prepareFolder(
  directory: string,
  account: Account | undefined,
): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    await chmod(directory, 0o700);
  } catch (error) {
    throw explainFileError(error, directory);
  }
  if (!account) return;
  await giveFolder(directory, account).catch(() => {
    throw cannotBecome(account, directory);
  });
}

/** Also the data where they are root's: put back from a copy that did not keep their owner. */
async function giveFolder(directory: string, { uid, gid }: Account): Promise<void> {
  await chown(directory, uid, gid);
  const dataFolder = dataFolderOf(directory);
  const data = await stat(dataFolder).catch(ignoreMissing);
  if (data?.uid !== 0) return;
  for (const name of await readdir(dataFolder, { recursive: true }))
    await lchown(join(dataFolder, name), uid, gid);
  // Last: the owner of this one says that all is done.
  await chown(dataFolder, uid, gid);
}

/**
 * The password in the folder's file (0600), made at the first start. Two starts at once end with
 * the same one.
 */
export async function readPassword(directory: string): Promise<string> {
  const file = join(directory, 'password');
  try {
    const kept = await readFile(file, 'utf8').catch(ignoreMissing);
    if (kept) return kept.trim();
    if (await isInitialised(directory))
      throw new StartError(
        `The file ${file} is missing, and with it the way into the data beside it. Put it back from a copy.`,
      );
    const draft = join(directory, `password.new-${randomBytes(6).toString('hex')}`);
    const handle = await open(draft, 'wx', 0o600);
    await handle.writeFile(`${randomBytes(24).toString('hex')}\n`);
    await handle.sync();
    await handle.close();
    // A link, not a rename: it leaves a file alone that another start put there meanwhile.
    await link(draft, file).catch(() => {});
    await rm(draft, { force: true });
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw explainFileError(error, directory);
  }
}

/**
 * Makes the data where there is none: beside its place, then by one rename, so that a start cut off
 * half way leaves nothing half made.
 * @throws StartError for data of another Postgres version.
 */
export async function initialise(
  directory: string,
  password: string,
  binaries: Binaries,
  account: Account | undefined,
  isDurable: boolean,
): Promise<void> {
  if (await isInitialised(directory)) return;
  const draft = join(directory, `data.new-${randomBytes(6).toString('hex')}`);
  const passwordFile = `${draft}.password`;
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
    await mkdir(draft, { mode: 0o700 });
    if (account)
      await Promise.all([passwordFile, draft].map((path) => chown(path, account.uid, account.gid)));
    await runInitdb(draft, passwordFile, directory, binaries, account, isDurable);
    await rename(draft, dataFolderOf(directory));
  } catch (error) {
    // Where another start was first, its data are as good, and it may have cleared ours away.
    if (!(await isInitialised(directory))) throw explainFileError(error, directory);
  } finally {
    await discard(passwordFile);
    await discard(draft);
  }
}

/** Removes what starts that were cut off left behind. Only for the owner of the folder. */
export async function removeLeftovers(directory: string): Promise<void> {
  const names = await readdir(directory);
  const leftovers = names.filter(
    (name) => name.startsWith('data.new-') || name.startsWith('password.new-'),
  );
  await Promise.all(leftovers.map((name) => discard(join(directory, name))));
}

/** Removes what nobody needs; what another start is still writing to stays until the next start. */
async function discard(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch(() => {});
}

async function isInitialised(directory: string): Promise<boolean> {
  const version = await readFile(join(dataFolderOf(directory), 'PG_VERSION'), 'utf8').catch(
    ignoreMissing,
  );
  if (version === undefined) return false;
  if (version.trim() === majorVersion) return true;
  throw new StartError(
    `The data in ${directory} are of Postgres ${version.trim()}, this Party OS brings ${majorVersion}. Use the Party OS that made them, or set DATA_DIR to another folder.`,
  );
}

async function runInitdb(
  draft: string,
  passwordFile: string,
  directory: string,
  binaries: Binaries,
  account: Account | undefined,
  isDurable: boolean,
): Promise<void> {
  const entrance = enter(draft, account);
  // Not with `join`, which would take the dots away.
  const passwordPath = `${entrance.path}/../${basename(passwordFile)}`;
  const options = [
    '--auth=scram-sha-256',
    `--username=${superuser}`,
    `--pwfile=${passwordPath}`,
    '--no-instructions',
  ];
  // The built-in locale sorts and folds case alike on every system.
  const locale = [
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  const args = [
    `--pgdata=${entrance.path}`,
    ...options,
    ...locale,
    ...(isDurable ? [] : ['--no-sync']),
  ];
  const child = spawn(binaries.initdb, args, {
    ...entrance.options,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  );
  if (code !== 0) throw explainFailure(output, code, directory, account);
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
