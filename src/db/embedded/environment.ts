import type { SpawnOptions } from 'node:child_process';

/**
 * Spawn options for the server's programs: none of our environment, which holds tokens that the
 * server's account could read (Windows programs need some of it); a session of their own, so that
 * Ctrl-C reaches us alone; a folder that always exists.
 */
export function serverEnvironment(): Pick<
  SpawnOptions,
  'cwd' | 'detached' | 'env' | 'windowsHide'
> {
  const shared = { cwd: '/', detached: true, windowsHide: true };
  if (process.platform === 'win32') return shared;
  return {
    ...shared,
    env: { LC_ALL: 'C', PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' },
  };
}
