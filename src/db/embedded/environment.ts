import type { SpawnOptions } from 'node:child_process';
import type { Account } from './account.js';

/** A program's way into a folder: the name to call it by, and the options to spawn with. */
export interface Entrance {
  readonly path: string;
  readonly options: Pick<SpawnOptions, 'cwd' | 'detached' | 'env' | 'gid' | 'uid' | 'windowsHide'>;
}

/**
 * Spawn options for the server's programs: none of our environment, which holds tokens that the
 * server's account could read (Windows programs need some of it); a session of their own, so that
 * Ctrl-C reaches us alone; a folder that always exists.
 */
export function serverEnvironment(account: Account | undefined): Entrance['options'] {
  const shared = { cwd: '/', detached: true, windowsHide: true, ...account };
  if (process.platform === 'win32') return shared;
  return {
    ...shared,
    env: { LC_ALL: 'C', PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' },
  };
}

/**
 * How a program gets into a folder of its account. Folders above may be closed to that account (a
 * project below /root). So root puts the program inside, and the program calls the folder by
 * Linux's link to where it stands, for which the folders above do not count. Only for a program
 * that stays there.
 */
export function enter(folder: string, account: Account | undefined): Entrance {
  const options = serverEnvironment(account);
  if (!account || process.platform !== 'linux') return { path: folder, options };
  return { path: '/proc/self/cwd', options: { ...options, cwd: folder } };
}
