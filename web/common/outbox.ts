import type { Timers } from '../../overlay/timers.js';
import type { Result } from '../../src/contract/result.js';
import { createRequestKey } from './request-key.js';
import type { Session } from './session.js';

/** A write on its way. */
export interface Letter {
  /** The same at each try: the server then does it once and answers alike. */
  readonly key: string;
  readonly path: string;
  readonly body: unknown;
  /** What is being done, in words for whoever waits: "100 on Ben". */
  readonly what: string;
  /** Milliseconds since 1970. */
  readonly writtenAt: number;
  /** True once a try brought no answer. */
  readonly isLate: boolean;
}

/** What came of a write; `unknown` where no answer came while it still made sense to ask. */
export type Reply<T> = Result<T> | 'unknown';

interface OutboxOptions {
  readonly session: Pick<Session, 'post'>;
  readonly timers: Timers;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'> | null;
  /** The letters without an answer, the oldest first. */
  readonly onChange: (letters: readonly Letter[]) => void;
}

const waits = [300, 700, 1_500, 3_000] as const;
/**
 * After this long a write is not sent again, in ms: a bet that arrives minutes after the tap is not
 * what was meant.
 */
const lifetime = 60_000;
const storageKey = 'party-letters';

/** Sends writes until an answer comes, each with one key; what a reload interrupts goes on after it. */
export class Outbox {
  readonly #options: OutboxOptions;
  #letters: readonly Letter[] = [];
  #wakers = new Set<() => void>();

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** True while a write named like this has no answer. */
  isSending(what: string): boolean {
    return this.#letters.some((letter) => letter.what === what);
  }

  /** Sends a write. `key`: of the caller's own, where one exists for it already. */
  send<T>(path: string, body: unknown, what: string, key = createRequestKey()): Promise<Reply<T>> {
    const writtenAt = this.#options.timers.now();
    return this.#deliver<T>({ key, path, body, what, writtenAt, isLate: false });
  }

  /** Takes up what the last load of the page left without an answer. */
  resume(onReply: (letter: Letter, reply: Reply<unknown>) => void): void {
    for (const letter of readStored(this.#options.storage))
      void this.#deliver({ ...letter, isLate: true }).then((reply) => onReply(letter, reply));
  }

  /** The server may be there again: tries at once. */
  hurry(): void {
    for (const wake of this.#wakers) wake();
  }

  async #deliver<T>(letter: Letter): Promise<Reply<T>> {
    const { session, timers } = this.#options;
    this.#put(letter);
    try {
      for (let tries = 0; timers.now() - letter.writtenAt < lifetime; tries += 1) {
        try {
          return await session.post<T>(letter.path, letter.body, letter.key);
        } catch {
          // Only `NoAnswer` comes from there.
          this.#put({ ...letter, isLate: true });
          await this.#pause(waits[Math.min(tries, waits.length - 1)] ?? lifetime);
        }
      }
      return 'unknown';
    } finally {
      this.#keep(this.#letters.filter(({ key }) => key !== letter.key));
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        cancel();
        this.#wakers.delete(wake);
        resolve();
      };
      const cancel = this.#options.timers.after(ms, wake);
      this.#wakers.add(wake);
    });
  }

  #put(letter: Letter): void {
    const isKnown = this.#letters.some(({ key }) => key === letter.key);
    this.#keep(
      isKnown
        ? this.#letters.map((other) => (other.key === letter.key ? letter : other))
        : [...this.#letters, letter],
    );
  }

  #keep(letters: readonly Letter[]): void {
    this.#letters = letters;
    try {
      this.#options.storage?.setItem(storageKey, JSON.stringify(letters));
    } catch {
      // Full or forbidden: then a reload forgets what was on its way, and the page shows what counts.
    }
    this.#options.onChange(letters);
  }
}

function readStored(storage: OutboxOptions['storage']): readonly Letter[] {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(storageKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isLetter) : [];
  } catch {
    return [];
  }
}

function isLetter(value: unknown): value is Letter {
  if (typeof value !== 'object' || value === null) return false;
  const held = new Map<string, unknown>(Object.entries(value));
  return (
    ['key', 'path', 'what'].every((name) => typeof held.get(name) === 'string') &&
    typeof held.get('writtenAt') === 'number'
  );
}
