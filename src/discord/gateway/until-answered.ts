import { setTimeout as delay } from 'node:timers/promises';
import { StartError } from '../../errors.js';
import type { Log } from '../../log.js';
import { createTokenError, isTokenRefused } from './refusals.js';

export interface Waiting {
  readonly log: Log;
  /** Aborted when the program stops: then the last fault ends the waiting. */
  readonly signal: AbortSignal;
  /** Before the second try, in milliseconds; twice as long each time, up to `maxRetryMs`. */
  readonly firstRetryMs?: number;
  readonly maxRetryMs?: number;
}

/**
 * Asks Discord until it answers, whatever comes in between: it may be down for hours, and a proxy
 * or a stand-in may lack a route for a while.
 * @throws StartError where the token is refused, or whatever `call` says of the kind.
 */
export async function untilAnswered<T>(
  call: () => Promise<T>,
  what: string,
  { log, signal, firstRetryMs = 1_000, maxRetryMs = 30_000 }: Waiting,
): Promise<T> {
  for (let pause = firstRetryMs; ; pause = Math.min(pause * 2, maxRetryMs)) {
    try {
      return await call();
    } catch (error) {
      if (isTokenRefused(error)) throw createTokenError();
      if (signal.aborted || error instanceof StartError) throw error;
      log.warn({ err: error, retryInMs: pause }, what);
      await delay(pause, undefined, { signal });
    }
  }
}
