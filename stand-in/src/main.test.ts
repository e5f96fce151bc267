import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { journalPath } from './state/journal.js';
import { ask, startBot } from './testing/stage.js';

let directory: string;
let children: ChildProcess[];
/** The program bundled from its sources, as deep in the package as they are. */
let program: string;

const root = resolve(import.meta.dirname, '..');

beforeAll(async () => {
  const outDir = mkdtempSync(join(root, '.dist-test-'));
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    build: { ssr: 'src/main.ts', outDir, target: 'node20', minify: false },
  });
  program = join(outDir, 'main.js');
});

afterAll(() => rmSync(dirname(program), { recursive: true, force: true }));

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stand-in-main-'));
  children = [];
});

afterEach(async () => {
  for (const child of children)
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

interface Running {
  readonly api: string;
  readonly token: string;
  readonly origin: string;
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

function run(env: Record<string, string>): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [program], {
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
}

async function start(env: Record<string, string> = {}): Promise<Running> {
  const child = run({ STANDIN_PORT: '0', STANDIN_DIR: directory, ...env });
  if (!child.stdout) throw new Error('no output');
  const line = await new Promise<string>((done, fail) => {
    createInterface(child.stdout ?? process.stdin).once('line', done);
    child.once('exit', (exit) => fail(new Error(`ended with ${exit}`)));
  });
  const [, api = '', token = ''] =
    /^stand-in ready DISCORD_API_URL=(http:\/\/127\.0\.0\.1:\d+\/api) DISCORD_TOKEN=(\S+)$/.exec(
      line,
    ) ?? [];
  if (api === '') throw new Error(line);
  return {
    api,
    token,
    origin: api.replace(/\/api$/, ''),
    async kill(signal) {
      child.kill(signal);
      const [exit] = await once(child, 'exit');
      return typeof exit === 'number' ? exit : null;
    },
  };
}

describe('the stand-in alone', () => {
  it('says where it is, and ends by SIGTERM with a client and a stream open', async () => {
    const running = await start();
    const client = await startBot(running.api, running.token, {});
    const stream = await fetch(`${running.origin}/stand-in/api/stream?as=Blake`);
    expect(stream.status).toBe(200);
    expect(await running.kill('SIGTERM')).toBe(0);
    await client.destroy();
  });

  it('keeps people, messages, private messages, ids and the token over a kill -9, also with a line cut in the middle', async () => {
    const first = await start();
    const handlers = {
      commands: [{ name: 'ping', description: 'x' }],
      onInteraction: async (
        interaction: Parameters<NonNullable<Parameters<typeof startBot>[2]['onInteraction']>>[0],
      ) => (interaction.isChatInputCommand() ? interaction.reply('pong') : undefined),
    };
    const client = await startBot(first.api, first.token, handlers);
    const url = (running: Running, path: string) => `${running.origin}/stand-in/api/${path}`;
    await ask(url(first, 'people'), 'POST', { name: 'Zoe', dms: 'closed' });
    await ask(url(first, 'commands'), 'POST', { as: 'Zoe', command: '/ping' });
    const { body } = await ask(url(first, 'people'), 'GET');
    const [, blake] = body as { id: string }[];
    await (await client.users.fetch(blake?.id ?? '')).send('psst');
    const state = async (running: Running) =>
      Promise.all(
        ['people', 'messages?as=Zoe', 'dms?as=Blake', 'commands', 'channels'].map(
          async (path) => (await ask(url(running, path), 'GET')).body,
        ),
      );
    const before = await state(first);
    expect(JSON.stringify(before)).toMatch(/Zoe.*pong.*psst.*ping/s);
    await first.kill('SIGKILL');
    await client.destroy();
    appendFileSync(journalPath(directory), '{"table":"messages","put":{"id":"1","conte');
    const second = await start();
    expect(await state(second)).toEqual(before);
    expect(second.token).toBe(first.token);
    expect(await second.kill('SIGTERM')).toBe(0);
  });

  it('ends with npm, which started it and does not hand signals on', async () => {
    const main = `import { spawn } from 'node:child_process';
      spawn(process.execPath, [${JSON.stringify(program)}],
        { stdio: ['ignore', 'inherit', 'inherit'] });`;
    const { PATH = '' } = process.env;
    const starter = spawn(process.execPath, ['--input-type=module', '-e', main], {
      cwd: resolve(import.meta.dirname, '../..'),
      env: { PATH, npm_command: 'exec', STANDIN_PORT: '0', STANDIN_DIR: directory },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(starter);
    const closed = once(starter.stdout, 'close');
    await once(starter.stdout, 'data');
    starter.kill('SIGKILL');
    await closed;
  });

  it.each([
    [{ STANDIN_PORT: 'abc' }, /^STANDIN_PORT is "abc"\. Use a number from 0/],
    [{ STANDIN_PORT: '70000' }, /^STANDIN_PORT is "70000"/],
    [
      { STANDIN_PORT: '0', STANDIN_DIR: join(import.meta.filename, 'below-a-file') },
      /^The folder .*below-a-file cannot be used \(ENOTDIR\)/,
    ],
  ])('refuses %j with one sentence', async (env, sentence) => {
    expect(await failure(run({ STANDIN_DIR: directory, ...env }))).toEqual([
      1,
      expect.stringMatching(sentence),
    ]);
  });

  it('refuses a folder in use with one sentence, but not one that a killed stand-in left', async () => {
    const first = await start();
    const sentence = expect.stringMatching(
      /^Another stand-in is running on the folder .*STANDIN_DIR/,
    );
    expect(await failure(run({ STANDIN_PORT: '0', STANDIN_DIR: directory }))).toEqual([
      1,
      sentence,
    ]);
    await first.kill('SIGKILL');
    await start();
  });

  it('refuses a port in use with one sentence', async () => {
    const { origin } = await start();
    const { port } = new URL(origin);
    const other = join(directory, 'other');
    expect(await failure(run({ STANDIN_PORT: port, STANDIN_DIR: other }))).toEqual([
      1,
      `Port ${port} is in use. Stop what uses it, or use another one (--port or STANDIN_PORT).`,
    ]);
  });
});

/** The exit code and what was said. */
async function failure(child: ChildProcess): Promise<[unknown, string]> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [exit] = await once(child, 'close');
  return [exit, said.trim()];
}
