import type { Clock } from '../../clock.js';

/**
 * Stops asking a service that keeps failing. It lives in memory: losing it costs a few tries that
 * fail.
 */
export interface Breaker {
  isResting(): boolean;
  noteSuccess(): void;
  noteFailure(): void;
}

const patience = 3;
const restMs = 5 * 60 * 1_000;

/**
 * After three failures in a row it rests for five minutes; then one more failure is enough for the
 * next rest.
 */
export function createBreaker(clock: Clock): Breaker {
  let failures = 0;
  let restsUntil = 0;
  return {
    isResting: () => clock.now().getTime() < restsUntil,
    noteSuccess() {
      failures = 0;
    },
    noteFailure() {
      failures += 1;
      if (failures >= patience) restsUntil = clock.now().getTime() + restMs;
    },
  };
}
