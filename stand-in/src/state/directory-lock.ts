import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StandInError } from '../error.js';

/** The longest path of a local socket that every system takes (Linux 107, macOS 103 bytes). */
const longestPath = 100;

/**
 * Holds a directory for this process alone, by a local socket in it: a killed process lets go of it
 * by itself. Resolves to the function that lets go; rejects with a StandInError where another process
 * holds it.
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const server = await hold(directory);
  if (!server)
    throw new StandInError(
      'directory-in-use',
      `Another stand-in is running on the folder ${directory}. Stop that one first, or use another folder (--dir or STANDIN_DIR).`,
    );
  server.unref();
  return () => new Promise((done) => server.close(() => done()));
}

async function hold(directory: string): Promise<Server | undefined> {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const path = socketPath(realpathSync(directory));
    return (await tryListen(path)) ?? (await takeOver(path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new StandInError(
      'directory-unusable',
      code === 'ENOSPC'
        ? `The disk that holds ${directory} is full.`
        : `The folder ${directory} cannot be used (${code}). Use one that can be written (--dir or STANDIN_DIR).`,
    );
  }
}

function socketPath(directory: string): string {
  const hash = createHash('sha256').update(directory).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\stand-in-${hash}`;
  const path = join(directory, 'lock');
  return Buffer.byteLength(path) <= longestPath ? path : join(tmpdir(), `stand-in-${hash}`);
}

/** Undefined where the path is taken, by somebody alive or by what a killed process left. */
function tryListen(path: string): Promise<Server | undefined> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error) => {
      if ('code' in error && error.code === 'EADDRINUSE') done(undefined);
      else fail(error);
    });
    server.listen(path, () => done(server));
  });
}

async function takeOver(path: string): Promise<Server | undefined> {
  const isAlive = await new Promise<boolean>((done) => {
    const socket = connect(path);
    socket.once('connect', () => done(true)).once('error', () => done(false));
    socket.unref();
  });
  if (isAlive) return undefined;
  rmSync(path, { force: true });
  return tryListen(path);
}
