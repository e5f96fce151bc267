import type { Clock } from '../clock.js';
import type { HandlerDeps } from './handler-deps.js';
import { type JobPayloads, jobIds } from './payloads.js';
import type { Enqueue } from './producers.js';

/**
 * Brings a party's kept messages up to date, and comes back where one of them was changed too short
 * a time ago.
 */
export async function showLive(
  deps: HandlerDeps,
  { partyId }: JobPayloads['show-live'],
): Promise<void> {
  const next = await deps.showLive(partyId);
  if (next !== null) await enqueueLive(deps, partyId, next);
}

/**
 * Has a party's kept messages looked at once the second of `at` is over. Everything that asks
 * within one second shares one job, which runs after all of them have committed.
 */
async function enqueueLive(
  { clock, enqueue }: { readonly clock: Clock; readonly enqueue: Enqueue },
  partyId: string,
  at: Date,
): Promise<void> {
  const jobId = jobIds.live(partyId, at);
  const runsAt = (Math.floor(at.getTime() / 1000) + 1) * 1000;
  await enqueue(
    'show-live',
    { partyId },
    { jobId, delayMs: Math.max(1, runsAt - clock.now().getTime()) },
  );
}

/**
 * Asks for a look at a party now, at most once a second; what comes in between is in the same look.
 */
export function createLiveWaker(deps: {
  readonly clock: Clock;
  readonly enqueue: Enqueue;
}): (partyId: string) => void {
  const asked = new Map<string, string>();
  return (partyId) => {
    const now = deps.clock.now();
    const jobId = jobIds.live(partyId, now);
    if (asked.get(partyId) === jobId) return;
    asked.set(partyId, jobId);
    void enqueueLive(deps, partyId, now);
  };
}
