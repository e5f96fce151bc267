import { and, eq, inArray, notInArray } from 'drizzle-orm';
import type { Transaction } from '../db/database.js';
import { partyImposterRounds } from '../db/schema/index.js';
import { UserError } from '../errors.js';
import { dealtStatuses, endedStatuses } from './phases.js';

export interface EndRequest {
  readonly partyId: string;
  readonly to: (typeof endedStatuses)[number];
  readonly interactionId: string;
  readonly now: Date;
}

export type EndedRow = Pick<typeof partyImposterRounds.$inferSelect, 'id' | 'round' | 'secretWord' | 'imposterHint'>;

/**
 * Ends the party's round in one conditional update. `replayed`: this interaction had ended it before.
 * UserErrors: `no-round`; for a reveal also `reveal-not-ready` and `lobby-open`.
 */
export async function endRound(
  tx: Transaction,
  request: EndRequest,
): Promise<{ readonly row: EndedRow; readonly replayed: boolean }> {
  const rounds = partyImposterRounds;
  const columns = { id: rounds.id, round: rounds.round, secretWord: rounds.secretWord, imposterHint: rounds.imposterHint };
  const isInParty = eq(rounds.partyId, request.partyId);
  const isEndable =
    request.to === 'REVEALED' ? inArray(rounds.status, [...dealtStatuses]) : notInArray(rounds.status, [...endedStatuses]);
  const [ended] = await tx
    .update(rounds)
    .set({
      status: request.to,
      endedAt: request.now,
      endedInteractionId: request.interactionId,
      wordsDueAt: null,
      phaseEndsAt: null,
    })
    .where(and(isInParty, isEndable))
    .returning(columns);
  if (ended !== undefined) return { row: ended, replayed: false };
  const isReplay = and(isInParty, eq(rounds.endedInteractionId, request.interactionId), eq(rounds.status, request.to));
  const [earlier] = await tx.select(columns).from(rounds).where(isReplay);
  if (earlier !== undefined) return { row: earlier, replayed: true };
  const [waiting] = await tx
    .select({ round: rounds.round, status: rounds.status })
    .from(rounds)
    .where(and(isInParty, notInArray(rounds.status, [...endedStatuses])));
  if (waiting?.status === 'LOBBY') throw new UserError('lobby-open', { round: waiting.round });
  if (waiting !== undefined) throw new UserError('reveal-not-ready', { round: waiting.round });
  throw new UserError('no-round', {});
}
