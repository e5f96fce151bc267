/**
 * Builds stand-in/dist, its server by tsc and its page by Vite; then dist/, its server and its pages
 * by Vite. The program brings the stand-in's page along, so that one comes first.
 * `--if-stale` builds only where the sources differ from those of the last build; `--stand-in` leaves the program out.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withBuildLock } from './build-lock.mjs';
import { hashSources, readStamp } from './build-stamp.mjs';
import { findTool } from './tools.mjs';

process.chdir(resolve(import.meta.dirname, '..'));
const isOnlyIfStale = process.argv.includes('--if-stale');
const shared = ['package-lock.json', 'scripts/build.mjs', 'scripts/bundle-server.mjs'];

const standIn = {
  folder: 'stand-in',
  sources: 'stand-in/src',
  inputs: ['src', 'page', 'tsconfig.json', 'tsconfig.build.json', 'package.json']
    .map((name) => `stand-in/${name}`)
    .concat(shared),
  buildServer: (outDir) => compileServer('stand-in/tsconfig.build.json', outDir),
  bundles: [{ config: 'stand-in/page/vite.config.ts', folder: 'page' }],
  assets: [],
};

const program = {
  folder: '.',
  sources: 'src',
  inputs: [
    'src',
    'commands',
    'overlay',
    'web',
    'stand-in/src',
    'tsconfig.json',
    'package.json',
    ...shared,
  ],
  buildServer: bundleProgram,
  bundles: [
    { config: 'overlay/vite.config.ts', folder: 'overlay' },
    { config: 'web/vite.config.ts', folder: 'web' },
  ],
  /** What the server reads beside its own code: where it is now, and where it finds it. */
  assets: [
    ['src/discord/podium/inter-bold.ttf', 'src/inter-bold.ttf'],
    ['src/discord/podium/inter-LICENSE.txt', 'src/inter-LICENSE.txt'],
    ['stand-in/dist/page', 'src/page'],
  ],
};

const targets = process.argv.includes('--stand-in') ? [standIn] : [standIn, program];

/**
 * True where its dist/ is what these sources make. An installation without sources has nothing to
 * compare.
 */
function isFresh({ folder, sources, inputs }) {
  const stamp = readStamp(join(folder, 'dist'));
  return stamp !== null && (!existsSync(sources) || stamp === hashSources(inputs));
}

/** What is merely untidy is the check's business and keeps nobody from trying a change. */
const lenient = ['--noUnusedLocals', 'false', '--noUnusedParameters', 'false', '--pretty', 'false'];

async function compileServer(project, outDir) {
  const compiler = findTool('typescript', 'tsc');
  const child = spawn(process.execPath, [compiler, '-p', project, '--outDir', outDir, ...lenient], {
    stdio: 'inherit',
  });
  const code = await new Promise((done, fail) => child.once('close', done).once('error', fail));
  if (code !== 0) throw new Error(`${project} did not compile; the lines above say where.`);
}

async function bundleProgram(outDir) {
  // Only here: whoever only asks what is stale need not wait for Vite.
  const { bundleServer } = await import('./bundle-server.mjs');
  const entries = {
    main: 'src/main.ts',
    'stand-in': 'src/rehearsal/main.ts',
    backup: 'src/backup/main.ts',
  };
  await bundleServer(entries, resolve(outDir, 'src'));
}

async function bundlePages(bundles, outDir) {
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

/**
 * Puts a finished build in place. The old one leaves by a rename, so nobody ever sees half of each.
 */
function replaceDist(folder, outDir) {
  const [dist, oldDir] = [join(folder, 'dist'), `${outDir}-old`];
  if (existsSync(dist)) renameSync(dist, oldDir);
  renameSync(outDir, dist);
  rmSync(oldDir, { recursive: true, force: true });
}

function removeLeftovers(folder) {
  for (const name of readdirSync(folder).filter((entry) => /^\.dist-\d/.test(entry)))
    rmSync(join(folder, name), { recursive: true, force: true });
}

async function build({ folder, inputs, buildServer, bundles, assets }) {
  // As deep as dist/ itself, so that the paths in source maps stay true after the rename.
  const outDir = join(folder, `.dist-${process.pid}`);
  const sourceHash = hashSources(inputs);
  removeLeftovers(folder);
  try {
    const results = await Promise.allSettled([buildServer(outDir), bundlePages(bundles, outDir)]);
    const failures = results
      .filter((result) => result.status === 'rejected')
      .map(({ reason }) => reason.message);
    if (failures.length > 0) throw new Error(failures.join('\n'));
    for (const [from, to] of assets) cpSync(from, join(outDir, to), { recursive: true });
    writeFileSync(join(outDir, '.build'), `${sourceHash}\n`);
    replaceDist(folder, outDir);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

async function main() {
  if (isOnlyIfStale && targets.every(isFresh)) return;
  if (findTool('typescript', 'tsc') === null || findTool('vite') === null) {
    throw new Error(
      'dist/ is missing or older than the sources, and the build tools are not installed here. ' +
        'Run `npm ci --include=dev`, or copy dist/ from a machine that built these sources.',
    );
  }
  await withBuildLock(async () => {
    const stale = targets.filter((target) => !isOnlyIfStale || !isFresh(target));
    if (stale.length === 0) return;
    console.log('Building the program and its pages (once after each change) …');
    for (const target of stale) await build(target);
  });
}

try {
  await main();
} catch (error) {
  console.error(`Build failed. ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
