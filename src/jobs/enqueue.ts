/** What a job carries: the ids of its row, by name; never a word, hint, role or amount. */
export type JobPayload = Readonly<Record<string, string>>;

/** What the sending side knows of a job. */
export interface JobKind<P extends JobPayload> {
  /** Also the name of its queue. */
  readonly name: string;
  /** The payload as it is stored. */
  readonly pack: (payload: P) => object;
}

export interface EnqueueOptions {
  /**
   * Jobs of one row and one occasion collapse while the first of them waits or runs. The time of a
   * sweep or the count of tries makes another occasion, so that a job stuck with a dead worker
   * never blocks the next try.
   */
  readonly occasion?: string | number;
  /** Not before this many milliseconds have passed. */
  readonly delayMs?: number;
}

/**
 * Puts a job into the queue. Never rejects and never takes long: false where the queue is away, and
 * then the sweep makes the job again, because what is owed stands in Postgres.
 */
export type Enqueue = <P extends JobPayload>(
  job: JobKind<P>,
  payload: P,
  options?: EnqueueOptions,
) => Promise<boolean>;

/** The id of a job in its queue. BullMQ forbids `:` and plain integers in it. */
export function jobIdOf(name: string, payload: JobPayload, { occasion }: EnqueueOptions): string {
  const ids = Object.keys(payload)
    .toSorted()
    .map((key) => payload[key]);
  return [name, ...ids, ...(occasion === undefined ? [] : [occasion])].join('-');
}
