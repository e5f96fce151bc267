import { and, eq, sql } from 'drizzle-orm';
import { type RoundOutcome, talkOf } from '../contract/round.js';
import type { Transaction } from '../db/database.js';
import {
  parties,
  partyImposterPlayers,
  partyImposterRounds,
  partyImposterVotes,
  partyUsers,
} from '../db/schema/index.js';
import { recordEvent } from '../events/record-event.js';
import { maxCoins } from '../values/amount.js';
import { lockWallets, moveCoins } from '../wallet/move-coins.js';
import { type HeldRound, type RoundStep, stepOf } from './hold-round.js';
import { decidePrizes, type Prize } from './prize-rules.js';

export interface Finish {
  readonly outcome: RoundOutcome;
  /** Who was voted out, imposter or not. */
  readonly caughtId: string | null;
  readonly guess?: { readonly text: string; readonly isRight: boolean };
  readonly now: Date;
  readonly by?: string | null;
  readonly interactionId?: string;
}

/**
 * Ends a held round, pays its prizes and tells everybody. Once: whoever comes later finds it
 * REVEALED.
 */
export async function finishRound(
  tx: Transaction,
  round: HeldRound,
  finish: Finish,
): Promise<RoundStep> {
  const { outcome, caughtId, now, by } = finish;
  const words = await writeRevealed(tx, round, finish);
  const players = await readPlayers(tx, round);
  const amounts = await readAmounts(tx, round.partyId);
  await payPrizes(tx, round, decidePrizes(players, { ...amounts, outcome, caughtId }), now);
  const imposters = players.flatMap(({ userId, name, role }) =>
    role === 'IMPOSTER' ? [{ userId, name }] : [],
  );
  const payload = {
    roundId: round.id,
    round: round.round,
    ...words,
    imposters,
    outcome,
    timestamp: now.toISOString(),
  };
  await recordEvent(tx, {
    partyId: round.partyId,
    type: 'round-revealed',
    payload,
    triggeredBy: by ?? null,
  });
  return stepOf(round, 'REVEALED', true);
}

/** Closes the round's row; from here on its word and hint are everybody's. */
async function writeRevealed(
  tx: Transaction,
  round: HeldRound,
  { outcome, caughtId, guess, now, interactionId }: Finish,
): Promise<{ readonly word: string; readonly hint: string }> {
  const [row] = await tx
    .update(partyImposterRounds)
    .set({
      status: 'REVEALED',
      outcome,
      caughtId,
      guess: guess?.text ?? null,
      isGuessRight: guess?.isRight ?? null,
      phaseEndsAt: null,
      speakerTurn: null,
      turnEndsAt: null,
      endedAt: now,
      endedInteractionId: interactionId ?? null,
    })
    .where(eq(partyImposterRounds.id, round.id))
    .returning({ word: partyImposterRounds.secretWord, hint: partyImposterRounds.imposterHint });
  if (row === undefined || row.word === null || row.hint === null)
    throw new Error('a revealed round has no words');
  return { word: row.word, hint: row.hint };
}

async function readPlayers(tx: Transaction, round: HeldRound) {
  const [players, votes] = [partyImposterPlayers, partyImposterVotes];
  return tx
    .select({
      userId: players.userId,
      name: partyUsers.name,
      role: players.role,
      votedFor: votes.targetId,
    })
    .from(players)
    .innerJoin(partyUsers, eq(partyUsers.id, players.userId))
    .leftJoin(
      votes,
      and(
        eq(votes.roundId, players.roundId),
        eq(votes.voterId, players.userId),
        eq(votes.ballot, lastBallotOf(round)),
      ),
    )
    .where(eq(players.roundId, round.id))
    .orderBy(partyUsers.name, partyUsers.id);
}

/**
 * The ballot that counts for a player's prize: the last one of the talk in which they were in last.
 * A ballot that decided anything holds votes.
 */
function lastBallotOf({ id, ballot }: HeldRound) {
  return sql`(
    select max(v.ballot) from party_imposter_votes v
    where v.round_id = ${id} and (v.ballot + 1) / 2 = coalesce(${partyImposterPlayers.outTalk}, ${talkOf(ballot)}))`;
}

async function readAmounts(tx: Transaction, partyId: string) {
  const { civilianPrize, imposterPrize } = parties;
  const [amounts] = await tx
    .select({ civilianPrize, imposterPrize })
    .from(parties)
    .where(eq(parties.id, partyId));
  if (amounts === undefined) throw new Error('the party is gone');
  return amounts;
}

async function payPrizes(
  tx: Transaction,
  round: HeldRound,
  prizes: readonly Prize[],
  now: Date,
): Promise<void> {
  const won = await fitPrizes(tx, round.partyId, prizes);
  const ids = (some: typeof won) => sql.param(some.map(({ userId }) => userId));
  await tx.execute(sql`
    update party_imposter_players p
    set prize = coalesce(w.amount, 0), is_prize_cut = own.user_id = any(${ids(won.filter(({ isCut }) => isCut))}::uuid[])
    from party_imposter_players own
    left join unnest(${ids(won)}::uuid[], ${sql.param(won.map(({ amount }) => amount))}::int[]) as w(user_id, amount)
      on w.user_id = own.user_id
    where own.round_id = ${round.id} and p.round_id = own.round_id and p.user_id = own.user_id`);
  const movements = won.flatMap(({ userId, amount }) =>
    amount > 0 ? [{ userId, kind: 'PRIZE' as const, amount, roundId: round.id }] : [],
  );
  await moveCoins(tx, round.partyId, movements, now);
}

/**
 * Prizes as far as each wallet holds them: a full one must not keep a round from its end. Holds the
 * wallets until then.
 */
async function fitPrizes(
  tx: Transaction,
  partyId: string,
  prizes: readonly Prize[],
): Promise<readonly (Prize & { readonly isCut: boolean })[]> {
  const won = prizes.filter(({ amount }) => amount > 0);
  const ids = won.map(({ userId }) => userId);
  const room = new Map(
    (await lockWallets(tx, partyId, ids)).map(({ id, balance }) => [id, maxCoins - balance]),
  );
  return won.map(({ userId, amount }) => {
    const fits = Math.min(amount, room.get(userId) ?? 0);
    return { userId, amount: fits, isCut: fits < amount };
  });
}
