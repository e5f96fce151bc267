import type { Link } from './link.js';
import type { Timers } from './timers.js';

/** Waits between two attempts to revive a link while the server itself answers, in ms. */
const firstWait = 4_000;
const longestWait = 30_000;
/** Losses in a row after which a link that claims to be live is taken for dead. */
const lossLimit = 3;

/**
 * Helps the link back. pusher-js waits up to a minute between attempts; the head knows earlier that
 * the server is there.
 */
export class LinkCare {
  readonly #timers: Timers;
  #wait = firstWait;
  #triedAt: number;
  #losses = 0;

  constructor(timers: Timers) {
    this.#timers = timers;
    this.#triedAt = timers.now();
  }

  /** A new link was opened just now. */
  reset(): void {
    this.#triedAt = this.#timers.now();
    this.#wait = firstWait;
    this.#losses = 0;
  }

  /** Called with each answer of the server; `isBack`: the first one after a failure. */
  tend(link: Link, isBack: boolean): void {
    if (link.isLive) {
      this.#triedAt = this.#timers.now();
      this.#wait = firstWait;
      return;
    }
    if (!isBack && this.#timers.now() - this.#triedAt < this.#wait) return;
    this.#wait = isBack ? firstWait : Math.min(this.#wait * 2, longestWait);
    this.#retry(link);
  }

  /** A message that the server had published never came over this link. */
  noteLoss(link: Link): void {
    this.#losses += 1;
    if (this.#losses >= lossLimit) this.#retry(link);
  }

  /** A message came: the link works, however much it may lose. */
  noteDelivery(): void {
    this.#losses = 0;
  }

  #retry(link: Link): void {
    this.#triedAt = this.#timers.now();
    this.#losses = 0;
    link.reconnect();
  }
}
