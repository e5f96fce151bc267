import type { Timers } from './timers.js';

/** The server's time as this page can tell it; a streamer's machine may be minutes off. */
export interface ServerClock {
  /** Milliseconds since 1970 by the server's clock, right to about a second. */
  now(): number;
  /**
   * Learns from a response's `Date` header and when its request was sent. A header that is no date
   * is ignored.
   */
  learn(dateHeader: string | null, sentAt: number): void;
}

/** `Date` counts whole seconds, so the moment it names is half a second later on average. */
const headerRounding = 500;

/** Trusts the page's own clock until the first answer. */
export function createServerClock(timers: Timers): ServerClock {
  let offset = 0;
  return {
    now: () => timers.now() + offset,
    learn: (dateHeader, sentAt) => {
      const serverTime = Date.parse(dateHeader ?? '');
      if (Number.isNaN(serverTime)) return;
      offset = serverTime + headerRounding - (sentAt + timers.now()) / 2;
    },
  };
}
