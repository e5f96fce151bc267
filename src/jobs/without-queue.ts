import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../log.js';
import type { Job } from './define-job.js';
import { type Enqueue, type EnqueueOptions, jobIdOf } from './enqueue.js';
import { describeFault } from './fault.js';
import type { HandlerDeps } from './handler-deps.js';
import { jobs } from './index.js';
import type { JobQueue } from './queue.js';

/**
 * The same queue, but while it is away this process does by itself what a running round waits for:
 * words, DMs one at a time, and the ends of phases. Jobs may run twice, so what the queue does
 * again once it is back does no harm.
 */
export function doWithoutQueue(queue: JobQueue, log: Log): JobQueue {
  let deps: HandlerDeps | null = null;
  const pending = new Set<string>();
  const takeTurn = createTurns();

  async function run(
    job: Job,
    known: HandlerDeps,
    data: object,
    { delayMs = 0 }: EnqueueOptions,
  ): Promise<void> {
    await pause(delayMs, undefined, { ref: false });
    return takeTurn(job, () => work(job, known, data, log));
  }

  const enqueue: Enqueue = async (kind, payload, options = {}) => {
    if (await queue.enqueue(kind, payload, options)) return true;
    const job = jobs.find(({ name }) => name === kind.name);
    if (deps === null || job?.isAwaited !== true) return false;
    const jobId = jobIdOf(kind.name, payload, options);
    if (pending.has(jobId)) return true;
    pending.add(jobId);
    void run(job, deps, kind.pack(payload), options).finally(() => pending.delete(jobId));
    return true;
  };

  return {
    ...queue,
    enqueue,
    start(given) {
      deps = given;
      queue.start(given);
    },
  };
}

async function work(job: Job, deps: HandlerDeps, data: object, log: Log): Promise<void> {
  await job.work(deps, data)?.catch((error: unknown) => {
    log.error(
      { job: job.name, fault: describeFault(error) },
      'job failed; the sweep will try again',
    );
  });
}

/** Jobs of a kind that keeps a gap run one after another, with that gap between them. */
function createTurns(): (job: Job, run: () => Promise<void>) => Promise<void> {
  /** Of each kind, when the next may begin. */
  const turns = new Map<string, Promise<unknown>>();
  return ({ name, gapMs }, run) => {
    if (gapMs === undefined) return run();
    const turn = (turns.get(name) ?? Promise.resolve()).then(run);
    turns.set(
      name,
      turn.then(() => pause(gapMs, undefined, { ref: false })),
    );
    return turn;
  };
}
