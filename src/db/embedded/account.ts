import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../../errors.js';

const run = promisify(execFile);

/** The account that Postgres runs under where we are root, which Postgres refuses to be. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  /** For spawn; empty where the command changes the account itself. */
  readonly account: Partial<Account>;
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
 * The command as `account` runs it. Where a folder above `paths` is closed to that account (a
 * project below /root), it keeps the one capability to pass through folders and read, and no other
 * right of root.
 */
export async function runAs(
  account: Account | undefined,
  file: string,
  args: readonly string[],
  paths: readonly string[],
): Promise<Command> {
  if (!account) return { file, args, account: {} };
  const reachable = await Promise.all([file, ...paths].map((path) => canReach(path, account)));
  if (reachable.every(Boolean)) return { file, args, account };
  const capability = await findPassCapability();
  if (!capability) {
    throw new StartError(
      `Postgres runs as the account with id ${account.uid}, which cannot enter the folders above ${paths[0] ?? file}. ` +
        'Move Party OS to a folder that every account may enter, such as /opt, or start it as an ordinary user.',
    );
  }
  const ids = ['--reuid', String(account.uid), '--regid', String(account.gid), '--clear-groups'];
  const rights = ['--inh-caps', `+${capability}`, '--ambient-caps', `+${capability}`];
  return { file: 'setpriv', args: [...ids, ...rights, '--', file, ...args], account: {} };
}

async function canReach(path: string, account: Account): Promise<boolean> {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const { uid, gid, mode } = await stat(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** Which capability passes closed folders here: containers often leave root the second only. */
async function findPassCapability(): Promise<string | undefined> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const effective = BigInt(`0x${/^CapEff:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0'}`);
  const hasSetpriv = await run('setpriv', ['--version']).then(
    () => true,
    () => false,
  );
  if (!hasSetpriv) return undefined;
  // Bit numbers from linux/capability.h.
  if (effective & (1n << 2n)) return 'dac_read_search';
  return effective & (1n << 1n) ? 'dac_override' : undefined;
}
