import type { Timers } from '../../overlay/timers.js';

export interface WakeHandlers {
  /** Nobody sees the page any more. */
  readonly onSleep: () => void;
  /** Somebody looks again. `isRested`: its sockets may be dead, since it was away or offline. */
  readonly onWake: (isRested: boolean) => void;
}

/** Out of sight for longer than this, a socket is not trusted any more, in ms. */
const restAfter = 3_000;
/** Between two beats; one that comes much later means that the page was frozen. */
const beat = 2_000;

/**
 * Notices that a phone was asleep, offline or frozen, however the browser tells of it; some tell
 * nothing at all, and then a late beat does.
 */
export function watchSleep(timers: Timers, { onSleep, onWake }: WakeHandlers): void {
  let hiddenSince: number | null = null;
  let lastBeat = timers.now();
  const wake = (isRested: boolean) => {
    hiddenSince = null;
    lastBeat = timers.now();
    onWake(isRested);
  };
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible')
      return wake(hiddenSince !== null && timers.now() - hiddenSince > restAfter);
    hiddenSince = timers.now();
    onSleep();
  });
  document.addEventListener('resume', () => wake(true));
  addEventListener('pageshow', (event) => {
    if (event.persisted) wake(true);
  });
  addEventListener('online', () => wake(true));
  const listen = () => {
    const late = timers.now() - lastBeat - beat;
    lastBeat = timers.now();
    if (late > restAfter && document.visibilityState === 'visible') wake(true);
    timers.after(beat, listen);
  };
  timers.after(beat, listen);
}
