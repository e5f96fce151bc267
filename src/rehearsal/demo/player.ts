import { ActingError } from '../acting/refusal.js';
import type { DemoState } from '../api.js';
import type { Notices } from '../state/notices.js';
import type { Stagehand } from './stagehand.js';

/** One thing that happens in the demo party. */
export interface Scene {
  /** What the page says while it happens. */
  caption(hand: Stagehand): string;
  play(hand: Stagehand): Promise<void>;
}

export interface DemoPlayer {
  state(): DemoState;
  /** `pauseMs`: between two scenes; without it the pace at which people can follow. */
  start(pauseMs?: number): void;
  /** Resolves when what runs has stopped. */
  close(): Promise<void>;
}

export interface DemoOptions {
  readonly createScenes: () => readonly Scene[];
  readonly hand: Stagehand;
  readonly notices: Notices;
  /** Between two scenes, in milliseconds, where a start does not say otherwise. */
  readonly pauseMs: number;
  readonly log: { error(fields: object, message: string): void };
}

const ended =
  'The evening is over: the race is paid out and the round revealed. Now it is your turn.';

/** Plays the scenes one after another and tells how far it is. */
export function createDemoPlayer(options: DemoOptions): DemoPlayer {
  const pause = createPause();
  let state: DemoState = {
    running: false,
    step: 0,
    steps: options.createScenes().length,
    caption: '',
  };
  let run: Promise<void> = Promise.resolve();

  function show(change: Partial<DemoState>): void {
    state = { ...state, ...change };
    options.notices.tell({ type: 'demo', personId: '' });
  }

  async function play(pauseMs: number): Promise<void> {
    for (const [index, scene] of options.createScenes().entries()) {
      show({ caption: scene.caption(options.hand) });
      await scene.play(options.hand).catch(passOver);
      show({ step: index + 1 });
      await pause.wait(pauseMs);
      if (pause.isOver()) return show({ running: false, caption: 'The demo party was stopped.' });
    }
    show({ running: false, caption: ended });
  }

  return {
    state: () => state,
    start(pauseMs = options.pauseMs) {
      if (state.running) return;
      show({ running: true, step: 0 });
      run = play(pauseMs).catch((error: unknown) => {
        if (!(error instanceof ActingError))
          options.log.error({ err: error }, 'the demo party stopped');
        show({
          running: false,
          caption: `The demo stopped: ${error instanceof Error ? error.message : 'something went wrong.'}`,
        });
      });
    },
    async close() {
      pause.end();
      await run;
    },
  };
}

/** What a guest cannot do here is left out; only what stops the whole evening is passed on. */
function passOver(error: unknown): void {
  if (!(error instanceof ActingError) || error.status === 409) throw error;
}

/** A pause that can be cut short for good. */
function createPause(): { wait(ms: number): Promise<void>; isOver(): boolean; end(): void } {
  let isOver = false;
  let wake: () => void = () => undefined;
  return {
    isOver: () => isOver,
    wait(ms) {
      return new Promise((done) => {
        const timer = setTimeout(done, isOver ? 0 : ms);
        wake = () => {
          clearTimeout(timer);
          done();
        };
      });
    },
    end() {
      isOver = true;
      wake();
    },
  };
}
