import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nameSourcesInStacks } from './source-stacks.js';

let home: string;
let folder: string;
const { prepareStackTrace } = Error;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'party-os-stacks-'));
  // From here Vitest lets Node import it as it is.
  folder = join(home, 'node_modules');
  await mkdir(folder);
  await writeFile(
    join(folder, 'bundle.mjs'),
    "export function fail() {\n  throw Error('no');\n}\n",
  );
  nameSourcesInStacks();
});

afterEach(async () => {
  Error.prepareStackTrace = prepareStackTrace;
  await rm(home, { recursive: true, force: true });
});

async function readStack(): Promise<readonly string[]> {
  const { href } = pathToFileURL(join(folder, 'bundle.mjs'));
  const { fail } = (await import(/* @vite-ignore */ href)) as { fail(): never };
  try {
    return fail();
  } catch (error) {
    return (error as Error).stack?.split('\n') ?? [];
  }
}

test('a stack names the source that the bundle was made from, and the line there', async () => {
  // The second line of the bundle is the fifth of the source.
  const map = { version: 3, sources: ['src/fail.ts'], names: [], mappings: 'AAAA;AAIA' };
  await writeFile(join(folder, 'bundle.mjs.map'), JSON.stringify(map));
  const [message, first] = await readStack();
  expect(message).toBe('Error: no');
  expect(first).toMatch(/^ {4}at .*fail \(file:\/\/.*\/src\/fail\.ts:5:1\)$/);
});

test('a file without a map, or with one that cannot be read, is named as it is', async () => {
  await writeFile(join(folder, 'bundle.mjs.map'), 'not a map');
  expect((await readStack())[1]).toMatch(/^ {4}at .*fail \(file:\/\/.*\/bundle\.mjs:2:9\)$/);
});
