import { z } from 'zod';
import type { Clock } from '../clock.js';
import { defineJob } from './define-job.js';
import type { Enqueue } from './enqueue.js';
import type { HandlerDeps } from './handler-deps.js';

/** Tells all in a channel what they are owed there, and comes back for what is left. */
export const tellLines = defineJob({
  name: 'tell-lines',
  version: 1,
  payload: z.object({ channelId: z.string().regex(/^\d+$/) }),
  concurrency: 4,
  isAwaited: true,
  run: tell,
});

async function tell(
  deps: HandlerDeps,
  { channelId }: { readonly channelId: string },
): Promise<void> {
  const next = await deps.tellLines(channelId);
  if (next !== null) await tellLater(deps, channelId, next);
}

/** Has a channel looked at again at that time; should the queue forget, the sweep does it. */
export async function tellLater(
  { clock, enqueue }: { readonly clock: Clock; readonly enqueue: Enqueue },
  channelId: string,
  at: Date,
): Promise<void> {
  // A timer that is early by a millisecond would find nothing to do.
  const delayMs = Math.max(0, at.getTime() - clock.now().getTime()) + 5;
  await enqueue(tellLines, { channelId }, { occasion: at.getTime(), delayMs });
}
