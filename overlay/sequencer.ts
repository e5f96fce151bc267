import type { FeedItem } from './parse.js';
import type { Timers } from './timers.js';

/**
 * How long a missing number may still come by another channel before a snapshot is asked for, in
 * ms.
 */
export const gapWait = 500;

/**
 * Messages held behind a gap; beyond this only the newest stay, since a snapshot is on its way
 * anyway.
 */
const heldLimit = 2_000;

interface SequencerOptions {
  readonly timers: Timers;
  /** Applies the next item in order; false where only a snapshot leads past it. */
  readonly apply: (item: FeedItem) => boolean;
  /**
   * The stream cannot go on without a snapshot. Called again after each snapshot that did not help.
   */
  readonly onStuck: () => void;
}

/** Puts numbered messages in order, once each, and notices what is missing. */
export class Sequencer {
  readonly #options: SequencerOptions;
  readonly #held = new Map<number, FeedItem>();
  #position = 0;
  #cancelGapTimer: (() => void) | null = null;

  constructor(options: SequencerOptions) {
    this.#options = options;
  }

  /** Number of the last event that the state holds. */
  get position(): number {
    return this.#position;
  }

  /** True while something is missing before messages that are here already. */
  get isWaiting(): boolean {
    return this.#held.size > 0;
  }

  /** Takes a message in any order; what was already applied is ignored. */
  push(item: FeedItem): void {
    if (item.sequence <= this.#position) return;
    this.#held.set(item.sequence, item);
    if (this.#held.size > heldLimit) this.#held.delete(Math.min(...this.#held.keys()));
    if (!this.#drain()) this.#options.onStuck();
  }

  /**
   * Goes on from a snapshot that holds everything up to `sequence`, with the messages that came
   * meanwhile. Whoever calls this has put the snapshot's state in place.
   */
  resume(sequence: number): void {
    this.#position = sequence;
    for (const held of this.#held.keys()) if (held <= sequence) this.#held.delete(held);
    this.#stopGapTimer();
    if (!this.#drain()) this.#options.onStuck();
  }

  /** Forgets everything: another party, or a server whose numbers went back. */
  clear(): void {
    this.#held.clear();
    this.#position = 0;
    this.#stopGapTimer();
  }

  /**
   * Applies what is next as far as it goes; false where an item stands in the way that cannot be
   * applied.
   */
  #drain(): boolean {
    const before = this.#position;
    for (let item = this.#next(); item !== undefined; item = this.#next()) {
      if (!this.#options.apply(item)) return false;
      this.#held.delete(item.sequence);
      this.#position = item.sequence;
    }
    // Each gap gets the whole wait, also one that shows when another closes.
    if (!this.isWaiting || this.#position > before) this.#stopGapTimer();
    if (this.isWaiting) this.#startGapTimer();
    return true;
  }

  #next(): FeedItem | undefined {
    return this.#held.get(this.#position + 1);
  }

  #startGapTimer(): void {
    this.#cancelGapTimer ??= this.#options.timers.after(gapWait, () => {
      this.#cancelGapTimer = null;
      this.#options.onStuck();
    });
  }

  #stopGapTimer(): void {
    this.#cancelGapTimer?.();
    this.#cancelGapTimer = null;
  }
}
