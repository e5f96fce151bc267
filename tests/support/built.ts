import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../..');

let finished: Promise<unknown> | undefined;

/**
 * Where a file or folder of the built program or stand-in is, by its path in the repository, built
 * first where the sources have changed; that is asked once a worker. Rejects with what the build
 * said.
 */
export async function findBuilt(path: string): Promise<string> {
  finished ??= promisify(execFile)(process.execPath, ['scripts/build.mjs', '--if-stale'], {
    cwd: root,
  });
  await finished;
  return join(root, path);
}
