import { ActingError } from '../acting/refusal.js';
import type { DemoChange, DemoState, Person } from '../api.js';
import type { Notices } from '../state/notices.js';
import { createPause, type Pause } from './pause.js';
import type { Stagehand } from './stagehand.js';

/** One thing that happens in a demo. */
export interface Scene {
  /** What the page says while it happens. */
  caption(hand: Stagehand): string;
  /** Through whose eyes the page shows it; without one through those of the scene before. */
  viewer?(hand: Stagehand): Person;
  /** Whether it is in the viewer's private messages. */
  readonly isPrivate?: boolean;
  /** How long it stands, in pauses; default 1. */
  readonly pauses?: number;
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
  /** Quickens what runs, goes on to the next scene, or stops after this one. */
  change(change: DemoChange): void;
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

/** Of a pause: from the caption to what it tells of, so that one sees it happen. */
const readAhead = 0.4;

const over = { running: false, isPrivate: false } as const;

/** Plays the scenes one after another and tells how far it is. */
export function createScenePlayer(options: PlayerOptions): ScenePlayer {
  const { notices, scenes } = options;
  const pause = createPause();
  let state: DemoState = {
    ...{ running: false, step: 0, caption: '' },
    steps: scenes?.create().length ?? 0,
  };
  let isStopping = false;
  let run: Promise<void> = Promise.resolve();

  function show(change: Partial<DemoState>): void {
    state = { ...state, ...change };
    notices.tell({ type: 'demo', personId: '' });
  }

  return {
    state: () => state,
    start(pauseMs = scenes?.pauseMs ?? usualPauseMs) {
      if (state.running) return;
      pause.speed(1);
      isStopping = false;
      state = { ...{ running: true, step: 0, caption: '', speed: 1 }, steps: state.steps };
      run = playToEnd(options, { pause, pauseMs, show, isStopped: () => isStopping }).then(
        (caption) => show({ ...over, caption }),
      );
    },
    change({ speed, skip = false, stop = false }) {
      pause.speed(speed ?? state.speed ?? 1);
      if (speed !== undefined) show({ speed });
      if (stop) isStopping = true;
      if (stop || skip) pause.skip();
    },
    async close() {
      isStopping = true;
      pause.end();
      await run;
    },
  };
}

interface Playing {
  readonly pause: Pause;
  readonly pauseMs: number;
  show(change: Partial<DemoState>): void;
  isStopped(): boolean;
}

/** Plays a run of the scenes; resolves to the caption with which it ends. */
async function playToEnd({ scenes, hand, log }: PlayerOptions, playing: Playing): Promise<string> {
  try {
    const why = await playAll(scenes?.create() ?? [], hand, playing);
    return why ?? scenes?.ended ?? 'The demo is over.';
  } catch (error) {
    if (!(error instanceof ActingError)) log.error({ err: error }, 'the demo stopped');
    return whyStopped(error);
  }
}

/** Plays all scenes; tells why where it stopped before the end. */
async function playAll(
  all: readonly Scene[],
  hand: Stagehand,
  { pause, pauseMs, show, isStopped }: Playing,
): Promise<string | undefined> {
  for (const [index, scene] of all.entries()) {
    show(describe(scene, hand));
    await pause.wait(pauseMs * readAhead);
    await scene.play(hand).catch(passOver);
    show({ step: index + 1 });
    await pause.wait(pauseMs * (scene.pauses ?? 1));
    if (isStopped()) return 'The demo was stopped.';
  }
  return undefined;
}

function describe(scene: Scene, hand: Stagehand): Partial<DemoState> {
  const viewer = scene.viewer?.(hand).name;
  return {
    caption: scene.caption(hand),
    ...(viewer === undefined ? {} : { viewer }),
    isPrivate: scene.isPrivate === true,
  };
}

function whyStopped(error: unknown): string {
  return `The demo stopped: ${error instanceof Error ? error.message : 'something went wrong.'}`;
}

/** What a person cannot do here is left out; only what stops the whole demo is passed on. */
function passOver(error: unknown): void {
  if (!(error instanceof ActingError) || error.status === 409) throw error;
}
