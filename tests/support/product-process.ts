import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { findBuilt } from './built.js';

export interface ProcessOptions {
  readonly dataDir: string;
  /** Default: the program's own. */
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** The built program as its host runs it, in a process of its own. */
export interface ProductProcess {
  readonly origin: string;
  /** What it printed on standard output so far. */
  readonly lines: readonly string[];
  readonly isRunning: boolean;
  /** All that it wrote so far, on standard output and standard error. */
  output(): string;
  /** Sends a signal and waits for the end; resolves to the exit code, null when killed. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** A port of the loopback address that was free a moment ago. */
export async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

/**
 * Runs the program without waiting for anything. The environment holds nothing of the test's own
 * but PATH and HOME.
 */
async function spawnProduct({ dataDir, port, env }: ProcessOptions): Promise<ChildProcess> {
  const entry = await findBuilt('dist/src/main.js');
  const { PATH = '', HOME = '' } = process.env;
  const settings = {
    PATH,
    HOME,
    DATA_DIR: dataDir,
    ...(port === undefined ? {} : { PORT: String(port) }),
    ...env,
  };
  const child = spawn(process.execPath, [entry], {
    env: settings,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  spawned.add(child);
  child.once('exit', () => spawned.delete(child));
  return child;
}

const spawned = new Set<ChildProcess>();

/**
 * Ends in order what a failed test left running, embedded Postgres and all; costs nothing
 * otherwise. A worker runs one file at a time, so whatever still runs at a file's end is left over.
 */
export async function stopLeftovers(): Promise<void> {
  for (const child of spawned) {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
}

/** Runs the program where it is expected to end by itself, and collects both its outputs. */
export async function runToEnd(
  options: ProcessOptions,
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const child = await spawnProduct(options);
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = await once(child, 'close');
  return { code: typeof code === 'number' ? code : null, stdout, stderr };
}

/**
 * Starts the built program and waits for its line `Ready.`; fails with what it printed when it ends
 * before.
 */
export async function startProcess(
  options: ProcessOptions & { readonly port: number },
): Promise<ProductProcess> {
  const child = await spawnProduct(options);
  const lines: string[] = [];
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null));
  const output = () => `${lines.join('\n')}\n${errors}`;
  await new Promise<void>((ready, fail) => {
    if (child.stdout === null) throw new Error('no output');
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line);
      if (line === 'Ready.') ready();
    });
    void ended.then((code) =>
      fail(new Error(`the program ended with ${code} before it was ready:\n${output()}`)),
    );
  });
  return {
    origin: `http://127.0.0.1:${options.port}`,
    lines,
    get isRunning() {
      return child.exitCode === null && child.signalCode === null;
    },
    output,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}
