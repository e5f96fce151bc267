import type { Clock } from '../../clock.js';
import type { Database } from '../../db/database.js';
import { UserError } from '../../errors.js';
import { holdRound, type RoundStep, stepOf } from '../hold-round.js';
import { closeBallot, openBallot } from './ballot.js';
import { type Doubt, findDoubt } from './doubt.js';

export interface OpenVoteInput {
  readonly party: { readonly id: string };
  /** Left out: the running round. */
  readonly roundId?: string | undefined;
  readonly openedBy: string | null;
}

/**
 * Ends the talk and opens the first ballot: ACTIVE → VOTING. Changes nothing where it is open
 * already.
 * @throws UserError `no-round`, `round-over`, `vote-not-ready` before the words are dealt,
 * `vote-closed` in the last guess.
 */
export async function openVote(
  db: Database,
  { party, roundId, openedBy }: OpenVoteInput,
  clock: Clock,
): Promise<RoundStep> {
  return db.orm.transaction(async (tx) => {
    const round = await holdRound(tx, { partyId: party.id, roundId });
    if (round.status === 'ACTIVE') return openBallot(tx, round, { now: clock.now(), by: openedBy });
    if (round.status === 'VOTING') return stepOf(round, 'VOTING', false);
    throw new UserError(round.status === 'GUESSING' ? 'vote-closed' : 'vote-not-ready', {
      round: round.round,
    });
  });
}

export interface CloseVoteInput {
  readonly party: { readonly id: string };
  readonly roundId: string;
  /** The ballot that the button was drawn for. */
  readonly ballot: number;
  readonly closedBy: string | null;
  /** True once a host who plays was asked. */
  readonly isSure: boolean;
}

/**
 * A host closes a ballot before its time. Changes nothing where that ballot is closed already, nor
 * where `doubt` says what a host who plays has to be asked first.
 * @throws UserError `no-round`, `round-over`.
 */
export async function closeVote(
  db: Database,
  input: CloseVoteInput,
  clock: Clock,
): Promise<RoundStep & { readonly doubt: Doubt | null }> {
  const { party, roundId, ballot, closedBy, isSure } = input;
  return db.orm.transaction(async (tx) => {
    const round = await holdRound(tx, { partyId: party.id, roundId });
    if (round.status !== 'VOTING' || round.ballot !== ballot)
      return { ...stepOf(round, round.status, false), doubt: null };
    const now = clock.now();
    const doubt = isSure ? null : await findDoubt(tx, round, { hostId: closedBy, now });
    if (doubt !== null) return { ...stepOf(round, 'VOTING', false), doubt };
    return { ...(await closeBallot(tx, round, { now, by: closedBy })), doubt };
  });
}
