/** A pause that can be quickened, cut short, and ended for good. */
export interface Pause {
  /** Resolves after so many milliseconds at the usual speed. */
  wait(ms: number): Promise<void>;
  /** How many times as fast time goes, from now on. */
  speed(factor: number): void;
  /** Ends the present wait. */
  skip(): void;
  /** Ends this wait and all that come. */
  end(): void;
}

/** A pause at the usual speed. */
export function createPause(): Pause {
  let isOver = false;
  let factor = 1;
  let wake: () => void = () => undefined;
  let left = (): number => 0;
  let timer: NodeJS.Timeout | undefined;

  function arm(ms: number): void {
    clearTimeout(timer);
    const from = performance.now();
    const speed = factor;
    left = () => Math.max(0, ms - (performance.now() - from) * speed);
    timer = setTimeout(() => wake(), ms / speed);
  }

  return {
    wait(ms) {
      return new Promise((done) => {
        wake = () => {
          clearTimeout(timer);
          timer = undefined;
          done();
        };
        arm(isOver ? 0 : ms);
      });
    },
    speed(next) {
      const rest = left();
      factor = next;
      if (timer !== undefined) arm(rest);
    },
    skip: () => wake(),
    end() {
      isOver = true;
      wake();
    },
  };
}
