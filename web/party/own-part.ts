import { KeyRefused } from '../../overlay/api.js';
import type { Timers } from '../../overlay/timers.js';
import type { PhoneState } from '../../src/contract/phone.js';

interface OwnPartOptions {
  readonly read: () => Promise<PhoneState>;
  readonly timers: Timers;
  readonly onState: (state: PhoneState) => void;
  readonly onSignedOut: () => void;
}

/** Waits before it is asked again after a failure, in ms. */
const waits = [500, 1_000, 2_000, 3_000] as const;

/**
 * Keeps the guest's own part of the party equal to the server's: one question at a time, asked
 * again until one was answered that began after the last change.
 */
export class OwnPart {
  readonly #options: OwnPartOptions;
  #isAsking = false;
  #isWanted = false;
  #failures = 0;
  #due = Number.POSITIVE_INFINITY;
  #cancel: (() => void) | null = null;

  constructor(options: OwnPartOptions) {
    this.#options = options;
  }

  /** Reads it again in `ms` at the latest. */
  refresh(ms = 0): void {
    const { timers } = this.#options;
    const due = timers.now() + ms;
    if (ms === 0) return this.#ask();
    if (due >= this.#due && this.#cancel !== null) return;
    this.#plan(ms);
  }

  #plan(ms: number): void {
    this.#cancel?.();
    this.#due = this.#options.timers.now() + ms;
    this.#cancel = this.#options.timers.after(ms, () => this.#ask());
  }

  #ask(): void {
    this.#cancel?.();
    this.#cancel = null;
    if (this.#isAsking) {
      this.#isWanted = true;
      return;
    }
    this.#isAsking = true;
    this.#isWanted = false;
    this.#options.read().then(
      (state) => this.#take(state),
      (error: unknown) => this.#fail(error),
    );
  }

  #take(state: PhoneState): void {
    this.#isAsking = false;
    this.#failures = 0;
    this.#options.onState(state);
    if (this.#isWanted) this.#ask();
  }

  #fail(error: unknown): void {
    this.#isAsking = false;
    if (error instanceof KeyRefused) return this.#options.onSignedOut();
    this.#failures += 1;
    this.#plan(waits[Math.min(this.#failures, waits.length) - 1] ?? 3_000);
  }
}
