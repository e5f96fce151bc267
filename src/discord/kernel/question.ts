import type { MessageBody } from './command.js';
import type { ExplainDeps } from './explain.js';
import type { InteractionAddress, InteractionApi } from './interaction-api.js';
import type { Patience } from './try-again.js';

/** Times in milliseconds. */
export const answerTiming = {
  /** What takes longer is preceded by "thinking…". */
  patienceMs: 800,
  /** Then a guest reads that it takes longer: some sentence is there within five seconds. */
  slowMs: 4_000,
  /** What arrives older than this is acknowledged before anything is done. */
  freshMs: 1_500,
  /** Discord takes a first response for so long (developer docs, Receiving and Responding). */
  firstMs: 3_000,
  firstTryMs: 1_200,
  /** Within this time a guest has the answer. */
  wholeMs: 10_000,
  /** An answer that took long itself has at least this much for its way. */
  leastMs: 5_000,
  tryMs: 2_500,
  /** Then the answer goes out as a message of its own. */
  editTries: 4,
  backoffMs: 100,
};

export type AnswerTiming = typeof answerTiming;

/** An interaction that waits for its answer. */
export interface Question extends InteractionAddress {
  /** When the guest acted, by Discord's clock; Unix time in milliseconds. */
  readonly createdAt: number;
  /** The message that the answer changes; null where the answer is a private message of its own. */
  readonly updates: string | null;
}

/** What answering one question needs. */
export interface Asked extends ExplainDeps {
  readonly api: InteractionApi;
  readonly timing: AnswerTiming;
  readonly question: Question;
  /** On the scale of `performance.now()`. */
  readonly arrivedAt: number;
  readonly owed: Owed;
}

/** Remembers, from its deferral on, that an answer is owed. Neither call rejects. */
export interface Owed {
  keep(): void;
  forget(): Promise<void>;
}

/** For what nobody could take over. */
export const nothingOwed: Owed = { keep: () => undefined, forget: async () => undefined };

/** What the guest is to read. */
export interface Answer {
  readonly body: MessageBody;
  /** True where it takes the place of the message that holds the button. */
  readonly isUpdate: boolean;
}

/** Tries within what is left of a guest's ten seconds; `share` of it, from 0 to 1. */
export function patienceFor({ timing, arrivedAt }: Asked, share = 1): Patience {
  const now = performance.now();
  const left = Math.max(arrivedAt + timing.wholeMs - now, timing.leastMs);
  const { tryMs, backoffMs } = timing;
  return { until: now + left * share, tries: Number.POSITIVE_INFINITY, tryMs, backoffMs };
}
