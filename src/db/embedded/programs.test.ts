import { chmod, cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { StartError } from '../../errors.js';
import { findAccount } from './account.js';
import { type Binaries, binariesOf, findPackage } from './binaries.js';
import { findProgramsOf } from './programs.js';

/** Open to all, also where the run's own temporary folder is root's alone. */
const openFolder = '/var/tmp';
let folder: string;
let lines: string[];

beforeEach(async () => {
  lines = [];
  folder = await mkdtemp(join(openFolder, 'party-os-programs-'));
  await chmod(folder, 0o711);
  const made = folder;
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  // Its thousand small files are not needed to tell a version.
  const filter = (path: string) => !path.endsWith(join('native', 'share'));
  await cp(findPackage(), packageFolder(), { recursive: true, verbatimSymlinks: true, filter });
});

function packageFolder(): string {
  return join(folder, 'package');
}

/** As npm leaves a package whose install script it did not run. */
async function removeLinks(): Promise<void> {
  const text = await readFile(join(packageFolder(), 'native', 'pg-symlinks.json'), 'utf8');
  for (const [, target = ''] of text.matchAll(/"target":"([^"]+)"/g))
    await rm(join(packageFolder(), target));
}

/**
 * The package of an installation that the server's account cannot read, as root, or cannot mend, as
 * anybody else.
 */
async function close(): Promise<void> {
  await removeLinks();
  await chmod(binariesOf(packageFolder()).postgres, 0o700);
  await chmod(join(packageFolder(), 'native', 'lib'), 0o555);
  await chmod(packageFolder(), 0o700);
  onTestFinished(() => chmod(join(packageFolder(), 'native', 'lib'), 0o755));
}

/** For the account that Postgres gets here. */
async function find(home = join(folder, 'home')): Promise<Binaries> {
  return findProgramsOf(packageFolder(), home, await findAccount(folder), (line) =>
    lines.push(line),
  );
}

/** For the user who runs the tests, to whom no umask closes the package. */
function findForUs(): Promise<Binaries> {
  return findProgramsOf(packageFolder(), join(folder, 'home'), undefined, (line) =>
    lines.push(line),
  );
}

test('a package that runs is taken as it is', async () => {
  expect(await findForUs()).toEqual(binariesOf(packageFolder()));
  expect(await readdir(folder)).toEqual(['package']);
});

test('the links and rights that its install script would have made are made', async () => {
  await removeLinks();
  await chmod(binariesOf(packageFolder()).postgres, 0o644);
  expect(await findForUs()).toEqual(binariesOf(packageFolder()));
  expect(await readdir(folder)).toEqual(['package']);
});

test('one that cannot be read or mended is copied once, which is told', async () => {
  await close();
  const binaries = await find();
  expect((await stat(binariesOf(packageFolder()).postgres)).mode & 0o777).toBe(0o700);
  expect(binaries.postgres).toMatch(/home\/postgres-18\.[^/]+\/native\/bin\/postgres$/);
  expect(await find()).toEqual(binaries);
  expect(lines.length).toBe(process.getuid?.() === 0 ? 1 : 0);
  expect(await readdir(join(folder, 'home'))).toHaveLength(1);
});

test('of several starts that copy at once, all get a copy that runs', async () => {
  await close();
  const [first, ...others] = await Promise.all([find(), find(), find()]);
  for (const other of others) expect(other).toEqual(first);
  expect(await find()).toEqual(first);
  expect(await readdir(join(folder, 'home'))).toHaveLength(1);
});

test('a copy that somebody damaged is made again', async () => {
  await close();
  const { postgres } = await find();
  await rm(join(postgres, '../../lib/libicudata.so.60'));
  lines = [];
  expect((await find()).postgres).toBe(postgres);
  expect(await readdir(join(postgres, '../../lib'))).toContain('libicudata.so.60');
});

test('one that runs nowhere is told in a sentence', async () => {
  await writeFile(
    binariesOf(packageFolder()).postgres,
    '#!/bin/sh\necho "postgres: no such machine" >&2\nexit 1\n',
  );
  await expect(find()).rejects.toThrow(
    new StartError(
      `The built-in Postgres in ${packageFolder()} does not run here: postgres: no such machine. Run "npm ci" again, or set DATABASE_URL to a Postgres of your own.`,
    ),
  );
});

test('one that cannot be read where no copy can be made is told in a sentence', async () => {
  await close();
  await writeFile(join(folder, 'file'), '');
  await expect(find(join(folder, 'file', 'home'))).rejects.toThrow(StartError);
});
