import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

export interface BuiltOverlay {
  /** What the product serves under `/overlay/`. */
  readonly directory: string;
  remove(): Promise<void>;
}

/** Builds the overlay with its own configuration into a folder of the test's own. */
export async function buildOverlay(): Promise<BuiltOverlay> {
  const directory = await mkdtemp(join(tmpdir(), 'party-os-overlay-'));
  const configFile = join(import.meta.dirname, '../overlay/vite.config.ts');
  await build({ configFile, logLevel: 'error', build: { outDir: directory, emptyOutDir: true } });
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}
