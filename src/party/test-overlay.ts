import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { recordEvent } from '../events/record-event.js';
import { displayName } from '../values/display-name.js';
import type { Actor } from './find-actor.js';

/**
 * Sends a marked event through the whole way to the overlay; it changes nothing there but a toast.
 */
export async function testOverlay(
  db: Database,
  {
    partyId,
    actor,
  }: { readonly partyId: string; readonly actor: Pick<Actor, 'displayName' | 'guest'> },
  clock: Clock,
): Promise<void> {
  const payload = {
    hostName: actor.guest?.name ?? displayName(actor.displayName, 'a host'),
    timestamp: clock.now().toISOString(),
  };
  const event = {
    partyId,
    type: 'overlay-test',
    payload,
    triggeredBy: actor.guest?.id ?? null,
  } as const;
  await db.orm.transaction((tx) => recordEvent(tx, event));
}
