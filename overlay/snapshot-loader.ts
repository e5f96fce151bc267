import type { Snapshot } from '../src/contract/snapshot.js';
import { type Api, KeyRefused } from './api.js';
import { jitter, type Timers } from './timers.js';

/**
 * First and longest wait before the next try, in ms. Short, since a party is looking at the old
 * picture meanwhile.
 */
const firstWait = 300;
const longestWait = 2_000;

interface LoaderOptions {
  readonly api: Api;
  readonly timers: Timers;
  readonly random: () => number;
  readonly onSnapshot: (snapshot: Snapshot) => void;
  readonly onRefused: () => void;
}

/** Loads snapshots, never two at a time, backing off while they fail or do not help. */
export class SnapshotLoader {
  readonly #options: LoaderOptions;
  /**
   * Counts what was begun and given up, so that a late answer to an abandoned question is dropped.
   */
  #epoch = 0;
  #isLoading = false;
  #isWanted = false;
  #tries = 0;
  #cancelWait: (() => void) | null = null;

  constructor(options: LoaderOptions) {
    this.#options = options;
  }

  /** Asks for a snapshot, at once unless one is under way or has just been tried. */
  request(): void {
    this.#isWanted = true;
    if (this.#isLoading || this.#cancelWait !== null) return;
    if (this.#tries === 0) return void this.#load();
    const wait = jitter(
      Math.min(firstWait * 2 ** (this.#tries - 1), longestWait),
      this.#options.random,
    );
    this.#cancelWait = this.#options.timers.after(wait, () => void this.#load());
  }

  /** The server has answered something: tries what is waiting right now. */
  hurry(): void {
    this.#tries = 0;
    if (this.#isWanted && !this.#isLoading) void this.#load();
  }

  /** The picture is whole: the next request goes out without a wait. */
  settle(): void {
    this.#tries = 0;
  }

  /** Gives up what is under way. */
  cancel(): void {
    this.#epoch += 1;
    this.#isLoading = false;
    this.#isWanted = false;
    this.#tries = 0;
    this.#stopWaiting();
  }

  async #load(): Promise<void> {
    this.#stopWaiting();
    this.#isLoading = true;
    this.#isWanted = false;
    this.#tries += 1;
    const epoch = this.#epoch;
    try {
      const snapshot = await this.#options.api.snapshot();
      if (epoch !== this.#epoch) return;
      this.#isLoading = false;
      this.#options.onSnapshot(snapshot);
    } catch (error) {
      if (epoch !== this.#epoch) return;
      this.#isLoading = false;
      if (error instanceof KeyRefused) this.#options.onRefused();
      else this.request();
    }
  }

  #stopWaiting(): void {
    this.#cancelWait?.();
    this.#cancelWait = null;
  }
}
