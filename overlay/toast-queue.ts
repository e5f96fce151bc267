import type { Toast } from './news.js';
import type { ToastKind } from './text.js';
import type { Timers } from './timers.js';

/** How long a toast stays and how long its leaving takes, in ms. */
const shownFor = 4_500;
const leavingFor = 350;
/** Toasts on air at once, each on its own line, and those that wait for a line. */
const linesOnAir = 3;
const queueLimit = 5;

export interface ShownToast extends Toast {
  readonly isLeaving: boolean;
}

/** What gives way first when more comes than can be read. */
const weight: Readonly<Record<ToastKind, number>> = {
  lap: 0,
  bet: 0,
  party: 1,
  best: 2,
  game: 2,
  race: 3,
};

/**
 * Lets toasts on air in the order they came, a few at a time; past five waiting, the least
 * important goes.
 */
export class ToastQueue {
  readonly #timers: Timers;
  readonly #onChange: (shown: readonly ShownToast[]) => void;
  #waiting: readonly Toast[] = [];
  #shown: readonly ShownToast[] = [];
  /** Counts clearings: what was to come before one does not come after it. */
  #era = 0;

  constructor(timers: Timers, onChange: (shown: readonly ShownToast[]) => void) {
    this.#timers = timers;
    this.#onChange = onChange;
  }

  /** Shows the toast as soon as a line is free, not before `delayMs` have passed. */
  push(toast: Toast, delayMs = 0): void {
    if (delayMs === 0) {
      this.#waiting = dropLeast([...this.#waiting, toast]);
      return this.#fill();
    }
    const era = this.#era;
    this.#timers.after(delayMs, () => {
      if (era === this.#era) this.push(toast);
    });
  }

  /** Takes everything off air at once. */
  clear(): void {
    this.#era += 1;
    this.#waiting = [];
    this.#show([]);
  }

  #fill(): void {
    while (this.#shown.length < linesOnAir) {
      const [next, ...rest] = this.#waiting;
      if (next === undefined) return;
      this.#waiting = rest;
      this.#show([...this.#shown, { ...next, isLeaving: false }]);
      this.#timers.after(shownFor, () => this.#leave(next.id));
    }
  }

  #leave(id: number): void {
    this.#show(
      this.#shown.map((toast) => (toast.id === id ? { ...toast, isLeaving: true } : toast)),
    );
    this.#timers.after(leavingFor, () => {
      this.#show(this.#shown.filter((toast) => toast.id !== id));
      this.#fill();
    });
  }

  #show(shown: readonly ShownToast[]): void {
    this.#shown = shown;
    this.#onChange(shown);
  }
}

function dropLeast(waiting: readonly Toast[]): readonly Toast[] {
  if (waiting.length <= queueLimit) return waiting;
  const least = Math.min(...waiting.map((toast) => weight[toast.kind]));
  const dropped = waiting.findIndex((toast) => weight[toast.kind] === least);
  return waiting.filter((_, index) => index !== dropped);
}
