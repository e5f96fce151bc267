import { eq, max } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { partyImposterPlayers, partyImposterRounds } from '../db/schema/index.js';
import { UserError } from '../errors.js';
import { holdRound, type RoundStep, stepOf } from './hold-round.js';
import { readSpeaker, recordRoundUpdate } from './record-update.js';

export interface PassTurnInput {
  readonly party: { readonly id: string };
  readonly roundId: string;
  /** The turn that the button was drawn for. */
  readonly turn: number;
  readonly userId: string | null;
  readonly isHost: boolean;
}

/**
 * Gives the floor to the next speaker; after the last one nobody has it. Changes nothing where that
 * turn is over already.
 * @throws UserError `no-round`, `round-over`, `turn-not-yours`.
 */
export async function passTurn(
  db: Database,
  input: PassTurnInput,
  clock: Clock,
): Promise<RoundStep> {
  const { party, roundId, turn, userId, isHost } = input;
  return db.orm.transaction(async (tx) => {
    const round = await holdRound(tx, { partyId: party.id, roundId });
    const speaker = await readSpeaker(tx, roundId, turn);
    if (!isHost && speaker?.userId !== userId)
      throw new UserError('turn-not-yours', { name: speaker?.name ?? '' });
    if (round.status !== 'ACTIVE' || round.speakerTurn !== turn)
      return stepOf(round, round.status, false);
    const players = partyImposterPlayers;
    const [last] = await tx
      .select({ turn: max(players.turn) })
      .from(players)
      .where(eq(players.roundId, roundId));
    const speakerTurn = turn < (last?.turn ?? 0) ? turn + 1 : null;
    await tx
      .update(partyImposterRounds)
      .set({ speakerTurn })
      .where(eq(partyImposterRounds.id, roundId));
    await recordRoundUpdate(tx, roundId, { now: clock.now(), by: userId });
    return stepOf(round, 'ACTIVE', true);
  });
}
