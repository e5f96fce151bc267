import type { Log } from '../log.js';
import type { Consumer, QueueBackend, StoredJob } from './backend.js';
import type { Job } from './define-job.js';
import { describeFault } from './fault.js';
import type { HandlerDeps } from './handler-deps.js';
import { Supervised } from './supervise.js';
import type { JobTiming } from './timing.js';

export interface ConsumersOptions {
  readonly backend: QueueBackend;
  readonly jobs: readonly Job[];
  readonly deps: HandlerDeps;
  readonly log: Log;
  readonly timing: JobTiming;
}

/** Starts one worker a queue, each kept alive. */
export function startConsumers({
  backend,
  jobs,
  deps,
  log,
  timing,
}: ConsumersOptions): readonly Supervised<Consumer>[] {
  return jobs.map((job) => {
    const build = (): Consumer =>
      backend.createConsumer(job, (stored) => runJob(job, stored, deps, log));
    // What stops `run` also comes as an error event, on which the supervisor acts.
    const onReady = (consumer: Consumer): void => void consumer.run().catch(() => undefined);
    return new Supervised({ name: `${job.name} worker`, build, onReady, log, timing });
  });
}

async function runJob(
  job: Job,
  { id: jobId, data }: StoredJob,
  deps: HandlerDeps,
  log: Log,
): Promise<void> {
  const work = job.work(deps, data);
  if (work === null) {
    log.warn({ job: job.name, jobId }, 'job of another version discarded');
    return;
  }
  const hasFailed = await work.then(
    () => false,
    (error: unknown) => {
      log.error(
        { job: job.name, jobId, fault: describeFault(error) },
        'job failed; the sweep will try again',
      );
      return true;
    },
  );
  // BullMQ keeps what is thrown with the job, so nothing of the first error may be in it.
  if (hasFailed) throw new Error(`${job.name} failed`);
}
