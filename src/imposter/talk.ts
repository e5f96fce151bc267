import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import { UserError } from '../errors.js';
import { passFloor } from './floor.js';
import { holdRound, type RoundStep, stepOf } from './hold-round.js';
import { readSpeaker } from './record-update.js';

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
    return passFloor(tx, round, { now: clock.now(), by: userId });
  });
}
