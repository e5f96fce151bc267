import type { Timers } from '../../overlay/timers.js';

/** How a toast looks, and whether a screen reader interrupts for it. */
export type ToastTone = 'good' | 'plain' | 'bad';

export interface PageToast {
  readonly id: number;
  readonly tone: ToastTone;
  /** Names in it are plain text. */
  readonly text: string;
  /** Something that can still be done about it. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

const stay = { plain: 5_000, action: 9_000, bad: 8_000 } as const;
const maxToasts = 3;

/** Toasts one after another, each for a while; the oldest makes room. */
export class Toasts {
  readonly #timers: Timers;
  readonly #onChange: (toasts: readonly PageToast[]) => void;
  #shown: readonly PageToast[] = [];
  #lastId = 0;

  constructor(timers: Timers, onChange: (toasts: readonly PageToast[]) => void) {
    this.#timers = timers;
    this.#onChange = onChange;
  }

  /** Says something. The same sentence again takes the place of the first. */
  say(text: string, tone: ToastTone = 'plain', action?: PageToast['action']): void {
    this.#lastId += 1;
    const id = this.#lastId;
    const toast = { id, tone, text, ...(action && { action: this.#closing(id, action) }) };
    const others = this.#shown.filter((other) => other.text !== text);
    this.#show([...others, toast].slice(-maxToasts));
    const ms = tone === 'bad' ? stay.bad : action === undefined ? stay.plain : stay.action;
    this.#timers.after(ms, () => this.dismiss(toast.id));
  }

  /** Whoever has pressed it needs the toast no more. */
  #closing(id: number, { label, run }: NonNullable<PageToast['action']>) {
    const press = () => {
      this.dismiss(id);
      run();
    };
    return { label, run: press };
  }

  dismiss(id: number): void {
    this.#show(this.#shown.filter((toast) => toast.id !== id));
  }

  #show(toasts: readonly PageToast[]): void {
    this.#shown = toasts;
    this.#onChange(toasts);
  }
}
