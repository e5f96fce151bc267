import type { Mark } from './news.js';
import type { Timers } from './timers.js';

/** How long a row keeps its mark, in ms. */
const markedFor = 4_500;

/** Keeps the marks of the last few seconds, one a racer. */
export class MarkBoard {
  readonly #timers: Timers;
  readonly #onChange: (marks: readonly Mark[]) => void;
  #marks: readonly Mark[] = [];

  constructor(timers: Timers, onChange: (marks: readonly Mark[]) => void) {
    this.#timers = timers;
    this.#onChange = onChange;
  }

  /** Puts a mark on its racer's row, in place of an older one. */
  add(mark: Mark): void {
    this.#show([...this.#marks.filter((other) => other.userId !== mark.userId), mark]);
    this.#timers.after(markedFor, () => {
      if (this.#marks.includes(mark)) this.#show(this.#marks.filter((other) => other !== mark));
    });
  }

  /** Takes all marks away. */
  clear(): void {
    this.#show([]);
  }

  #show(marks: readonly Mark[]): void {
    this.#marks = marks;
    this.#onChange(marks);
  }
}
