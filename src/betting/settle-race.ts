import { and, eq } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { RankedEntry } from '../contract/board.js';
import type { Database, Transaction } from '../db/database.js';
import { raceSettlements } from '../db/schema/betting.js';
import { partyGames } from '../db/schema/racing.js';
import type { TellIn } from '../events/public-lines.js';
import { recordEvent } from '../events/record-event.js';
import type { Party } from '../party/ensure-party.js';
import { rankedBoard, winnerOf } from '../racing/board.js';
import { lockRaceRow } from '../racing/lock-row.js';
import type { Race } from '../racing/race.js';
import { payBets } from './pay-bets.js';
import { planPayouts, readEndedBets } from './read-bets.js';
import { type PlannedPayout, sumPayouts, sumStakes } from './rules.js';

export interface SettleInput {
  readonly party: Party;
  readonly gameId: string;
  /** The version that the preview showed. */
  readonly boardVersion: number;
  /** The guest who confirmed; null for a host who has not joined. */
  readonly settledBy: string | null;
  /**
   * True where that guest knows of having a bet in this race and pays all the same; the log tells.
   */
  readonly isInvolvementKnown?: boolean;
  readonly interactionId: string;
  /** True where nobody confirmed: the race had been left. */
  readonly isAutomatic?: boolean;
  readonly tellIn?: TellIn | null | undefined;
}

export interface PaidSettlement {
  /** `already`: an earlier confirm paid it, or it was cancelled (`race.isCancelled`). */
  readonly outcome: 'paid' | 'already';
  readonly race: Race;
  readonly board: readonly RankedEntry[];
  /** Null for a cancelled race. */
  readonly winner: RankedEntry | null;
  readonly payouts: readonly PlannedPayout[];
  readonly staked: number;
  readonly paidOut: number;
  /** The name of the host who paid out and had a bet in the race; null where none had. */
  readonly settler: string | null;
  /**
   * True where an earlier delivery of this very interaction paid: nothing is to be announced again.
   */
  readonly replayed: boolean;
}

/**
 * Nothing was paid: `changed` where the race is not what the preview showed, or is open again;
 * `involved` where the host who confirms has a bet in it and has not said so yet.
 */
export type SettleOutcome =
  | PaidSettlement
  | { readonly outcome: 'changed' | 'involved'; readonly race: Race };

/**
 * Pays a locked race out, once, if its board is still the one previewed. The race is locked by a
 * statement of its own first, so that every bet and lap is either seen here or comes too late.
 * @throws UserError `wallet-full`, `not-found` or `button-outdated`.
 */
export function settleRace(db: Database, input: SettleInput, clock: Clock): Promise<SettleOutcome> {
  return db.orm.transaction(async (tx) => {
    const race = await lockRaceRow(tx, input.party.id, input.gameId);
    if (race.status === 'FINISHED') return readPaid(tx, race, input.interactionId);
    const board = await rankedBoard(tx, race);
    const winner = winnerOf(board);
    if (race.status !== 'LOCKED' || race.boardVersion !== input.boardVersion || winner === null)
      return { outcome: 'changed', race };
    return payOut(tx, race, board, winner, input, clock.now());
  });
}

async function payOut(
  tx: Transaction,
  race: Race,
  board: readonly RankedEntry[],
  winner: RankedEntry,
  input: SettleInput,
  now: Date,
): Promise<SettleOutcome> {
  const payouts = await planPayouts(tx, race, winner.userId);
  const settler = payouts.find(({ bettorId }) => bettorId === input.settledBy)?.bettorName ?? null;
  if (settler !== null && input.isInvolvementKnown !== true) return { outcome: 'involved', race };
  const winnerId = winner.userId;
  const sums = { staked: sumStakes(payouts), paidOut: sumPayouts(payouts) };
  const decided = { winnerId, ...sums, isSettlerInvolved: settler !== null };
  const settlementId = await writeSettlement(tx, race, decided, input, now);
  await payBets(tx, race, payouts, { settlementId, at: now });
  await finishRace(tx, race, winner, payouts, { ...input, settlementId }, now);
  return {
    outcome: 'paid',
    race: { ...race, status: 'FINISHED', winnerId, endedAt: now },
    board,
    winner,
    payouts,
    ...sums,
    settler,
    replayed: false,
  };
}

/** The row that says who won by which board, and what was paid for it; returns its id. */
async function writeSettlement(
  tx: Transaction,
  { id: gameId, partyId, boardVersion, payoutRule }: Race,
  decided: Pick<
    typeof raceSettlements.$inferInsert,
    'winnerId' | 'staked' | 'paidOut' | 'isSettlerInvolved'
  >,
  { settledBy, interactionId, isAutomatic = false }: SettleInput,
  settledAt: Date,
): Promise<string> {
  const race = { gameId, partyId, boardVersion, payoutRule };
  const [settlement] = await tx
    .insert(raceSettlements)
    .values({ ...race, ...decided, settledBy, interactionId, isAutomatic, settledAt })
    .returning({ id: raceSettlements.id });
  if (settlement === undefined) throw new Error('The settlement was not written');
  return settlement.id;
}

async function finishRace(
  tx: Transaction,
  race: Race,
  winner: RankedEntry,
  payouts: readonly PlannedPayout[],
  { settledBy, settlementId, tellIn }: SettleInput & { readonly settlementId: string },
  now: Date,
): Promise<void> {
  const payload = {
    gameId: race.id,
    winnerId: winner.userId,
    winnerName: winner.name,
    lapTimeMs: winner.lapTimeMs ?? 0,
    winningBets: payouts.filter(({ status }) => status === 'WON').length,
    paidOut: sumPayouts(payouts),
    isSettlerInvolved: payouts.some(({ bettorId }) => bettorId === settledBy),
    timestamp: now.toISOString(),
  };
  await Promise.all([
    tx
      .update(partyGames)
      .set({ status: 'FINISHED', winnerId: winner.userId, endTime: now })
      .where(eq(partyGames.id, race.id)),
    recordEvent(
      tx,
      { partyId: race.partyId, type: 'bets-settled', triggeredBy: settledBy, payload },
      { kind: 'settled', subject: settlementId, tellIn },
    ),
  ]);
}

/** How a finished race was paid; `paid` to a repeated delivery of the confirm that did it. */
async function readPaid(
  tx: Transaction,
  race: Race,
  interactionId: string,
): Promise<PaidSettlement> {
  const [board, payouts, own] = await Promise.all([
    rankedBoard(tx, race),
    readEndedBets(tx, race),
    tx
      .select({ id: raceSettlements.id })
      .from(raceSettlements)
      .where(
        and(eq(raceSettlements.gameId, race.id), eq(raceSettlements.interactionId, interactionId)),
      ),
  ]);
  const winner = board.find(({ userId }) => userId === race.winnerId) ?? null;
  const replayed = own.length > 0;
  const sums = { staked: sumStakes(payouts), paidOut: sumPayouts(payouts) };
  return {
    outcome: replayed ? 'paid' : 'already',
    race,
    board,
    winner,
    payouts,
    ...sums,
    settler: null,
    replayed,
  };
}
