import { z } from 'zod';
import type { Party } from '../party/ensure-party.js';
import { readViewers } from '../party/overlay-viewers.js';
import { rotateOverlay } from '../party/rotate-overlay.js';
import { readIsWatchPublic, switchWatch } from '../party/switch-watch.js';
import { testOverlay } from '../party/test-overlay.js';
import { defineAct } from './act.js';
import type { ActDeps } from './deps.js';
import { version } from './fields.js';

async function readLinks(party: Party, { db, clock, overlayUrl, watchUrl }: ActDeps) {
  const [viewers, isPublic] = await Promise.all([
    readViewers(db, party.id, clock),
    readIsWatchPublic(db, party.id),
  ]);
  return {
    overlayUrl: overlayUrl(party),
    watchUrl: isPublic ? watchUrl(party) : null,
    viewers,
  };
}

/** The overlay's links and who looks at them. */
export const showOverlayAct = defineAct({
  name: 'show-overlay',
  access: 'host',
  input: z.object({}),
  run: (_input, { party }, deps) => readLinks(party, deps),
});

/** What rotating would end: the generation that the host is shown. */
export const askRotateOverlayAct = defineAct({
  name: 'ask-rotate-overlay',
  access: 'host',
  input: z.object({}),
  run: (_input, { party }) => Promise.resolve({ generation: party.overlayGeneration }),
});

/** Ends the links of a generation, once, and gives new ones. */
export const rotateOverlayAct = defineAct({
  name: 'rotate-overlay',
  access: 'host',
  input: z.object({ generation: version }),
  async run({ generation }, call, deps) {
    const party = await rotateOverlay(deps.db, { party: call.party, generation });
    // Also where an earlier press did it: that one may have ended before it came to this.
    deps.endChannels(party.id, party.overlayGeneration);
    return readLinks(party, deps);
  },
});

/** Sends a test to the overlay; tells how many pages are open. */
export const testOverlayAct = defineAct({
  name: 'test-overlay',
  access: 'host',
  input: z.object({}),
  async run(_input, { party, actor }, { db, clock }) {
    await testOverlay(db, { partyId: party.id, actor }, clock);
    return { viewers: (await readViewers(db, party.id, clock)).present };
  },
});

/** Opens the spectators' link, or ends it at once; `watchUrl` is null where it is off. */
export const switchWatchAct = defineAct({
  name: 'switch-watch',
  access: 'host',
  input: z.object({ isPublic: z.boolean() }),
  async run({ isPublic }, { party }, { db, watchUrl, endChannels }) {
    await switchWatch(db, party.id, isPublic);
    // Spectators listen to the overlay's own channels: all are cut off, and only the overlay may
    // come back.
    if (!isPublic) endChannels(party.id, party.overlayGeneration + 1);
    return { watchUrl: isPublic ? watchUrl(party) : null };
  },
});
