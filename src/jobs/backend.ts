import { type ConnectionOptions, createRedisBackend, withBackend } from 'bullmq';
import type { Job } from './define-job.js';
import { createGuardedPostgresBackend } from './guarded-postgres.js';
import type { Connected } from './supervise.js';
import type { JobTiming } from './timing.js';

export type QueueConfig =
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'redis'; readonly url: string };

interface AddOptions {
  readonly jobId?: string;
  readonly delay?: number;
}

/** What we use of a BullMQ Queue. */
export interface Producer extends Connected {
  add(name: string, data: object, options: AddOptions): Promise<unknown>;
  upsertJobScheduler(
    id: string,
    repeat: { readonly every: number },
    template: { readonly name: string; readonly data: object },
  ): Promise<unknown>;
}

/** What we use of a BullMQ Worker. */
export interface Consumer extends Connected {
  run(): Promise<unknown>;
}

export interface StoredJob {
  readonly id?: string | undefined;
  readonly data: unknown;
}

/** Makes a fresh Queue or Worker for a kind of job. */
export interface QueueBackend {
  createProducer(job: Pick<Job, 'name'>): Producer;
  createConsumer(job: Job, process: (stored: StoredJob) => Promise<void>): Consumer;
}

/** A finished job is removed: its id would keep later jobs with the same id out. */
const jobOptions = { removeOnComplete: true, removeOnFail: true, attempts: 1 } as const;

const keptEvents = 100;
const redisPrefix = 'party-os';

/**
 * A Redis that says nothing for this long is gone; idle workers hear from it every five seconds.
 */
const silenceMs = 30_000;

/** Binds BullMQ to Postgres (schema `bullmq` beside our tables) or to Redis. */
export function createBackend(config: QueueConfig, timing: JobTiming): QueueBackend {
  return config.kind === 'postgres'
    ? createPostgres(config.url, timing)
    : createRedis(config.url, timing);
}

function createPostgres(url: string, timing: JobTiming): QueueBackend {
  const { Queue, Worker } = withBackend(createGuardedPostgresBackend);
  // The worker's LISTEN connection comes on top of `max`.
  const connect = (max: number) => ({
    ...splitOptions(url),
    schema: 'bullmq',
    migrate: true,
    max,
    keepAlive: true,
    connectionTimeoutMillis: timing.readyDeadlineMs,
    query_timeout: timing.readyDeadlineMs,
  });
  return {
    createProducer: ({ name }) => new Queue(name, { ...queueOptions, connection: connect(2) }),
    createConsumer: (job, process) =>
      new Worker(job.name, process, { ...workerOptions(job, timing), connection: connect(2) }),
  };
}

/**
 * Options within the URL would replace those with which BullMQ finds its schema; beside it they are
 * kept as well.
 */
function splitOptions(url: string): {
  readonly connectionString: string;
  readonly options?: string;
} {
  const parsed = new URL(url);
  const options = parsed.searchParams.get('options');
  parsed.searchParams.delete('options');
  return options === null ? { connectionString: url } : { connectionString: parsed.href, options };
}

function createRedis(url: string, timing: JobTiming): QueueBackend {
  const { Queue, Worker } = withBackend(createRedisBackend);
  // Options rather than an instance: BullMQ never closes an instance, and the process would hang.
  // No reconnecting here: the supervisor builds anew, and a client that BullMQ gave up would go on
  // trying for ever.
  const shared = {
    url,
    connectTimeout: timing.readyDeadlineMs,
    keepAlive: 10_000,
    socketTimeout: silenceMs,
    retryStrategy: () => null,
  } satisfies ConnectionOptions;
  const producing = {
    ...shared,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
  } satisfies ConnectionOptions;
  const consuming = { ...shared, maxRetriesPerRequest: null } satisfies ConnectionOptions;
  return {
    createProducer: ({ name }) =>
      new Queue(name, { ...queueOptions, prefix: redisPrefix, connection: producing }),
    createConsumer: (job, process) =>
      new Worker(job.name, process, {
        ...workerOptions(job, timing),
        prefix: redisPrefix,
        connection: consuming,
      }),
  };
}

const queueOptions = {
  defaultJobOptions: jobOptions,
  streams: { events: { maxLen: keptEvents } },
} as const;

function workerOptions({ concurrency, gapMs }: Job, timing: JobTiming) {
  return {
    autorun: false,
    concurrency,
    lockDuration: timing.lockMs,
    stalledInterval: timing.stalledEveryMs,
    // By default a job whose worker died twice fails for good.
    maxStalledCount: 1_000,
    runRetryDelay: 1_000,
    ...(gapMs === undefined ? {} : { limiter: { max: 1, duration: gapMs } }),
  };
}
