import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { StartError } from '../../errors.js';

const run = promisify(execFile);

/** The account that Postgres runs under where we are root, which Postgres refuses to be. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The account for a data folder: undefined where we are not root; else the owner of the data that
 * is there, else the system's `postgres`, made when missing.
 */
export async function findAccount(dataFolder: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(dataFolder).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (await lookUp('postgres')) ?? (await createPostgresAccount());
}

async function lookUp(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function createPostgresAccount(): Promise<Account> {
  const shell = '/usr/sbin/nologin';
  await run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    shell,
    'postgres',
  ]).catch(() => {});
  const account = await lookUp('postgres');
  if (account) return account;
  throw new StartError(
    'Postgres does not run as root, and an account "postgres" could not be made for it. ' +
      'Start Party OS as an ordinary user, or set DATABASE_URL to a Postgres of your own.',
  );
}

/**
 * Where root is not allowed to hand files or programs to another account: a user namespace, a
 * container without that right.
 */
export function cannotBecome(account: Account, directory: string): StartError {
  return new StartError(
    `Postgres does not run as root, and here root may not give ${directory} and the server to the account with id ${account.uid}. ` +
      'Start Party OS as an ordinary user, set DATA_DIR to another folder, or set DATABASE_URL to a Postgres of your own.',
  );
}
