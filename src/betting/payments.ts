import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Orm, Transaction } from '../db/database.js';
import { partyUsers } from '../db/schema/party.js';
import { walletEntries } from '../db/schema/wallet.js';

/** A ledger row by which a settlement or a host's act paid for a bet. */
export interface Payment {
  readonly entryId: number;
  /**
   * Whose wallet it went to, and whose it is taken back from: a merged seat's coins are in the one
   * that stayed.
   */
  readonly userId: string;
  readonly holderId: string;
  readonly betId: string | null;
  readonly gameId: string | null;
  /** Null where no settlement paid it. */
  readonly settlementId: string | null;
  readonly amount: number;
}

/** What a settlement paid, in the order in which it did. */
export function listPayments(db: Orm | Transaction, settlementId: string): Promise<Payment[]> {
  return selectPayments(db, eq(walletEntries.settlementId, settlementId));
}

/** What a host's act gave back for bets, in the order in which it did. */
export function listRefunds(db: Orm | Transaction, actId: string): Promise<Payment[]> {
  return selectPayments(db, eq(walletEntries.actId, actId));
}

function selectPayments(db: Orm | Transaction, isMeant: SQL): Promise<Payment[]> {
  return db
    .select({
      entryId: walletEntries.id,
      userId: walletEntries.userId,
      holderId: sql<string>`coalesce(${partyUsers.mergedInto}, ${partyUsers.id})`,
      betId: walletEntries.betId,
      gameId: walletEntries.gameId,
      settlementId: walletEntries.settlementId,
      amount: walletEntries.amount,
    })
    .from(walletEntries)
    .innerJoin(partyUsers, eq(partyUsers.id, walletEntries.userId))
    .where(and(isMeant, inArray(walletEntries.kind, ['PAYOUT', 'REFUND'])))
    .orderBy(asc(walletEntries.id));
}
