import { and, eq, isNull } from 'drizzle-orm';
import type { Clock } from '../../clock.js';
import { majorityOf } from '../../contract/round.js';
import type { Database, Transaction } from '../../db/database.js';
import { partyImposterPlayers } from '../../db/schema/index.js';
import { UserError } from '../../errors.js';
import { checkIsIn } from '../check-is-in.js';
import { type HeldRound, holdRound, type RoundStep, stepOf } from '../hold-round.js';
import { recordRoundUpdate } from '../record-update.js';
import { openBallot } from './ballot.js';

export interface CallVoteInput {
  readonly party: { readonly id: string };
  /** Left out: the running round. */
  readonly roundId?: string | undefined;
  readonly userId: string;
}

export interface VoteCall extends RoundStep {
  /** Players who want to vote. */
  readonly cast: number;
  /** So many of them open the vote. */
  readonly needed: number;
}

/**
 * A player asks for the vote while the talk goes on, once; the majority's last one opens it in the
 * same transaction. Changes nothing where it is open already.
 * @throws UserError `no-round`, `round-over`, `vote-not-ready`, `vote-closed` in the last guess,
 * `not-in-round`.
 */
export async function callVote(
  db: Database,
  { party, roundId, userId }: CallVoteInput,
  clock: Clock,
): Promise<VoteCall> {
  return db.orm.transaction(async (tx) => {
    const round = await holdRound(tx, { partyId: party.id, roundId });
    if (round.status !== 'ACTIVE' && round.status !== 'VOTING')
      throw new UserError(round.status === 'GUESSING' ? 'vote-closed' : 'vote-not-ready', {
        round: round.round,
      });
    const now = clock.now();
    const isNew = round.status === 'ACTIVE' && (await noteCall(tx, round, { userId, now }));
    const calls = await countCalls(tx, round, userId);
    if (!isNew) return { ...stepOf(round, round.status, false), ...calls };
    if (calls.cast >= calls.needed)
      return { ...(await openBallot(tx, round, { now, by: userId })), ...calls };
    await recordRoundUpdate(tx, round.id, { now, by: userId });
    return { ...stepOf(round, 'ACTIVE', true), ...calls };
  });
}

async function noteCall(
  tx: Transaction,
  { id }: HeldRound,
  { userId, now }: { readonly userId: string; readonly now: Date },
): Promise<boolean> {
  const players = partyImposterPlayers;
  const noted = await tx
    .update(players)
    .set({ wantsVoteAt: now })
    .where(and(eq(players.roundId, id), eq(players.userId, userId), isNull(players.wantsVoteAt)))
    .returning({ userId: players.userId });
  return noted.length > 0;
}

async function countCalls(
  tx: Transaction,
  { id, round }: HeldRound,
  userId: string,
): Promise<Pick<VoteCall, 'cast' | 'needed'>> {
  const players = partyImposterPlayers;
  const rows = await tx
    .select({
      userId: players.userId,
      wantsVoteAt: players.wantsVoteAt,
      outTalk: players.outTalk,
    })
    .from(players)
    .where(eq(players.roundId, id));
  checkIsIn(
    rows.find((row) => row.userId === userId),
    round,
  );
  const inside = rows.filter(({ outTalk }) => outTalk === null);
  return {
    cast: inside.filter(({ wantsVoteAt }) => wantsVoteAt !== null).length,
    needed: majorityOf(inside.length),
  };
}
