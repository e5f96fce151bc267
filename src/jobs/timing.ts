/** Times of the connections to the queue, all in milliseconds. */
export interface JobTiming {
  /** How long a silent worker keeps its job. */
  readonly lockMs: number;
  /** How often jobs of silent workers are looked for. */
  readonly stalledEveryMs: number;
  /** Longest time that `enqueue` may take from a command. */
  readonly enqueueDeadlineMs: number;
  /** Longest time to build a connection before it is built anew. */
  readonly readyDeadlineMs: number;
  /** Longest wait for a job in flight when closing. */
  readonly closeDeadlineMs: number;
  /** Pause after a first lost connection; it doubles up to `longestPauseMs`. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

export const defaultTiming: JobTiming = {
  lockMs: 15_000,
  stalledEveryMs: 5_000,
  enqueueDeadlineMs: 1_000,
  readyDeadlineMs: 10_000,
  closeDeadlineMs: 3_000,
  firstPauseMs: 100,
  longestPauseMs: 5_000,
};
