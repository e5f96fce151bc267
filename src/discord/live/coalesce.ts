import { setTimeout as pause } from 'node:timers/promises';

/**
 * Runs `work` for an id at once, then not before the milliseconds that the last run asked for are
 * over: twenty votes in a second become two edits of a message, the last of them with the last
 * state. Runs for one id never overlap. The promise is that of the run which sees the caller's
 * change.
 */
export function coalesce(work: (id: string) => Promise<number>): (id: string) => Promise<void> {
  const busy = new Map<string, Promise<unknown>>();
  const waiting = new Map<string, Promise<void>>();

  function run(id: string): Promise<void> {
    const outcome = work(id);
    const rest = outcome
      .catch(() => 0)
      .then((gapMs) => (gapMs > 0 ? pause(gapMs, undefined, { ref: false }) : undefined));
    busy.set(
      id,
      rest.then(() => busy.delete(id)),
    );
    return outcome.then(() => undefined);
  }

  return (id) => {
    const planned = waiting.get(id);
    if (planned !== undefined) return planned;
    const before = busy.get(id);
    if (before === undefined) return run(id);
    const next = before.then(() => {
      waiting.delete(id);
      return run(id);
    });
    waiting.set(id, next);
    return next;
  };
}
