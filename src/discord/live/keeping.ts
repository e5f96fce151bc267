import type { Clock } from '../../clock.js';
import type { Database } from '../../db/database.js';
import type { Log } from '../../log.js';
import type { Poster } from './poster.js';

/** Times in milliseconds. */
export const keeping = {
  /** Longest time for all that one change asks of Discord. */
  workMs: 8_000,
  /** How long one who died at it keeps others away. */
  leaseMs: 10_000,
  /** After a first fault of Discord or the network; it doubles with each further one. */
  firstRetryMs: 2_000,
  longestRetryMs: 120_000,
  /** After this many faults in a row it is given up; the last one comes some eight minutes after the first. */
  mostTries: 10,
  /**
   * After a refusal that only a host can mend: who gives the right back sees the message within
   * this time.
   */
  closedMs: 60_000,
} as const;

export interface KeepDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly poster: Poster;
  readonly log: Log;
}

/** A time so many milliseconds after another. */
export function later(time: Date, ms: number): Date {
  return new Date(time.getTime() + ms);
}
