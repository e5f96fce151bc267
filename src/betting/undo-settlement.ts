import { and, eq, sql } from 'drizzle-orm';
import type { Clock } from '../clock.js';
import type { Database, Transaction } from '../db/database.js';
import { raceSettlements } from '../db/schema/betting.js';
import { partyGames } from '../db/schema/racing.js';
import { UserError } from '../errors.js';
import { recordEvent } from '../events/record-event.js';
import type { Party } from '../party/ensure-party.js';
import { isUuid } from '../party/guest.js';
import { lockRaceRow } from '../racing/lock-row.js';
import { type Race, raceFields } from '../racing/race.js';
import { lockWallets, type Movement, moveCoins } from '../wallet/move-coins.js';
import { requireInTime } from './preview-undo.js';
import { listPayments } from './standing-settlements.js';
import { requireCovered, sumByWallet } from './take-back.js';

export interface UndoInput {
  readonly party: Party;
  /** As the preview's button carries it: a later settlement of the same race is another one. */
  readonly settlementId: string;
  /** The guest who asked; null for a host who has not joined. */
  readonly triggeredBy: string | null;
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
 * Takes a payout back, once: reversing ledger rows, its bets pending again, the race locked, all or nothing. Throws UserError
 * `undo-overdrawn`, `undo-too-late` or `button-outdated`.
 */
export async function undoSettlement(db: Database, input: UndoInput, clock: Clock): Promise<UndoneSettlement> {
  const { gameId } = await findSettlement(db.orm, input);
  return db.orm.transaction(async (tx) => {
    const race = await lockRaceRow(tx, input.party.id, gameId);
    const { reversedAt, ...settlement } = await findSettlement(tx, input);
    if (reversedAt !== null) return { race, takenBack: 0, bets: 0, isChanged: false };
    const now = clock.now();
    requireInTime({ ...settlement, race }, now);
    const takenBack = await reversePayments(tx, race, input.settlementId, now);
    const bets = await reopenBets(tx, race, input.settlementId);
    const locked: Race = { ...race, status: 'LOCKED', winnerId: null, endedAt: null, boardVersion: race.boardVersion + 1 };
    await Promise.all([
      tx
        .update(raceSettlements)
        .set({ reversedAt: now, reversedBy: input.triggeredBy })
        .where(eq(raceSettlements.id, input.settlementId)),
      writeLocked(tx, locked, now),
      recordEvent(tx, {
        partyId: race.partyId,
        type: 'bets-unsettled',
        triggeredBy: input.triggeredBy,
        payload: { ...raceFields(locked), bets, takenBack, timestamp: now.toISOString() },
      }),
    ]);
    return { race: locked, takenBack, bets, isChanged: true };
  });
}

async function findSettlement(db: Database['orm'] | Transaction, { party, settlementId }: UndoInput) {
  if (!isUuid(settlementId)) throw new UserError('button-outdated', {});
  const { gameId, settledAt, isAutomatic, reversedAt } = raceSettlements;
  const [settlement] = await db
    .select({ gameId, settledAt, isAutomatic, reversedAt })
    .from(raceSettlements)
    .where(and(eq(raceSettlements.partyId, party.id), eq(raceSettlements.id, settlementId)));
  if (settlement === undefined) throw new UserError('button-outdated', {});
  return settlement;
}

/** Locks the wallets before looking into them; each payment gets its reversing row. Returns the coins taken back. */
async function reversePayments(tx: Transaction, race: Race, settlementId: string, now: Date): Promise<number> {
  const payments = await listPayments(tx, settlementId);
  const totals = sumByWallet(payments);
  requireCovered(race, await lockWallets(tx, race.partyId, [...totals.keys()]), totals);
  const reversals = payments.map(
    ({ entryId, userId, betId, amount }): Movement => ({
      userId,
      kind: 'REVERSAL',
      amount: -amount,
      gameId: race.id,
      settlementId,
      reversesId: entryId,
      ...(betId === null ? {} : { betId }),
    }),
  );
  await moveCoins(tx, race.partyId, reversals, now);
  return payments.reduce((sum, { amount }) => sum + amount, 0);
}

/** The bets that the settlement decided are pending again; those refunded before it stay so. Returns how many. */
async function reopenBets(tx: Transaction, race: Race, settlementId: string): Promise<number> {
  const reopened = await tx.execute(sql`
    update bets b set status = 'PENDING', payout = null, settled_at = null
    where b.party_id = ${race.partyId} and b.game_id = ${race.id} and (
      b.status in ('WON', 'LOST')
      or (b.status = 'REFUNDED' and exists (
        select from wallet_entries w where w.bet_id = b.id and w.settlement_id = ${settlementId} and w.kind = 'REFUND')))`);
  return reopened.count;
}

/** Locked, with a new version (a confirm from before pays nothing) and a new day before the race ends by itself. */
async function writeLocked(tx: Transaction, { id, boardVersion }: Race, now: Date): Promise<void> {
  await tx
    .update(partyGames)
    .set({ status: 'LOCKED', winnerId: null, endTime: null, boardVersion, lastActivityAt: now, remindedAt: null })
    .where(eq(partyGames.id, id));
}
