import { isEventType, type PublishedEvent } from '../src/contract/events.js';
import { isInteger, shape } from './checks.js';
import { payloadChecks } from './payload-shapes.js';

/**
 * One numbered message of the feed. `event` is null where this page cannot apply it: left out for
 * its size, of a newer server, or malformed. Only a snapshot then leads past its number.
 */
export interface FeedItem {
  readonly sequence: number;
  readonly event: PublishedEvent | null;
}

const isNumbered = shape<{ readonly sequence: number }>({ sequence: isInteger });

/**
 * Reads a message as Channels delivers it. Null where it has no number: nobody can tell its place.
 */
export function parseMessage(name: string, data: unknown): FeedItem | null {
  if (!isNumbered(data)) return null;
  return { sequence: data.sequence, event: readEvent(name, data.sequence, data) };
}

/** The boundary where a checked payload becomes an event of its name's type. */
function readEvent(name: string, sequence: number, payload: unknown): PublishedEvent | null {
  if (!isEventType(name) || !payloadChecks[name](payload)) return null;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the line above has checked this very payload for this name
  return { type: name, sequence, payload } as PublishedEvent;
}
