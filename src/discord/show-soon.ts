import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../log.js';

/**
 * Brings a message up to date at once and then at most every `gapMs`, however often it is asked to: what changed in
 * between shows together. Each time reads anew, so the last call always shows. A show that fails is only logged: the next
 * change repairs it.
 */
export function createShowSoon(show: (id: string) => Promise<void>, gapMs: number, log: Log): (id: string) => void {
  /** By id of what is shown at present: whether it has to be shown once more. */
  const isStale = new Map<string, boolean>();

  async function keepShowing(id: string): Promise<void> {
    do {
      isStale.set(id, false);
      await show(id).catch((error: unknown) => log.warn({ err: error, id }, 'a message could not be brought up to date'));
      await pause(gapMs, undefined, { ref: false });
    } while (isStale.get(id) === true);
    isStale.delete(id);
  }

  return (id) => {
    if (isStale.has(id)) isStale.set(id, true);
    else void keepShowing(id);
  };
}
