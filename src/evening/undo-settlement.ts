import { and, eq, sql } from 'drizzle-orm';
import { requireUndoable } from '../betting/require-undoable.js';
import { listPayments, type Payment } from '../betting/standing-settlements.js';
import { requireCovered, sumByWallet } from '../betting/take-back.js';
import type { Clock } from '../clock.js';
import type { EventPayloads } from '../contract/events.js';
import type { Database, Transaction } from '../db/database.js';
import { bets, raceSettlements } from '../db/schema/betting.js';
import { partyGames } from '../db/schema/racing.js';
import { UserError } from '../errors.js';
import type { TellIn } from '../events/public-lines.js';
import { recordEvent } from '../events/record-event.js';
import type { Party } from '../party/ensure-party.js';
import { isUuid } from '../party/guest.js';
import { oweMessage } from '../party/kept-messages.js';
import { readLastReset } from '../party/last-reset.js';
import { lockRaceRow } from '../racing/lock-row.js';
import { type Race, raceFields } from '../racing/race.js';
import { lockWallets, type Movement, moveCoins } from '../wallet/move-coins.js';
import { listEndedSeats } from './ended-seats.js';
import { lockParty } from './lock-party.js';
import { moveSeat, type SeatPair } from './move-seat.js';

export interface UndoInput {
  readonly party: Party;
  /** As the preview's button carries it: a later settlement of the same race is another one. */
  readonly settlementId: string;
  /** The guest who asked; null for a host who has not joined. */
  readonly triggeredBy: string | null;
  readonly tellIn?: TellIn | null | undefined;
}

export interface UndoneSettlement {
  readonly race: Race;
  /** Coins taken back, and bets that are pending again. */
  readonly takenBack: number;
  readonly bets: number;
  /** False where it had been taken back before. */
  readonly isChanged: boolean;
}

/**
 * Takes a payout back, once: reversing ledger rows, its bets pending again, the race locked, all or
 * nothing. What seats had in the race that were merged since goes to those that stayed, coins as
 * well as bets and laps.
 * @throws UserError `undo-overdrawn`, `undo-too-late`, `undo-before-reset`, `not-found` or
 * `button-outdated`.
 */
export async function undoSettlement(
  db: Database,
  input: UndoInput,
  clock: Clock,
): Promise<UndoneSettlement> {
  const { gameId } = await findSettlement(db.orm, input);
  return db.orm.transaction(async (tx) => {
    // Merging and resetting take turns with this: who has which seat stays as it is read.
    await lockParty(tx, input.party.id);
    const race = await lockRaceRow(tx, input.party.id, gameId);
    const { reversedAt, ...settlement } = await findSettlement(tx, input);
    if (reversedAt !== null) return { race, takenBack: 0, bets: 0, isChanged: false };
    const now = clock.now();
    requireUndoable(
      { ...settlement, race },
      { now, lastReset: await readLastReset(tx, input.party.id) },
    );
    const ended = await listEndedSeats(tx, race);
    const takenBack = await reversePayments(tx, race, ended, input.settlementId, now);
    const reopened = await reopenBets(tx, race, input.settlementId);
    for (const pair of ended) await moveSeat(tx, [race], pair, now);
    const locked = lockedAgain(race);
    await Promise.all([
      markReversed(tx, input, now),
      writeLocked(tx, locked, now),
      recordUndo(tx, locked, input, {
        bets: reopened,
        takenBack,
        hasMerged: ended.length > 0,
        timestamp: now.toISOString(),
      }),
    ]);
    return { race: locked, takenBack, bets: reopened, isChanged: true };
  });
}

/** With a new version: a confirm from before the undo pays nothing. */
function lockedAgain(race: Race): Race {
  const boardVersion = race.boardVersion + 1;
  return { ...race, status: 'LOCKED', winnerId: null, endedAt: null, boardVersion };
}

async function markReversed(
  tx: Transaction,
  { settlementId, triggeredBy }: UndoInput,
  reversedAt: Date,
): Promise<void> {
  await tx
    .update(raceSettlements)
    .set({ reversedAt, reversedBy: triggeredBy })
    .where(eq(raceSettlements.id, settlementId));
}

