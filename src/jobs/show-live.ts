import { z } from 'zod';
import type { Clock } from '../clock.js';
import { defineJob } from './define-job.js';
import type { Enqueue } from './enqueue.js';
import type { HandlerDeps } from './handler-deps.js';

/** Begins to bring a party's kept messages up to date: boards, control panel, round. */
export const showLive = defineJob({
  name: 'show-live',
  version: 1,
  payload: z.object({ partyId: z.uuid() }),
  concurrency: 4,
  run: (deps: HandlerDeps, { partyId }) => deps.showLive(partyId),
});

/** The occasion of all looks at a party within one second. */
export function secondOf(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}

/**
 * Has a party's kept messages looked at once the second of `at` is over. Everything that asks
 * within one second shares one job, which runs after all of them have committed.
 */
async function lookAt(
  { clock, enqueue }: { readonly clock: Clock; readonly enqueue: Enqueue },
  partyId: string,
  at: Date,
): Promise<void> {
  const second = secondOf(at);
  const delayMs = Math.max(1, (second + 1) * 1000 - clock.now().getTime());
  await enqueue(showLive, { partyId }, { occasion: second, delayMs });
}

/**
 * Asks for a look at a party now, at most once a second; what comes in between is in the same look.
 */
export function createLiveWaker(deps: {
  readonly clock: Clock;
  readonly enqueue: Enqueue;
}): (partyId: string) => void {
  const asked = new Map<string, number>();
  return (partyId) => {
    const now = deps.clock.now();
    const second = secondOf(now);
    if (asked.get(partyId) === second) return;
    asked.set(partyId, second);
    void lookAt(deps, partyId, now);
  };
}
