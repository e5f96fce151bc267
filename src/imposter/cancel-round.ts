import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { recordEvent } from '../events/record-event.js';
import { endRound } from './end-round.js';

export interface CancelInput {
  readonly party: { readonly id: string };
  readonly cancelledBy: string | null;
  readonly interactionId: string;
}

export interface CancelledRound {
  readonly round: { readonly id: string; readonly number: number };
  readonly replayed: boolean;
}

/** Ends the running round without showing anything, whatever its phase. UserError: `no-round`. */
export async function cancelRound(
  db: Database,
  { party, cancelledBy, interactionId }: CancelInput,
  clock: Clock,
): Promise<CancelledRound> {
  return db.orm.transaction(async (tx) => {
    const now = clock.now();
    const { row, replayed } = await endRound(tx, { partyId: party.id, to: 'CANCELLED', interactionId, now });
    if (!replayed) {
      const payload = { roundId: row.id, round: row.round, timestamp: now.toISOString() };
      await recordEvent(tx, { partyId: party.id, type: 'round-cancelled', payload, triggeredBy: cancelledBy });
    }
    return { round: { id: row.id, number: row.round }, replayed };
  });
}
