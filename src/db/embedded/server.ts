import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { Account } from './account.js';
import type { Binaries } from './binaries.js';
import { enter } from './environment.js';
import { signalProcess, stopPostmaster } from './postmaster.js';

export interface ServerSettings {
  readonly binaries: Binaries;
  readonly dataFolder: string;
  readonly port: number;
  readonly account: Account | undefined;
  /** False only in tests: a crash of the machine may then cost data. */
  readonly isDurable: boolean;
  /** Receives each line that the server writes. */
  log(line: string): void;
}

/** A server process that this program started. */
export interface Server {
  readonly pid: number;
  readonly port: number;
  /** Resolves when the process has ended, with its exit code and the last part of what it wrote. */
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
  hasEnded(): boolean;
  stop(): Promise<void>;
}

/**
 * Spawns Postgres on the loopback address only. It does not answer at once; watch `ended` while
 * trying to connect.
 */
export async function spawnServer(settings: ServerSettings): Promise<Server> {
  const { binaries, dataFolder, port, account } = settings;
  const { path, options } = enter(dataFolder, account);
  const child = spawn(
    binaries.postgres,
    ['-D', path, '-p', String(port), ...settingsOf(settings.isDurable)],
    {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const ended = watch(child, settings.log);
  const pid = child.pid;
  if (pid === undefined) throw new Error(`Postgres was not started: ${(await ended).output}`);
  // A program that ends without stopping us should not leave the server behind.
  const stopAtExit = () => signalProcess(pid, 'SIGINT');
  process.once('exit', stopAtExit);
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  void ended.then(() => process.off('exit', stopAtExit));
  return { pid, port, ended, hasEnded, stop: () => stop(pid, hasEnded, ended) };
}

async function stop(pid: number, hasEnded: () => boolean, ended: Promise<unknown>): Promise<void> {
  if (!hasEnded()) await stopPostmaster(pid, 6_000);
  await ended;
}

/** A port of the loopback address that is free now. */
export async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) =>
    probe.once('error', reject).listen(0, '127.0.0.1', resolve),
  );
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The system gave no port');
  return address.port;
}

function settingsOf(isDurable: boolean): string[] {
  const settings: Readonly<Record<string, string>> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // Statements and row values may hold secret words: the log gets the bare message.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    jit: 'off',
    // A program holds up to 50 connections; the tests run several against one server.
    ...(isDurable ? {} : { fsync: 'off', full_page_writes: 'off', max_connections: '500' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Passes the output on line by line and keeps its last 4,000 characters. */
function watch(child: ChildProcess, log: (line: string) => void): Server['ended'] {
  let output = '';
  let line = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4_000);
    const lines = (line + chunk.toString()).split('\n');
    line = lines.pop() ?? '';
    for (const complete of lines) if (complete.trim()) log(complete.trim());
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, output: String(error) }));
    child.once('close', (code) => resolve({ code, output }));
    // The server's own children may hold the pipe, and so `close`, for longer than the server
    // lives.
    child.once('exit', (code) => setTimeout(() => resolve({ code, output }), 300));
  });
}
