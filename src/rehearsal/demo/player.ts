import type { DemoState } from '../api.js';
import type { Notices } from '../state/notices.js';
import type { Stagehand } from './stagehand.js';

/** One thing that happens in the demo party. */
export interface Scene {
  readonly caption: string;
  /** Plays it; returns a remark that replaces the caption, if there is one. */
  play(hand: Stagehand): Promise<string | undefined>;
}

export interface DemoPlayer {
  state(): DemoState;
  start(): void;
  /** Resolves when what runs has stopped. */
  close(): Promise<void>;
}

export interface DemoOptions {
  readonly scenes: readonly Scene[];
  readonly hand: Stagehand;
  readonly notices: Notices;
  /** Between two scenes, in milliseconds. */
  readonly pauseMs: number;
  readonly log: { error(fields: object, message: string): void };
}

/** Plays the scenes one after another and tells how far it is. */
export function createDemoPlayer(options: DemoOptions): DemoPlayer {
  const { scenes, notices } = options;
  let state: DemoState = { running: false, step: 0, steps: scenes.length, caption: '' };
  let isClosing = false;
  let wake: () => void = () => undefined;
  let run: Promise<void> = Promise.resolve();

  function show(change: Partial<DemoState>): void {
    state = { ...state, ...change };
    notices.tell({ type: 'demo', personId: '' });
  }

  async function play(): Promise<void> {
    for (const [index, scene] of scenes.entries()) {
      if (isClosing) return show({ running: false, caption: 'Stopped.' });
      show({ caption: scene.caption });
      const remark = await scene.play(options.hand);
      show({ step: index + 1, ...(remark === undefined ? {} : { caption: remark }) });
      if (index < scenes.length - 1) await pause();
    }
    show({ running: false });
  }

  function pause(): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, isClosing ? 0 : options.pauseMs);
      wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  return {
    state: () => state,
    start() {
      if (state.running) return;
      show({ running: true, step: 0, caption: scenes[0]?.caption ?? '' });
      run = play().catch((error: unknown) => {
        options.log.error({ err: error }, 'the demo party stopped');
        show({ running: false, caption: `The demo stopped: ${error instanceof Error ? error.message : 'something went wrong'}` });
      });
    },
    async close() {
      isClosing = true;
      wake();
      await run;
    },
  };
}
