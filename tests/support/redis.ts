import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** A real Redis of a test's own. */
export interface TestRedis {
  readonly url: string;
  /** For looking into it and for emptying it. */
  readonly client: Redis;
  /**
   * Kills the server without warning and starts it again on the same port with what it had written.
   */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface TestRedisOptions {
  readonly maxmemoryPolicy?: string;
  readonly appendonly?: 'yes' | 'no';
}

const programs = ['redis-server', 'valkey-server'];

/** The server program, null where there is none. */
export const redisProgram: string | null =
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => programs.map((program) => join(folder, program)))
    .find((path) => existsSync(path)) ?? null;

/** Belongs in the title of tests that are skipped without a server. */
export const redisNeeded =
  redisProgram === null
    ? ' (needs redis-server or valkey-server on the PATH; on Debian: apt-get install redis-server)'
    : '';

/** Starts a server on a free port of this machine, keeping its data in a temporary folder. */
export async function startRedis({
  maxmemoryPolicy = 'noeviction',
  appendonly = 'yes',
}: TestRedisOptions = {}): Promise<TestRedis> {
  if (redisProgram === null) throw new Error(`no Redis${redisNeeded}`);
  const program = redisProgram;
  const directory = await mkdtemp(join(tmpdir(), 'party-os-redis-'));
  const port = await findFreePort();
  const settings = {
    port,
    bind: '127.0.0.1',
    dir: directory,
    appendonly,
    appendfsync: 'always',
    save: '',
    'maxmemory-policy': maxmemoryPolicy,
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const start = (): ChildProcess => spawn(program, args, { stdio: 'ignore' });
  let server = start();
  // A test run that breaks off must not leave the server behind.
  const killAtExit = (): void => void server.kill('SIGKILL');
  process.once('exit', killAtExit);
  const url = `redis://127.0.0.1:${port}/0`;
  const client = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  client.on('error', () => undefined);
  await waitForPong(client);
  return {
    url,
    client,
    async restart() {
      await kill(server);
      server = start();
      await waitForPong(client);
    },
    async close() {
      client.disconnect();
      await kill(server);
      process.off('exit', killAtExit);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A port that nobody listened on a moment ago. */
export async function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}

async function waitForPong(client: Redis): Promise<void> {
  const until = performance.now() + 10_000;
  while (performance.now() < until) {
    if ((await Promise.race([client.ping().catch(() => ''), pause(500, '')])) === 'PONG') return;
    await pause(20);
  }
  throw new Error('Redis did not start within 10 s');
}

async function kill(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGKILL');
  await gone;
}
