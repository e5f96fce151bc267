import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Outcome, Person, SeenMessage } from '../src/rehearsal/api.js';

const entry = resolve(import.meta.dirname, '../dist/src/main.js');

/** The built program as its host runs it: a process of its own, spoken to over HTTP. */
export interface Product {
  readonly origin: string;
  readonly pid: number;
  /** What it printed on standard output so far. */
  readonly lines: readonly string[];
  /** All that it wrote so far, on standard output and standard error. */
  output(): string;
  /** Sends a signal and waits for the end; resolves to the exit code, null when killed. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  patch<T>(path: string, body: unknown): Promise<T>;
  /** Types a command line as a guest of the rehearsal. */
  type(as: string, command: string, more?: { readonly deliver?: number }): Promise<Outcome>;
  /** Presses the button with this label under a message that the guest sees. */
  press(as: string, message: SeenMessage, label: string): Promise<Outcome>;
  people(): Promise<readonly Person[]>;
  messages(as: string): Promise<readonly SeenMessage[]>;
  dms(as: string): Promise<readonly SeenMessage[]>;
}

export interface ProductOptions {
  readonly dataDir: string;
  /** Default: a free one. */
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
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
export function spawnProduct({ dataDir, port, env }: ProductOptions): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  const settings = {
    PATH,
    HOME,
    DATA_DIR: dataDir,
    ...(port === undefined ? {} : { PORT: String(port) }),
    ...env,
  };
  return spawn(process.execPath, [entry], { env: settings, stdio: ['ignore', 'pipe', 'pipe'] });
}

const running = new Set<ChildProcess>();

/**
 * Ends in order what a failed test left running, embedded Postgres and all. For `afterEach`; costs
 * nothing otherwise.
 */
export async function stopProducts(): Promise<void> {
  for (const child of running) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    running.delete(child);
  }
}

/** Collects both outputs of a process that is expected to end by itself. */
export async function runToEnd(
  child: ChildProcess,
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
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
export async function startProduct(options: ProductOptions): Promise<Product> {
  const port = options.port ?? (await findPort());
  const child = spawnProduct({ ...options, port });
  running.add(child);
  const lines: string[] = [];
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null));
  await new Promise<void>((ready, fail) => {
    if (child.stdout === null) throw new Error('no output');
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line);
      if (line === 'Ready.') ready();
    });
    void ended.then((code) =>
      fail(
        new Error(
          `the program ended with ${code} before it was ready:\n${lines.join('\n')}\n${errors}`,
        ),
      ),
    );
  });
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    pid: child.pid ?? 0,
    lines,
    output: () => `${lines.join('\n')}\n${errors}`,
    ...createActions(origin),
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}

function createActions(
  origin: string,
): Pick<Product, 'get' | 'post' | 'patch' | 'type' | 'press' | 'people' | 'messages' | 'dms'> {
  async function call<T>(path: string, init?: RequestInit): Promise<T> {
    const response = await fetch(`${origin}${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    // The one boundary where a test trusts what the rehearsal API promises in its types.
    return (await response.json()) as T;
  }
  const get = <T>(path: string) => call<T>(path);
  const send = <T>(method: string, path: string, body: unknown) => {
    return call<T>(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  };
  const post = <T>(path: string, body: unknown) => send<T>('POST', path, body);
  return {
    get,
    post,
    patch: (path, body) => send('PATCH', path, body),
    type: (as, command, more = {}) => post('/rehearsal/api/commands', { as, command, ...more }),
    press: (as, message, label) =>
      post('/rehearsal/api/components', {
        as,
        messageId: message.id,
        customId: findButton(message, label),
      }),
    people: () => get('/rehearsal/api/people'),
    messages: (as) => get(`/rehearsal/api/messages?as=${encodeURIComponent(as)}`),
    dms: (as) => get(`/rehearsal/api/dms?as=${encodeURIComponent(as)}`),
  };
}

interface AnyComponent {
  readonly label?: string;
  readonly custom_id?: string;
  readonly components?: readonly AnyComponent[];
}

/** The custom id of a message's button by its label. */
function findButton(message: SeenMessage, label: string): string {
  const rows = message.components as readonly AnyComponent[];
  const button = rows
    .flatMap((row) => row.components ?? [])
    .find((component) => component.label === label);
  if (button?.custom_id === undefined)
    throw new Error(`no button ${label} in ${JSON.stringify(message.components)}`);
  return button.custom_id;
}

/** All that a message says: content and embeds as one text. */
export function textOf({ content, embeds }: SeenMessage): string {
  return `${content}\n${JSON.stringify(embeds)}`;
}

/** What an interaction brought to its person alone (`isPrivate`) or to everybody, as text. */
export function said({ messages }: Outcome, isPrivate: boolean): string {
  return messages
    .filter(({ ephemeral }) => ephemeral === isPrivate)
    .map(textOf)
    .join('\n');
}

/** The one item of a list; fails where there are none or several. */
export function only<T>(items: readonly T[]): T {
  const [item, ...rest] = items;
  if (item === undefined || rest.length > 0) throw new Error(`expected one, got ${items.length}`);
  return item;
}