function recordUndo(
  tx: Transaction,
  race: Race,
  { triggeredBy, tellIn }: UndoInput,
  undone: Omit<EventPayloads['bets-unsettled'], keyof ReturnType<typeof raceFields>>,
): Promise<void> {
  const payload = { ...raceFields(race), ...undone };
  return recordEvent(
    tx,
    { partyId: race.partyId, type: 'bets-unsettled', triggeredBy, payload },
    { kind: 'settlement-undone', tellIn },
  );
}

async function findSettlement(
  db: Database['orm'] | Transaction,
  { party, settlementId }: UndoInput,
) {
  if (!isUuid(settlementId)) throw new UserError('button-outdated', {});
  const { gameId, settledAt, isAutomatic, reversedAt } = raceSettlements;
  const [settlement] = await db
    .select({ gameId, settledAt, isAutomatic, reversedAt })
    .from(raceSettlements)
    .where(and(eq(raceSettlements.partyId, party.id), eq(raceSettlements.id, settlementId)));
  if (settlement === undefined) throw new UserError('not-found', { what: 'payout' });
  return settlement;
}

/**
 * Locks the wallets before looking into them; each payment gets its reversing row. Returns the
 * coins taken back.
 */
async function reversePayments(
  tx: Transaction,
  race: Race,
  ended: readonly SeatPair[],
  settlementId: string,
  now: Date,
): Promise<number> {
  const payments = await listPayments(tx, settlementId);
  const totals = sumByWallet(payments);
  const wallets = await lockWallets(
    tx,
    race.partyId,
    await listTouchedWallets(tx, race, ended, payments),
  );
  requireCovered(race, wallets, totals);
  const movements = payments.flatMap((payment) => [
    ...returnToSeat(race, payment),
    {
      userId: payment.userId,
      kind: 'REVERSAL' as const,
      amount: -payment.amount,
      gameId: race.id,
      settlementId,
      reversesId: payment.entryId,
      ...(payment.betId === null ? {} : { betId: payment.betId }),
    },
  ]);
  await moveCoins(tx, race.partyId, movements, now);
  return payments.reduce((sum, { amount }) => sum + amount, 0);
}

/**
 * A payment is reversed in the wallet that it went to; a merged seat gets its coins back for it
 * from the one that stayed.
 */
function returnToSeat(race: Race, { userId, holderId, amount }: Payment): readonly Movement[] {
  if (userId === holderId) return [];
  const why = { kind: 'MERGE' as const, reason: `payout of ${race.title} taken back` };
  return [
    { ...why, userId: holderId, amount: -amount },
    { ...why, userId, amount },
  ];
}

/**
 * All wallets that may be touched, to be locked at once: those of everybody paid, of the bettors,
 * and the seats on both sides of a merge.
 */
async function listTouchedWallets(
  tx: Transaction,
  race: Race,
  ended: readonly SeatPair[],
  payments: readonly Payment[],
): Promise<readonly string[]> {
  const bettors =
    ended.length === 0
      ? []
      : await tx.selectDistinct({ id: bets.bettorId }).from(bets).where(eq(bets.gameId, race.id));
  return [
    ...new Set([
      ...payments.flatMap(({ userId, holderId }) => [userId, holderId]),
      ...ended.flatMap(({ from, into }) => [from.id, into.id]),
      ...bettors.map(({ id }) => id),
    ]),
  ];
}

/**
 * The bets that the settlement decided are pending again; those refunded before it stay so. Returns
 * how many.
 */
async function reopenBets(tx: Transaction, race: Race, settlementId: string): Promise<number> {
  const reopened = await tx.execute(sql`
    update bets b set status = 'PENDING', payout = null, settled_at = null
    where b.party_id = ${race.partyId} and b.game_id = ${race.id} and (
      b.status in ('WON', 'LOST')
      or (b.status = 'REFUNDED' and exists (
        select from wallet_entries w where w.bet_id = b.id and w.settlement_id = ${settlementId} and w.kind = 'REFUND')))`);
  return reopened.count;
}

/** Locked, with a new day before the race ends by itself; its board follows again. */
async function writeLocked(
  tx: Transaction,
  { id, partyId, boardVersion }: Race,
  now: Date,
): Promise<void> {
  await tx
    .update(partyGames)
    .set({
      status: 'LOCKED',
      winnerId: null,
      endTime: null,
      boardVersion,
      lastActivityAt: now,
      remindedAt: null,
    })
    .where(eq(partyGames.id, id));
  await oweMessage(tx, { kind: 'board', subject: id, partyId }, now);
}
