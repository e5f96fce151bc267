import type { Log } from '../log.js';
import { withDeadline } from '../values/deadline.js';
import type { Producer, QueueBackend } from './backend.js';
import type { Job } from './define-job.js';
import { type Enqueue, jobIdOf } from './enqueue.js';
import { describeFault } from './fault.js';
import { Supervised } from './supervise.js';
import type { JobTiming } from './timing.js';

export interface ProducersOptions {
  readonly backend: QueueBackend;
  readonly jobs: readonly Job[];
  /** Called whenever a queue that `schedule` fills is connected. */
  readonly onReady: () => void;
  readonly log: Log;
  readonly timing: JobTiming;
}

/** The sending side of all queues. */
export class Producers {
  private readonly log: Log;
  private readonly timing: JobTiming;
  private readonly jobs: readonly Job[];
  private readonly byName: ReadonlyMap<string, Supervised<Producer>>;

  constructor({ backend, jobs, onReady, log, timing: given }: ProducersOptions) {
    // Nothing is in flight here that closing would have to wait for.
    const timing = { ...given, closeDeadlineMs: Math.min(given.closeDeadlineMs, 1_000) };
    const keep = (job: Job): Supervised<Producer> =>
      new Supervised({
        name: job.name,
        build: () => backend.createProducer(job),
        onReady: () => job.schedule !== null && onReady(),
        log,
        timing,
      });
    this.log = log;
    this.timing = timing;
    this.jobs = jobs;
    this.byName = new Map(jobs.map((job) => [job.name, keep(job)]));
  }

  readonly enqueue: Enqueue = ({ name, pack }, payload, options = {}) => {
    const { delayMs } = options;
    const jobId = jobIdOf(name, payload, options);
    const delay = delayMs === undefined ? {} : { delay: delayMs };
    return this.put(name, (producer) => producer.add(name, pack(payload), { jobId, ...delay }));
  };

  /**
   * Has what comes again and again made by whichever process is there. Doing it again changes
   * nothing; resolves to whether all of it stands.
   */
  async schedule(): Promise<boolean> {
    const puts = this.jobs.flatMap(({ name, schedule }) => {
      if (schedule === null) return [];
      const [every, data] = [{ every: schedule.everyMs }, schedule.data];
      return [this.put(name, (queue) => queue.upsertJobScheduler(name, every, { name, data }))];
    });
    const stands = await Promise.all(puts);
    return stands.every(Boolean);
  }

  isReady(jobs: readonly Job[] = this.jobs): boolean {
    return jobs.every(({ name }) => this.current(name) !== null);
  }

  async close(): Promise<void> {
    await Promise.all([...this.byName.values()].map((kept) => kept.close()));
  }

  private current(name: string): Producer | null {
    return this.byName.get(name)?.current() ?? null;
  }

  private async put(
    name: string,
    work: (producer: Producer) => Promise<unknown>,
  ): Promise<boolean> {
    const producer = this.current(name);
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
      this.byName.get(name)?.renew();
      return false;
    }
  }
}
