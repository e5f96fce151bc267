import type { Head, Snapshot } from '../src/contract/snapshot.js';
import { type Check, isString, shape } from './checks.js';
import type { ServerClock } from './server-clock.js';
import { isHead, isSnapshot } from './state-shapes.js';
import type { Timers } from './timers.js';

/** The key is wrong, rotated or missing: the page shows nothing until the server takes it again. */
export class KeyRefused extends Error {
  override readonly name = 'KeyRefused';
}

/**
 * The server is there but cannot answer now: starting, overloaded, or limiting how often we ask.
 */
export class ServerBusy extends Error {
  override readonly name = 'ServerBusy';
}

/** What Channels wants to see before it lets a socket into a private channel. */
export interface ChannelAuth {
  readonly auth: string;
}

/**
 * The server as the page asks it. Every call rejects with `KeyRefused`, `ServerBusy`, or any other
 * error when it cannot be reached.
 */
export interface Api {
  snapshot(): Promise<Snapshot>;
  head(): Promise<Head>;
  authorize(socketId: string, channel: string): Promise<ChannelAuth>;
}

/**
 * Tells this page from others where the server counts those that are open; made anew with each
 * load, and known to nobody else.
 */
function createViewerId(): string {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

interface ApiOptions {
  readonly key: string;
  readonly clock: ServerClock;
  readonly timers: Timers;
}

/**
 * A request without an answer for this long is given up, in ms: a vanished host never says so
 * itself.
 */
const patience = 2_500;

const isChannelAuth = shape<ChannelAuth>({ auth: isString });

/** Talks to the server that the page came from. */
export function createApi(options: ApiOptions): Api {
  const viewer = { 'X-Viewer': createViewerId() };
  return {
    snapshot: () => ask(options, 'snapshot', isSnapshot),
    head: () => ask(options, 'head', isHead, { headers: viewer }),
    authorize: (socketId, channel) =>
      ask(options, 'auth', isChannelAuth, {
        method: 'POST',
        body: new URLSearchParams({ socket_id: socketId, channel_name: channel }),
      }),
  };
}

interface Question {
  readonly method?: 'POST';
  readonly body?: URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
}

async function ask<T>(
  { key, clock, timers }: ApiOptions,
  path: string,
  check: Check<T>,
  question: Question = {},
): Promise<T> {
  const abort = new AbortController();
  const cancel = timers.after(patience, () => abort.abort());
  const sentAt = timers.now();
  try {
    const response = await fetch(`/overlay/api/${path}`, {
      ...question,
      headers: { ...question.headers, Authorization: `Bearer ${key}` },
      cache: 'no-store',
      signal: abort.signal,
    });
    clock.learn(response.headers.get('Date'), sentAt);
    if (response.status === 401) throw new KeyRefused(path);
    if (!response.ok) throw new ServerBusy(`${path}: ${response.status}`);
    const body: unknown = await response.json();
    if (!check(body)) throw new Error(`${path}: not what was promised`);
    return body;
  } finally {
    cancel();
  }
}
