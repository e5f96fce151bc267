import type { StandInOptions } from 'discord-stand-in';
import { createScenes, demoEnding } from './demo/scenes.js';
import { rehearsalPage } from './page.js';
import { rehearsalWorld } from './world.js';

/** Where the page is, with the rehearsal's API below it. */
const basePath = '/rehearsal';

/** What makes the stand-in for Discord a rehearsal of this product. */
export const rehearsalOptions = {
  basePath,
  world: rehearsalWorld,
  scenes: { create: createScenes, ended: demoEnding },
  page: rehearsalPage,
} satisfies Partial<StandInOptions>;
