import { eq } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { partyImposterRounds } from '../db/schema/index.js';
import { recordEvent } from '../events/record-event.js';
import { holdUnlessEnded } from './reveal-round.js';

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
    const held = await holdUnlessEnded(tx, { partyId: party.id, interactionId, status: 'CANCELLED' });
    if ('isChanged' in held) return { round: held.round, replayed: true };
    const { id, round: number } = held;
    const now = clock.now();
    await tx
      .update(partyImposterRounds)
      .set({
        status: 'CANCELLED',
        endedAt: now,
        endedInteractionId: interactionId,
        wordsDueAt: null,
        phaseEndsAt: null,
        speakerTurn: null,
      })
      .where(eq(partyImposterRounds.id, id));
    const payload = { roundId: id, round: number, timestamp: now.toISOString() };
    await recordEvent(tx, { partyId: party.id, type: 'round-cancelled', payload, triggeredBy: cancelledBy });
    return { round: { id, number }, replayed: false };
  });
}
