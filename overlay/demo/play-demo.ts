import type { PublishedEvent } from '../../src/contract/events.js';
import type { PartyOverlay } from '../elements/party-overlay.js';
import type { Show } from '../show.js';
import { applyEvent, fromSnapshot } from '../state.js';
import { type Cue, openingSnapshot, recordEvening } from './evening.js';
import { demoJoin } from './join-code.js';

/** The rest between two evenings, in ms. */
const pause = 32_000;

/**
 * Plays the recorded evening over and over, without a server: what is on air is what these events
 * would make live.
 */
export async function playDemo(
  root: PartyOverlay,
  show: Show,
  trace: (what: string, detail?: unknown) => void,
): Promise<void> {
  root.now = Date.now;
  for (;;) {
    let state = fromSnapshot(openingSnapshot(demoJoin));
    show.onState(state);
    for (const [index, cue] of recordEvening().entries()) {
      await wait(cue.after);
      const event = toEvent(cue, index + 1);
      trace(event.type, event.payload);
      const after = applyEvent(state, event);
      if (after === null) continue;
      show.onState(after);
      show.onNews(event, state, after);
      state = after;
    }
    await wait(pause);
  }
}

/** The boundary where a cue, whose payload fits its type, becomes an event of now. */
function toEvent({ type, payload }: Cue, sequence: number): PublishedEvent {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a cue pairs each type with its own payload
  return {
    type,
    sequence,
    payload: { ...payload, timestamp: new Date().toISOString() },
  } as PublishedEvent;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
