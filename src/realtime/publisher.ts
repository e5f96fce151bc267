import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import Pusher from 'pusher';
import type { HostedChannels } from '../config.js';

/** One event on its way to a channel; `data` is JSON. */
export interface ChannelMessage {
  readonly channel: string;
  readonly name: string;
  readonly data: string;
}

/**
 * What came of a request. `unacceptable`: Channels will never take this very event (413 too large,
 * 400). `credentials`: app id, key or secret are wrong, so everything is refused until somebody
 * mends them. `unavailable`: a fault that passes (5xx, 429, stall, no connection).
 */
export type PublishResult =
  | { readonly kind: 'published' }
  | { readonly kind: 'unacceptable'; readonly status: number }
  | { readonly kind: 'credentials'; readonly status: number }
  | { readonly kind: 'unavailable'; readonly reason: string };

/** Where events leave for Channels. Nothing here ever rejects or waits longer than the deadline. */
export interface Publisher {
  /** Publishes up to ten messages in order, all or none. */
  publish(messages: readonly ChannelMessage[]): Promise<PublishResult>;
  /** Asks Channels for something harmless: reachable, and are the credentials right? */
  check(): Promise<PublishResult>;
  close(): void;
}

/** Most events that one request may carry (Channels HTTP API, `POST batch_events`). */
export const maxBatch = 10;

function classifyStatus(status: number): PublishResult {
  if (status === 400 || status === 413) return { kind: 'unacceptable', status };
  if (status === 401 || status === 403 || status === 404) return { kind: 'credentials', status };
  return { kind: 'unavailable', reason: `HTTP ${status}` };
}

/**
 * The library's error holds the signed URL, which is not to be logged: only its status, or its
 * cause's code, is taken over.
 */
function classifyError(error: unknown): PublishResult {
  if (error instanceof Pusher.RequestError) {
    if (error.status !== undefined) return classifyStatus(error.status);
    const cause: unknown = error.error;
    return {
      kind: 'unavailable',
      reason: cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer',
    };
  }
  return { kind: 'unavailable', reason: error instanceof Error ? error.name : 'unknown fault' };
}

function createClient(config: HostedChannels, agent: HttpAgent, timeout: number): Pusher {
  const { appId, key, secret } = config;
  if ('cluster' in config)
    return new Pusher({
      appId,
      key,
      secret,
      agent,
      timeout,
      cluster: config.cluster,
      useTLS: true,
    });
  return new Pusher({
    appId,
    key,
    secret,
    agent,
    timeout,
    host: config.host,
    port: String(config.port),
    useTLS: config.useTLS,
  });
}

/**
 * Creates the way out to Channels: hosted (`cluster`), self-hosted, or our embedded server (host
 * 127.0.0.1, its port, no TLS).
 * @param deadlineMs how long one request may take; a server that stalls counts as unavailable.
 * Default 5000.
 */
export function createPublisher(config: HostedChannels, deadlineMs = 5000): Publisher {
  const isTls = 'cluster' in config || config.useTLS;
  const agentOptions = { keepAlive: true, maxSockets: 16 };
  const agent = isTls ? new HttpsAgent(agentOptions) : new HttpAgent(agentOptions);
  const client = createClient(config, agent, deadlineMs);

  async function attempt(
    request: () => Promise<{ text(): Promise<string> }>,
  ): Promise<PublishResult> {
    let timer: NodeJS.Timeout | undefined;
    // The library's own time-out ends with the response's head; a body that never comes would hold
    // us for ever.
    const deadline = new Promise<PublishResult>((resolve) => {
      timer = setTimeout(() => {
        agent.destroy();
        resolve({ kind: 'unavailable', reason: 'no answer in time' });
      }, deadlineMs + 100);
    });
    const answer = Promise.resolve()
      .then(request)
      .then(async (response): Promise<PublishResult> => {
        await response.text();
        return { kind: 'published' };
      })
      .catch(classifyError);
    return Promise.race([answer, deadline]).finally(() => clearTimeout(timer));
  }

  return {
    publish: (messages) =>
      attempt(() => client.triggerBatch(messages.map((message) => ({ ...message })))),
    check: () =>
      attempt(() =>
        client.get({ path: '/channels', params: { filter_by_prefix: 'private-party-lobby.' } }),
      ),
    close: () => agent.destroy(),
  };
}
