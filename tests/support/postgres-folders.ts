import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished } from 'vitest';
import { findPostmaster, stopPostmaster } from '../../src/db/embedded/postmaster.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/db/embedded.js';
import { bundleProgram } from './bundled-program.js';
import { patienceMs } from './patience.js';

interface Happening {
  readonly up?: { readonly url: string; readonly adminUrl: string };
  readonly failed?: { readonly name: string; readonly message: string };
  readonly log?: string;
  readonly exit?: string;
  readonly signal?: string;
}

/** The server in a process of its own, which a test may kill. */
export interface PostgresProgram {
  readonly process: ChildProcess;
  readonly happenings: readonly Happening[];
  /** Waits for the first happening of that kind. */
  first<K extends keyof Happening>(kind: K): Promise<NonNullable<Happening[K]>>;
  /** Sends a signal and waits until the process is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Data folders for tests of the built-in Postgres: a new one for each test, removed after it. */
export interface PostgresFolders {
  /** A test's own folder. */
  readonly folder: string;
  /** The server's folder in it, which a test may move. */
  directory: string;
  /** Spares a test the first start, where that is not the matter: the folder holds its data already. */
  settle(): Promise<void>;
  /** The server in this process. */
  start(): Promise<EmbeddedPostgres>;
  startProgram(): PostgresProgram;
  /** The process that a running server's lock file names. */
  postmasterPid(): Promise<number>;
}

/** Makes the folders of a file of tests. */
export function withPostgresFolders(): PostgresFolders {
  const folders = new Folders();
  beforeAll(() => folders.open());
  afterAll(() => folders.close());
  beforeEach(() => folders.renew());
  return folders;
}

/** Runs a statement on a connection of its own. */
export async function query(
  url: string,
  text: string,
): Promise<readonly Record<string, unknown>[]> {
  const client = postgres(url, {
    max: 1,
    connect_timeout: 5,
    fetch_types: false,
    onnotice: () => {},
  });
  try {
    return await client.unsafe(text);
  } finally {
    await client.end({ timeout: 1 });
  }
}

class Folders implements PostgresFolders {
  folder = '';
  directory = '';
  /** What a first start and an orderly stop leave. */
  #settled = '';
  #program = '';

  async open(): Promise<void> {
    this.#program = await bundleProgram('postgres');
    this.#settled = await makeFolder();
    const directory = join(this.#settled, 'postgres');
    const server = await startEmbeddedPostgres({ directory, isDurable: false, log: () => {} });
    await server.stop();
  }

  close(): Promise<void> {
    return rm(this.#settled, { recursive: true, force: true });
  }

  async renew(): Promise<void> {
    this.folder = await makeFolder();
    this.directory = join(this.folder, 'postgres');
    // Registered first, so it runs last: after the servers that a test started are told to stop.
    onTestFinished(() => this.#remove());
  }

  async settle(): Promise<void> {
    await promisify(execFile)('cp', ['-a', join(this.#settled, 'postgres'), this.directory]);
  }

  async start(): Promise<EmbeddedPostgres> {
    const { directory } = this;
    const server = await startEmbeddedPostgres({ directory, isDurable: false, log: () => {} });
    onTestFinished(() => server.stop());
    return server;
  }

  startProgram(): PostgresProgram {
    return runProgram(this.#program, this.directory);
  }

  async postmasterPid(): Promise<number> {
    const postmaster = await findPostmaster(join(this.directory, 'data'));
    if (!postmaster) throw new Error('No server is running');
    return postmaster.pid;
  }

  async #remove(): Promise<void> {
    const postmaster = await findPostmaster(join(this.directory, 'data'));
    if (postmaster) await stopPostmaster(postmaster.pid);
    await rm(this.folder, { recursive: true, force: true });
  }
}

function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), `party-os-test-${process.pid}-`));
}

function runProgram(program: string, directory: string): PostgresProgram {
  const child = spawn('node', [program, directory], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const happenings: Happening[] = [];
  createInterface(child.stdout).on('line', (line) => happenings.push(readHappening(line)));
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await gone;
  };
  onTestFinished(() => end('SIGKILL'));
  return {
    process: child,
    happenings,
    end,
    async first(kind) {
      await expect
        .poll(() => happenings.some((each) => each[kind] !== undefined), { timeout: patienceMs })
        .toBe(true);
      const found = happenings.find((each) => each[kind] !== undefined)?.[kind];
      if (found === undefined || found === null) throw new Error(`No ${kind}`);
      return found;
    },
  };
}

function readHappening(line: string): Happening {
  return JSON.parse(line) as Happening;
}
