import type { Log } from '../log.js';
import { type Consumer, createBackend, type QueueConfig } from './backend.js';
import { checkRedis } from './check-redis.js';
import { startConsumers } from './consumers.js';
import type { Job } from './define-job.js';
import type { Enqueue } from './enqueue.js';
import type { HandlerDeps } from './handler-deps.js';
import { jobs as allJobs } from './index.js';
import { Producers } from './producers.js';
import type { Supervised } from './supervise.js';
import { sweep } from './sweep.js';
import { defaultTiming, type JobTiming } from './timing.js';

export interface JobQueue {
  readonly enqueue: Enqueue;
  /** Starts to work on jobs and to sweep. Call it once. */
  start(deps: HandlerDeps): void;
  /** True while every queue, and after `start` every worker, is connected. */
  isReady(): boolean;
  /**
   * Tells of settings of the queue's server that may lose jobs, in sentences for the host; those
   * known so far at once.
   */
  onProblem(listener: (sentence: string) => void): void;
  /**
   * Takes no more jobs, lets those in flight finish for a few seconds and lets go of all
   * connections.
   */
  close(): Promise<void>;
}

export interface QueueDeps {
  readonly log: Log;
  readonly timing?: Partial<JobTiming>;
  /** Default: all that there are. */
  readonly jobs?: readonly Job[];
}

/**
 * The job queue on BullMQ: a clock that may forget. It connects by itself, now and after every
 * loss.
 */
export function createJobQueue(config: QueueConfig, deps: QueueDeps): JobQueue {
  const { log, jobs = allJobs } = deps;
  const timing = { ...defaultTiming, ...deps.timing };
  const backend = createBackend(config, timing);
  const problems = new Problems(config, log);
  const scheduled = jobs.filter(({ schedule }) => schedule !== null);
  let consumers: readonly Supervised<Consumer>[] = [];
  let timer: NodeJS.Timeout | undefined;

  const producers = new Producers({
    backend,
    jobs,
    onReady() {
      void problems.look();
      if (consumers.length > 0 && producers.isReady(scheduled)) void sweepNow();
    },
    log,
    timing,
  });

  async function sweepNow(): Promise<void> {
    if (await producers.schedule()) await producers.enqueue(sweep, {}, { occasion: 'now' });
  }

  return {
    enqueue: producers.enqueue,
    start(given) {
      consumers = startConsumers({ backend, jobs, deps: given, log, timing });
      if (producers.isReady(scheduled)) void sweepNow();
      // A flushed queue forgets its schedules too: each process keeps putting them back.
      const everyMs = Math.min(...jobs.flatMap(({ schedule }) => schedule?.everyMs ?? []));
      timer = setInterval(() => void producers.schedule(), everyMs);
    },
    isReady: () =>
      producers.isReady() && consumers.every((consumer) => consumer.current() !== null),
    onProblem: (listener) => problems.listen(listener),
    async close() {
      clearInterval(timer);
      await Promise.all(consumers.map((consumer) => consumer.close()));
      await producers.close();
    },
  };
}

/** Looks at the server's settings once it answers, and keeps what it found for late listeners. */
class Problems {
  private readonly config: QueueConfig;
  private readonly log: Log;
  private readonly listeners: ((sentence: string) => void)[] = [];
  private known: readonly string[] | null = null;
  private isLooking = false;

  constructor(config: QueueConfig, log: Log) {
    this.config = config;
    this.log = log;
  }

  async look(): Promise<void> {
    // Each queue that comes up asks for a look; what is found is told once.
    if (this.config.kind === 'postgres' || this.known !== null || this.isLooking) return;
    this.isLooking = true;
    this.known = await checkRedis(this.config.url).catch(() => null);
    this.isLooking = false;
    for (const sentence of this.known ?? []) {
      this.log.warn(sentence);
      for (const listener of this.listeners) listener(sentence);
    }
  }

  listen(listener: (sentence: string) => void): void {
    this.listeners.push(listener);
    for (const sentence of this.known ?? []) listener(sentence);
  }
}
