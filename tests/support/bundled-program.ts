import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');
/** Within the repository, where programs find node_modules and drizzle/. */
const outDir = join(root, 'test-results', `programs-${process.pid}`);
const bundled = new Map<string, Promise<string>>();

/**
 * Path of a program of tests/support/programs that plain Node can run, for tests that need several
 * processes or kill one; made once a worker.
 */
export function bundleProgram(name: 'deliver' | 'migrate' | 'postgres'): Promise<string> {
  const path = bundled.get(name) ?? bundle(name);
  bundled.set(name, path);
  return path;
}

async function bundle(name: string): Promise<string> {
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, `programs/${name}.ts`),
      outDir,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: '[name].js' } },
    },
  });
  return join(outDir, `${name}.js`);
}
