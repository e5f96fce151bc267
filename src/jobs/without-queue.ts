import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../log.js';
import { describeFault } from './fault.js';
import type { JobHandlers, JobName, JobPayloads } from './payloads.js';
import type { Enqueue, EnqueueOptions } from './producers.js';
import type { JobQueue } from './queue.js';
import { defaultTiming } from './timing.js';

/** What guests wait for at the table; all the rest can wait for the queue. */
const awaited: readonly JobName[] = ['generate-words', 'deliver-word', 'end-phase'];

/**
 * The same queue, but while it is away this process does by itself what a running round waits for:
 * words, DMs one at a time, and the ends of phases. Handlers may run twice, so what the queue does
 * again once it is back does no harm.
 */
export function doWithoutQueue(queue: JobQueue, log: Log): JobQueue {
  let handlers: JobHandlers | null = null;
  let lastDelivery: Promise<unknown> = Promise.resolve();
  const pending = new Set<string>();

  async function work<N extends JobName>(
    known: JobHandlers,
    name: N,
    payload: JobPayloads[N],
  ): Promise<void> {
    await known[name](payload).catch((error: unknown) => {
      log.error({ job: name, fault: describeFault(error) }, 'job failed; the sweep will try again');
    });
  }

  async function run<N extends JobName>(
    known: JobHandlers,
    name: N,
    payload: JobPayloads[N],
    options: EnqueueOptions,
  ): Promise<void> {
    await pause(options.delayMs ?? 0, undefined, { ref: false });
    if (name !== 'deliver-word') return work(known, name, payload);
    const delivery = lastDelivery.then(() => work(known, name, payload));
    lastDelivery = delivery.then(() => pause(defaultTiming.dmGapMs, undefined, { ref: false }));
    return delivery;
  }

  const enqueue: Enqueue = async (name, payload, options = {}) => {
    if (await queue.enqueue(name, payload, options)) return true;
    if (handlers === null || !awaited.includes(name)) return false;
    const jobId = options.jobId ?? '';
    if (jobId !== '' && pending.has(jobId)) return true;
    pending.add(jobId);
    void run(handlers, name, payload, options).finally(() => pending.delete(jobId));
    return true;
  };

  return {
    ...queue,
    enqueue,
    start(given) {
      handlers = given;
      queue.start(given);
    },
  };
}
