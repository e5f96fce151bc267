import { type Api, KeyRefused, ServerBusy } from '../../overlay/api.js';
import { type Check, isBoolean, isString, shape } from '../../overlay/checks.js';
import type { ServerClock } from '../../overlay/server-clock.js';
import { isHead, isSnapshot } from '../../overlay/state-shapes.js';
import type { Timers } from '../../overlay/timers.js';
import type { Result } from '../../src/contract/result.js';

/** No answer came to a write: whether it counted is not known, so it is sent again with its key. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** The server as a signed-in page asks it; the cookie goes along by itself. */
export interface Session extends Api {
  /**
   * Reads `path` below the base. Rejects with `KeyRefused` where nobody is signed in, `ServerBusy`,
   * or any other error where the server cannot be reached.
   */
  read<T>(path: string): Promise<T>;
  /**
   * Sends a write once. Refusals are results, `signed-out` among them.
   * @throws NoAnswer where it has to be sent again with the same key.
   */
  post<T>(path: string, body: unknown, key?: string): Promise<Result<T>>;
}

export interface SessionOptions {
  /** `/party/api/` or `/admin/api/`. */
  readonly base: string;
  readonly clock: ServerClock;
  readonly timers: Timers;
  /** Told after each question whether the server answered. */
  readonly onReach?: (isReached: boolean) => void;
}

/** A question without an answer for this long is given up, in ms; a write may take longer. */
const patience = { read: 2_500, write: 8_000 } as const;

const isAuth = shape<{ readonly auth: string }>({ auth: isString });
const isResult = shape<{ readonly success: boolean }>({ success: isBoolean });

/** Talks to the server that the page came from. */
export function createSession(options: SessionOptions): Session {
  const checked = <T>(path: string, check: Check<T>, init?: RequestInit) =>
    read(options, path, init).then((body) => {
      if (!check(body)) throw new Error(`${path}: not what was promised`);
      return body;
    });
  return {
    snapshot: () => checked('snapshot', isSnapshot),
    head: () => checked('head', isHead),
    authorize: (socketId, channel) =>
      checked('auth', isAuth, {
        method: 'POST',
        body: new URLSearchParams({ socket_id: socketId, channel_name: channel }),
      }),
    read: <T>(path: string) => read(options, path).then(trust<T>),
    post: <T>(path: string, body: unknown, key?: string) => post<T>(options, path, body, key),
  };
}

/** The boundary where an answer of our own server gets its type; both are of one build. */
function trust<T>(body: unknown): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- same origin and same build: another one reloads the page
  return body as T;
}

async function read(options: SessionOptions, path: string, init?: RequestInit): Promise<unknown> {
  const response = await ask(options, path, patience.read, init);
  if (response.status === 401) throw new KeyRefused(path);
  if (!response.ok) throw new ServerBusy(`${path}: ${response.status}`);
  return response.json();
}

async function post<T>(
  options: SessionOptions,
  path: string,
  body: unknown,
  key?: string,
): Promise<Result<T>> {
  const headers = {
    'Content-Type': 'application/json',
    ...(key === undefined ? {} : { 'Idempotency-Key': key }),
  };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  try {
    const response = await ask(options, path, patience.write, init);
    const result: unknown = await response.json();
    if (!isResult(result) || isBusy(response, result)) throw new NoAnswer(path);
    return trust<Result<T>>(result);
  } catch (error) {
    throw error instanceof NoAnswer ? error : new NoAnswer(path);
  }
}

/** The server is starting or overloaded, and has not looked at the write. */
function isBusy(response: Response, result: object): boolean {
  return response.status === 503 || ('code' in result && result.code === 'busy');
}

async function ask(
  { base, clock, timers, onReach }: SessionOptions,
  path: string,
  ms: number,
  init: RequestInit = {},
): Promise<Response> {
  const abort = new AbortController();
  const cancel = timers.after(ms, () => abort.abort());
  const sentAt = timers.now();
  try {
    const response = await fetch(base + path, { ...init, cache: 'no-store', signal: abort.signal });
    // The whole body within the same patience: a link may die in the middle of it.
    const text = await response.text();
    clock.learn(response.headers.get('Date'), sentAt);
    onReach?.(response.status < 500);
    const { status, headers } = response;
    return new Response(status === 204 ? null : text, { status, headers });
  } catch (error) {
    onReach?.(false);
    throw error;
  } finally {
    cancel();
  }
}
