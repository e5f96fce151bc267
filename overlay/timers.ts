/** Time as a parameter, so that tests can move it. */
export interface Timers {
  /** Milliseconds since 1970 by this machine's clock. */
  now(): number;
  /** Runs once after `ms`; the returned function cancels it. */
  after(ms: number, run: () => void): () => void;
}

export const browserTimers: Timers = {
  now: () => Date.now(),
  after: (ms, run) => {
    const id = setTimeout(run, ms);
    return () => clearTimeout(id);
  },
};

/**
 * Spreads a wait over 75 to 125 % of `ms`, so that pages do not all come back in the same moment.
 */
export function jitter(ms: number, random: () => number): number {
  return Math.round(ms * (0.75 + random() * 0.5));
}
