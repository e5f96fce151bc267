import { setTimeout as wait } from 'node:timers/promises';
import { DiscordAPIError, RateLimitError } from 'discord.js';

/** How often and how long something is asked of Discord. Times in milliseconds. */
export interface Patience {
  /** No try begins after this; on the scale of `performance.now()`. */
  readonly until: number;
  readonly tries: number;
  /** A try without an answer is given up after this. */
  readonly tryMs: number;
  /** Between the first two tries; twice as long each time, up to sixteen times. */
  readonly backoffMs: number;
}

/** No answer, one of a server in trouble, or "too many": the same request may succeed later. */
export function isPassing(error: unknown): boolean {
  return !(error instanceof DiscordAPIError);
}

/** The same where what is asked for may only not be there yet. */
export function isPassingOrMissing(error: unknown): boolean {
  return isPassing(error) || (error instanceof DiscordAPIError && error.status === 404);
}

/**
 * Asks Discord until it answers.
 * @throws whatever the last try ended with, and at once what `isWorthwhile` has no hope for.
 */
export async function tryAgain<T>(
  patience: Patience,
  isWorthwhile: (error: unknown) => boolean,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  for (let failed = 0; ; failed += 1) {
    try {
      const left = Math.max(patience.until - performance.now(), patience.backoffMs);
      return await call(AbortSignal.timeout(Math.ceil(Math.min(patience.tryMs, left))));
    } catch (error) {
      const pause =
        error instanceof RateLimitError
          ? Math.max(error.retryAfter, error.timeToReset)
          : patience.backoffMs * Math.min(2 ** failed, 16);
      const isLast = failed + 1 >= patience.tries || performance.now() + pause > patience.until;
      if (isLast || !isWorthwhile(error)) throw error;
      await wait(pause);
    }
  }
}
