import { eq } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../db/database.js';
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

/**
 * Ends the running round without showing anything, whatever its phase.
 * @throws UserError `no-round`.
 */
export async function cancelRound(
  db: Database,
  { party, cancelledBy, interactionId }: CancelInput,
  clock: Clock,
): Promise<CancelledRound> {
  return db.orm.transaction(async (tx) => {
    const held = await holdUnlessEnded(tx, {
      partyId: party.id,
      interactionId,
      status: 'CANCELLED',
    });
    if ('isChanged' in held) return { round: held.round, replayed: true };
    const { id, round: number } = held;
    await cancelHeldRound(
      tx,
      { partyId: party.id, id, number },
      { cancelledBy, interactionId, now: clock.now() },
    );
    return { round: { id, number }, replayed: false };
  });
}

/** The same for a running round that the caller holds, inside its transaction. */
export async function cancelHeldRound(
  tx: Transaction,
  {
    partyId,
    id,
    number,
  }: { readonly partyId: string; readonly id: string; readonly number: number },
  { cancelledBy, interactionId, now }: Omit<CancelInput, 'party'> & { readonly now: Date },
): Promise<void> {
  await tx
    .update(partyImposterRounds)
    .set({
      status: 'CANCELLED',
      endedAt: now,
      endedInteractionId: interactionId,
      wordsDueAt: null,
      phaseEndsAt: null,
      speakerTurn: null,
      turnEndsAt: null,
    })
    .where(eq(partyImposterRounds.id, id));
  const payload = { roundId: id, round: number, timestamp: now.toISOString() };
  await recordEvent(tx, { partyId, type: 'round-cancelled', payload, triggeredBy: cancelledBy });
}
