import { eq } from 'drizzle-orm';
import type { Clock } from '../../clock.js';
import type { Database, Transaction } from '../../db/database.js';
import { partyImposterPlayers, partyImposterVotes } from '../../db/schema/index.js';
import { UserError } from '../../errors.js';
import { isUuid } from '../../party/guest.js';
import { type HeldRound, holdRound, isPhaseOver, type RoundStep, stepOf } from '../hold-round.js';
import { recordRoundUpdate } from '../record-update.js';
import { closeBallot, countVotes, openBallot } from './ballot.js';
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
    if (round.status === 'ACTIVE')
      return openBallot(tx, round, 1, { now: clock.now(), by: openedBy });
    if (round.status === 'VOTING') return stepOf(round, 'VOTING', false);
    throw new UserError(round.status === 'GUESSING' ? 'vote-closed' : 'vote-not-ready', {
      round: round.round,
    });
  });
}

export interface CastVoteInput {
  readonly party: { readonly id: string };
  readonly roundId: string;
  /** The ballot that the voter was shown. */
  readonly ballot: number;
  readonly voterId: string;
  readonly targetId: string;
}

/**
 * Casts or changes one player's vote; the last one closes the ballot in the same transaction.
 * `isChanged` is false where it came after its time: the ballot is then closed without it.
 * `isClosed` tells that this vote was the last one or too late.
 * @throws UserError `no-round`, `round-over`, `vote-closed`, `not-in-round`, `vote-self`,
 * `vote-target`.
 */
export async function castVote(
  db: Database,
  input: CastVoteInput,
  clock: Clock,
): Promise<RoundStep & { readonly isClosed: boolean }> {
  const { party, roundId, ballot, voterId, targetId } = input;
  return db.orm.transaction(async (tx) => {
    const round = await holdRound(tx, { partyId: party.id, roundId });
    if (round.status !== 'VOTING' || round.ballot !== ballot)
      throw new UserError('vote-closed', { round: round.round });
    const now = clock.now();
    if (isPhaseOver(round, now))
      return { ...(await closeBallot(tx, round, { now })), isChanged: false, isClosed: true };
    await checkVote(tx, round, voterId, targetId);
    const votes = partyImposterVotes;
    await tx
      .insert(votes)
      .values({ roundId, ballot, voterId, targetId, partyId: party.id, castAt: now })
      .onConflictDoUpdate({
        target: [votes.roundId, votes.ballot, votes.voterId],
        set: { targetId, castAt: now },
      });
    const cast = await countVotes(tx, round);
    const needed = await tx.$count(partyImposterPlayers, eq(partyImposterPlayers.roundId, roundId));
    if (cast >= needed)
      return { ...(await closeBallot(tx, round, { now, by: voterId })), isClosed: true };
    await recordRoundUpdate(tx, roundId, { now, by: voterId });
    return { ...stepOf(round, 'VOTING', true), isClosed: false };
  });
}

async function checkVote(
  tx: Transaction,
  round: HeldRound,
  voterId: string,
  targetId: string,
): Promise<void> {
  if (voterId === targetId) throw new UserError('vote-self', {});
  const players = partyImposterPlayers;
  const rows = await tx
    .select({ userId: players.userId, isTied: players.isTied })
    .from(players)
    .where(eq(players.roundId, round.id));
  if (!rows.some(({ userId }) => userId === voterId))
    throw new UserError('not-in-round', { round: round.round });
  const target = rows.find(({ userId }) => userId === targetId);
  if (!isUuid(targetId) || target === undefined || (round.ballot > 1 && !target.isTied))
    throw new UserError('vote-target', {});
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
