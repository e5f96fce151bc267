import type { Log } from '../log.js';
import type { Consumer, QueueBackend, StoredJob } from './backend.js';
import { describeFault } from './fault.js';
import { type JobHandlers, type JobName, jobNames, readPayload } from './payloads.js';
import { Supervised } from './supervise.js';
import type { JobTiming } from './timing.js';

export interface ConsumersOptions {
  readonly backend: QueueBackend;
  readonly handlers: JobHandlers;
  readonly log: Log;
  readonly timing: JobTiming;
}

/** Starts one worker a queue, each kept alive. */
export function startConsumers({
  backend,
  handlers,
  log,
  timing,
}: ConsumersOptions): readonly Supervised<Consumer>[] {
  return jobNames.map((name) => {
    const build = (): Consumer =>
      backend.createConsumer(name, (job) => runJob(name, job, handlers[name], log));
    // What stops `run` also comes as an error event, on which the supervisor acts.
    const onReady = (consumer: Consumer): void => void consumer.run().catch(() => undefined);
    return new Supervised({ name: `${name} worker`, build, onReady, log, timing });
  });
}

async function runJob<N extends JobName>(
  name: N,
  job: StoredJob,
  handle: JobHandlers[N],
  log: Log,
): Promise<void> {
  const payload = readPayload(name, job.data);
  if (payload === null) {
    log.warn({ job: name, jobId: job.id }, 'job of another version discarded');
    return;
  }
  const hasFailed = await handle(payload).then(
    () => false,
    (error: unknown) => {
      log.error(
        { job: name, jobId: job.id, fault: describeFault(error) },
        'job failed; the sweep will try again',
      );
      return true;
    },
  );
  // BullMQ keeps what is thrown with the job, so nothing of the first error may be in it.
  if (hasFailed) throw new Error(`${name} failed`);
}
