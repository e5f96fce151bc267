import { eq } from 'drizzle-orm';
import type { Transaction } from '../../db/database.js';
import { partyImposterPlayers } from '../../db/schema/index.js';
import { type HeldRound, isPhaseOver } from '../hold-round.js';
import { countVotes } from './ballot.js';

/** Why a ballot is not closed before its time yet: how many have voted so far. */
export interface Doubt {
  readonly ballot: number;
  readonly cast: number;
  readonly needed: number;
}

/**
 * A host who plays gains by a ballot that closes before all have voted, so they are asked first.
 * Whatever their role: a question for imposters alone would tell who is one. Null where nothing
 * has to be asked.
 */
export async function findDoubt(
  tx: Transaction,
  round: HeldRound,
  { hostId, now }: { readonly hostId: string | null; readonly now: Date },
): Promise<Doubt | null> {
  if (hostId === null || isPhaseOver(round, now)) return null;
  const players = await tx
    .select({ userId: partyImposterPlayers.userId, outTalk: partyImposterPlayers.outTalk })
    .from(partyImposterPlayers)
    .where(eq(partyImposterPlayers.roundId, round.id));
  if (!players.some(({ userId }) => userId === hostId)) return null;
  return {
    ballot: round.ballot,
    cast: await countVotes(tx, round),
    needed: players.filter(({ outTalk }) => outTalk === null).length,
  };
}
