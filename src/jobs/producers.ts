import type { Log } from '../log.js';
import { withDeadline } from '../values/deadline.js';
import type { Producer, QueueBackend } from './backend.js';
import { describeFault } from './fault.js';
import { type JobName, type JobPayloads, jobNames, packPayload } from './payloads.js';
import { Supervised } from './supervise.js';
import type { JobTiming } from './timing.js';

export interface EnqueueOptions {
  readonly jobId?: string;
  /** Not before this many milliseconds have passed. */
  readonly delayMs?: number;
}

/**
 * Puts a job into the queue. Never rejects and never takes long: false where the queue is away, and
 * then the sweep makes the job again, because what is owed stands in Postgres.
 */
export type Enqueue = <N extends JobName>(
  name: N,
  payload: JobPayloads[N],
  options?: EnqueueOptions,
) => Promise<boolean>;

export interface ProducersOptions {
  readonly backend: QueueBackend;
  /** Called whenever a queue that `schedule` fills is connected. */
  readonly onReady: () => void;
  readonly log: Log;
  readonly timing: JobTiming;
}

/** What is made again and again, without anybody asking. */
export const scheduledJobs = ['sweep', 'check-books'] as const satisfies readonly JobName[];

/** The sending side of all queues. */
export class Producers {
  private readonly log: Log;
  private readonly timing: JobTiming;
  private readonly byName: Readonly<Record<JobName, Supervised<Producer>>>;

  constructor({ backend, onReady, log, timing: given }: ProducersOptions) {
    // Nothing is in flight here that closing would have to wait for.
    const timing = { ...given, closeDeadlineMs: Math.min(given.closeDeadlineMs, 1_000) };
    const keep = (name: JobName, whenReady: () => void): Supervised<Producer> =>
      new Supervised({
        name,
        build: () => backend.createProducer(name),
        onReady: whenReady,
        log,
        timing,
      });
    this.log = log;
    this.timing = timing;
    this.byName = {
      'generate-words': keep('generate-words', () => undefined),
      'deliver-word': keep('deliver-word', () => undefined),
      'lock-race': keep('lock-race', () => undefined),
      'show-live': keep('show-live', () => undefined),
      'end-phase': keep('end-phase', () => undefined),
      sweep: keep('sweep', onReady),
      'check-books': keep('check-books', onReady),
    };
  }

  readonly enqueue: Enqueue = (name, payload, { jobId, delayMs } = {}) => {
    const options = {
      ...(jobId === undefined ? {} : { jobId }),
      ...(delayMs === undefined ? {} : { delay: delayMs }),
    };
    return this.put(name, (producer) => producer.add(name, packPayload(payload), options));
  };

  /**
   * Has the sweep and the look at the books made every so often by whichever process is there.
   * Doing it again changes nothing; resolves to whether the sweep's stands.
   */
  async schedule(): Promise<boolean> {
    const [isSweepScheduled] = await Promise.all([
      this.repeat('sweep', this.timing.sweepEveryMs),
      this.repeat('check-books', this.timing.checkBooksEveryMs),
    ]);
    return isSweepScheduled;
  }

  isReady(names: readonly JobName[] = jobNames): boolean {
    return names.every((name) => this.byName[name].current() !== null);
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.byName).map((kept) => kept.close()));
  }

  private repeat(name: (typeof scheduledJobs)[number], every: number): Promise<boolean> {
    return this.put(name, (producer) =>
      producer.upsertJobScheduler(name, { every }, { name, data: packPayload({}) }),
    );
  }

  private async put(
    name: JobName,
    work: (producer: Producer) => Promise<unknown>,
  ): Promise<boolean> {
    const kept = this.byName[name];
    const producer = kept.current();
    if (producer === null) {
      this.log.warn(
        { job: name },
        'job not queued, the queue is away; the sweep will make up for it',
      );
      return false;
    }
    try {
      await withDeadline(work(producer), this.timing.enqueueDeadlineMs);
      return true;
    } catch (error) {
      this.log.warn(
        { job: name, fault: describeFault(error) },
        'job not queued; the sweep will make up for it',
      );
      kept.renew();
      return false;
    }
  }
}
