import { openStage as openAnyStage, type Stage } from '../../../stand-in/src/testing/stage.js';
import { rehearsalOptions } from '../options.js';

export type { Stage } from '../../../stand-in/src/testing/stage.js';

type Options = NonNullable<Parameters<typeof openAnyStage>[0]>;

/** A stage with the rehearsal's world, demo and page. */
export function openStage({
  demoPauseMs,
  ...options
}: Options & { readonly demoPauseMs?: number } = {}): Promise<Stage> {
  const { scenes } = rehearsalOptions;
  return openAnyStage({
    ...rehearsalOptions,
    scenes: demoPauseMs === undefined ? scenes : { ...scenes, pauseMs: demoPauseMs },
    ...options,
  });
}
