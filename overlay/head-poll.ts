import type { Head } from '../src/contract/snapshot.js';
import { type Api, KeyRefused, ServerBusy } from './api.js';
import { jitter, type Timers } from './timers.js';

/**
 * Waits between two questions in ms: in health, while the server is away or busy, and with a key it
 * refuses.
 */
const waits = { healthy: 2_000, away: 1_000, busy: 2_000, refused: 8_000 } as const;

export type PollOutcome = Head | 'away' | 'busy' | 'refused';

interface PollOptions {
  readonly api: Api;
  readonly timers: Timers;
  readonly random: () => number;
  readonly onOutcome: (outcome: PollOutcome) => void;
}

/** Asks for the head again and again, one question at a time, while it is awake. */
export class HeadPoll {
  readonly #options: PollOptions;
  #epoch = 0;
  #isAsking = false;
  #cancelWait: (() => void) | null = null;

  constructor(options: PollOptions) {
    this.#options = options;
  }

  /** Asks at once, and from then on regularly. */
  wake(): void {
    if (!this.#isAsking) void this.#ask();
  }

  /** Begins with a wait: the caller has just heard from the server. */
  start(): void {
    this.#wait(waits.healthy);
  }

  /** Stops asking, for instance while nobody can see the page. */
  sleep(): void {
    this.#epoch += 1;
    this.#isAsking = false;
    this.#cancelWait?.();
    this.#cancelWait = null;
  }

  async #ask(): Promise<void> {
    this.#cancelWait?.();
    this.#isAsking = true;
    const epoch = this.#epoch;
    const outcome = await this.#options.api.head().catch(describeFailure);
    if (epoch !== this.#epoch) return;
    this.#isAsking = false;
    this.#wait(typeof outcome === 'string' ? waits[outcome] : waits.healthy);
    this.#options.onOutcome(outcome);
  }

  #wait(ms: number): void {
    this.#cancelWait?.();
    const { timers, random } = this.#options;
    // Healthy pages keep the promised beat; only a crowd coming back at once is spread.
    const wait = ms === waits.healthy ? ms : jitter(ms, random);
    this.#cancelWait = timers.after(wait, () => void this.#ask());
  }
}

function describeFailure(error: unknown): PollOutcome {
  if (error instanceof KeyRefused) return 'refused';
  return error instanceof ServerBusy ? 'busy' : 'away';
}
