import { ActingError } from '../acting/refusal.js';
import type { DemoState } from '../api.js';
import type { Notices } from '../state/notices.js';
import type { Stagehand } from './stagehand.js';

/** One thing that happens in a demo. */
export interface Scene {
  /** What the page says while it happens. */
  caption(hand: Stagehand): string;
  play(hand: Stagehand): Promise<void>;
}

/** A scripted demo, which people start from the page. */
export interface ScenesOptions {
  /** Called for each run, so that scenes may remember something of each other. */
  readonly create: () => readonly Scene[];
  /** What the page says when all have been played. */
  readonly ended?: string;
  /** Between two scenes, in milliseconds, where a start does not say otherwise; default 2000. */
  readonly pauseMs?: number;
}

export interface ScenePlayer {
  state(): DemoState;
  /** `pauseMs`: between two scenes; without it the pace at which people can follow. */
  start(pauseMs?: number): void;
  /** Resolves when what runs has stopped. */
  close(): Promise<void>;
}

export interface PlayerOptions {
  readonly scenes: ScenesOptions | undefined;
  readonly hand: Stagehand;
  readonly notices: Notices;
  readonly log: { error(fields: object, message: string): void };
}

const usualPauseMs = 2000;

/** Plays the scenes one after another and tells how far it is. */
export function createScenePlayer(options: PlayerOptions): ScenePlayer {
  const pause = createPause();
  const create = options.scenes?.create ?? (() => []);
  let state: DemoState = { running: false, step: 0, steps: create().length, caption: '' };
  let run: Promise<void> = Promise.resolve();

  function show(change: Partial<DemoState>): void {
    state = { ...state, ...change };
    options.notices.tell({ type: 'demo', personId: '' });
  }

  async function play(pauseMs: number): Promise<void> {
    for (const [index, scene] of create().entries()) {
      show({ caption: scene.caption(options.hand) });
      await scene.play(options.hand).catch(passOver);
      show({ step: index + 1 });
      await pause.wait(pauseMs);
      if (pause.isOver()) return show({ running: false, caption: 'The demo was stopped.' });
    }
    show({ running: false, caption: options.scenes?.ended ?? 'The demo is over.' });
  }

  return {
    state: () => state,
    start(pauseMs = options.scenes?.pauseMs ?? usualPauseMs) {
      if (state.running) return;
      show({ running: true, step: 0 });
      run = play(pauseMs).catch((error: unknown) => {
        if (!(error instanceof ActingError)) options.log.error({ err: error }, 'the demo stopped');
        show({ running: false, caption: whyStopped(error) });
      });
    },
    async close() {
      pause.end();
      await run;
    },
  };
}

function whyStopped(error: unknown): string {
  return `The demo stopped: ${error instanceof Error ? error.message : 'something went wrong.'}`;
}

/** What a person cannot do here is left out; only what stops the whole demo is passed on. */
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
