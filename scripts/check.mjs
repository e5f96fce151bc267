/**
 * Every check that needs no service: format, lint, import directions, types, unused code, lock
 * file, migrations.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { findLockFileFaults } from './check-lock-file.mjs';
import { findTestFaults } from './check-tests.mjs';
import { findTool } from './tools.mjs';
import { findCommandFaults } from './write-commands.mjs';
import { findRoomFaults } from './write-rooms.mjs';

process.chdir(resolve(import.meta.dirname, '..'));

/** Runs a script with Node; resolves to whether it succeeded and all that it printed. */
function run(script, args) {
  const env = process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env;
  return new Promise((done) => {
    const child = spawn(process.execPath, [script, ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('close', (code) => done({ isGood: code === 0, output }));
  });
}

function tool(name, command, args) {
  const script = findTool(name, command);
  if (script === null)
    return () =>
      Promise.resolve({ isGood: false, output: `${name} is not installed; run npm ci.` });
  return () => run(script, args);
}

function types(project) {
  return tool('typescript', 'tsc', ['-p', project, '--noEmit']);
}

function own(findFaults) {
  return () =>
    Promise.resolve(findFaults()).then((faults) => ({
      isGood: faults.length === 0,
      output: faults.join('\n'),
    }));
}

const checks = [
  ['types: tests and server', types('tests/tsconfig.json')],
  [
    'lint with types',
    tool('oxlint', 'oxlint', [
      '--type-aware',
      '--deny-warnings',
      '--report-unused-disable-directives',
    ]),
  ],
  [
    'format, lint, import directions',
    tool('@biomejs/biome', 'biome', ['check', '--error-on-warnings', '--max-diagnostics=50', '.']),
  ],
  ['types: server alone', types('tsconfig.json')],
  ['types: overlay', types('overlay/tsconfig.json')],
  ['types: phones and race control', types('web/tsconfig.json')],
  ['types: stand-in alone', types('stand-in/tsconfig.json')],
  ['types: stand-in page', types('stand-in/page/tsconfig.json')],
  ['unused files, exports, packages', tool('knip', 'knip', ['--no-progress'])],
  ['migrations match the schema', () => run('scripts/check-migrations.mjs', [])],
  ['lock file', own(findLockFileFaults)],
  ['rooms as in their table', own(findRoomFaults)],
  ['commands as declared', own(findCommandFaults)],
  ['tests use the real thing', own(findTestFaults)],
];

/** Runs one check after another from the shared queue. */
async function work(queue, failed) {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [name, check] = next;
    const startedAt = performance.now();
    const { isGood, output } = await check();
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`${isGood ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
    if (!isGood) failed.push({ name, output });
  }
}

const failed = [];
// The program is checked against the types that the stand-in's build has.
const built = await run('scripts/build.mjs', ['--if-stale', '--stand-in']);
if (!built.isGood) failed.push({ name: 'build of the stand-in', output: built.output });
const queue = [...checks];
await Promise.all(
  Array.from({ length: Math.min(4, availableParallelism()) }, () => work(queue, failed)),
);
for (const { name, output } of failed) console.log(`\n--- ${name}\n${output.trim()}`);
console.log(
  failed.length === 0
    ? '\nAll checks passed.'
    : `\n${failed.length} of ${checks.length} checks failed: ${failed.map(({ name }) => name).join('; ')}.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
