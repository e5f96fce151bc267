/** Held for this long, a tap is a long press; in ms. */
const holdTime = 450;
/** A finger that moves further than this scrolls, in px. */
const slack = 10;

/** Tells a long press from a tap on one button at a time; the tap's click then counts for nothing. */
export class LongPress {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #at: { readonly x: number; readonly y: number } | null = null;
  #hasFired = false;

  readonly down = (event: PointerEvent, onLong: () => void): void => {
    if (event.button !== 0) return;
    this.#hasFired = false;
    this.#at = { x: event.clientX, y: event.clientY };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#hasFired = true;
      onLong();
    }, holdTime);
  };

  readonly move = (event: PointerEvent): void => {
    if (this.#at === null) return;
    if (Math.hypot(event.clientX - this.#at.x, event.clientY - this.#at.y) > slack) this.end();
  };

  readonly end = (): void => {
    clearTimeout(this.#timer);
    this.#at = null;
  };

  /** True once after a long press: the click that follows it is not a tap. */
  takeFired(): boolean {
    const hasFired = this.#hasFired;
    this.#hasFired = false;
    return hasFired;
  }
}
