/**
 * Builds dist/: the server by tsc, the overlay and the rehearsal page by Vite.
 * `--if-stale` builds only when the sources differ from those of the last build.
 */
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withBuildLock } from './build-lock.mjs';
import { hashSources, readStamp } from './build-stamp.mjs';
import { findTool } from './tools.mjs';

process.chdir(resolve(import.meta.dirname, '..'));
const isOnlyIfStale = process.argv.includes('--if-stale');
const bundles = [
  { config: 'overlay/vite.config.ts', folder: 'overlay' },
  { config: 'src/rehearsal/page/vite.config.ts', folder: 'rehearsal' },
];

/**
 * True where dist/ is what these sources make. An installation without sources has nothing to
 * compare.
 */
function isFresh(sourceHash) {
  const stamp = readStamp('dist');
  return stamp !== null && (stamp === sourceHash || !existsSync('src'));
}

/** What is merely untidy is the check's business and keeps nobody from trying a change. */
const lenient = ['--noUnusedLocals', 'false', '--noUnusedParameters', 'false', '--pretty', 'false'];

async function compileServer(compiler, outDir) {
  const child = spawn(
    process.execPath,
    [compiler, '-p', 'tsconfig.json', '--outDir', outDir, ...lenient],
    {
      stdio: 'inherit',
    },
  );
  const code = await new Promise((done, fail) => child.once('close', done).once('error', fail));
  if (code !== 0) throw new Error('The server did not compile; the lines above say where.');
}

async function bundlePages(outDir) {
  const vite = await import('vite');
  for (const { config, folder } of bundles.filter((bundle) => existsSync(bundle.config))) {
    await vite.build({
      configFile: resolve(config),
      mode: 'production',
      logLevel: 'warn',
      build: { outDir: resolve(outDir, folder) },
    });
  }
}

/** What the server reads beside its own code. */
const assets = ['src/discord/podium/inter-bold.ttf', 'src/discord/podium/inter-LICENSE.txt'];

function copyAssets(outDir) {
  for (const asset of assets) copyFileSync(asset, join(outDir, asset));
}

/**
 * Puts a finished build in place. The old one leaves by a rename, so nobody ever sees half of each.
 */
function replaceDist(outDir) {
  const oldDir = `${outDir}-old`;
  if (existsSync('dist')) renameSync('dist', oldDir);
  renameSync(outDir, 'dist');
  rmSync(oldDir, { recursive: true, force: true });
}

function removeLeftovers() {
  for (const name of readdirSync('.').filter((entry) => /^\.dist-\d/.test(entry)))
    rmSync(name, { recursive: true, force: true });
}

async function build(sourceHash, compiler) {
  // As deep as dist/ itself, so that the paths in source maps stay true after the rename.
  const outDir = `.dist-${process.pid}`;
  removeLeftovers();
  try {
    const results = await Promise.allSettled([
      compileServer(compiler, outDir),
      bundlePages(outDir),
    ]);
    const failures = results
      .filter((result) => result.status === 'rejected')
      .map(({ reason }) => reason.message);
    if (failures.length > 0) throw new Error(failures.join('\n'));
    copyAssets(outDir);
    writeFileSync(join(outDir, '.build'), `${sourceHash}\n`);
    replaceDist(outDir);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

async function main() {
  if (isOnlyIfStale && isFresh(hashSources())) return;
  const compiler = findTool('typescript', 'tsc');
  if (compiler === null || findTool('vite') === null) {
    throw new Error(
      'dist/ is missing or older than the sources, and the build tools are not installed here. ' +
        'Run `npm ci --include=dev`, or copy dist/ from a machine that built these sources.',
    );
  }
  await withBuildLock(async () => {
    const sourceHash = hashSources();
    if (isOnlyIfStale && isFresh(sourceHash)) return;
    console.log('Building the program and its pages (once after each change) …');
    await build(sourceHash, compiler);
  });
}

try {
  await main();
} catch (error) {
  console.error(`Build failed. ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
