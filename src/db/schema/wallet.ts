import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { ledgerKinds } from '../../contract/ledger.js';
import { bets, raceSettlements } from './betting.js';
import { hostActs } from './host-acts.js';
import { partyImposterRounds } from './imposter.js';
import { partyUsers } from './party.js';
import { partyGames } from './racing.js';

/**
 * The ledger: append-only, one row for each movement of coins. A guest's rows in id order chain by
 * `balance_after`.
 */
export const walletEntries = pgTable(
  'wallet_entries',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    partyId: uuid('party_id').notNull(),
    userId: uuid('user_id').notNull(),
    kind: text('kind', { enum: ledgerKinds }).notNull(),
    /** Coins; negative where they leave the wallet. */
    amount: integer('amount').notNull(),
    balanceAfter: integer('balance_after').notNull(),
    betId: uuid('bet_id'),
    gameId: uuid('game_id'),
    roundId: uuid('round_id'),
    settlementId: uuid('settlement_id'),
    /** The host's act that moved it. */
    actId: uuid('act_id'),
    reversesId: bigint('reverses_id', { mode: 'number' }).references(
      (): AnyPgColumn => walletEntries.id,
    ),
    reason: text('reason'),
    /** The day (UTC) of an allowance: one a guest and day. */
    allowanceDay: date('allowance_day'),
    /** The Discord interaction of a stake or grant, so that a second delivery moves nothing. */
    interactionId: text('interaction_id').unique(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    foreignKey({
      columns: [table.partyId, table.userId],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
    foreignKey({ columns: [table.partyId, table.betId], foreignColumns: [bets.partyId, bets.id] }),
    foreignKey({
      columns: [table.partyId, table.gameId],
      foreignColumns: [partyGames.partyId, partyGames.id],
    }),
    foreignKey({
      columns: [table.partyId, table.roundId],
      foreignColumns: [partyImposterRounds.partyId, partyImposterRounds.id],
    }),
    foreignKey({
      columns: [table.partyId, table.settlementId],
      foreignColumns: [raceSettlements.partyId, raceSettlements.id],
    }),
    foreignKey({
      columns: [table.partyId, table.actId],
      foreignColumns: [hostActs.partyId, hostActs.id],
    }),
    index('idx_wallet_entries_act').on(table.actId).where(sql`act_id is not null`),
    index('idx_wallet_entries_user').on(table.userId, table.id),
    index('idx_wallet_entries_bet').on(table.betId),
    uniqueIndex('idx_wallet_entries_paid_once')
      .on(table.settlementId, table.betId)
      .where(sql`kind in ('PAYOUT', 'REFUND')`),
    uniqueIndex('idx_wallet_entries_prize_once')
      .on(table.roundId, table.userId)
      .where(sql`kind = 'PRIZE'`),
    uniqueIndex('idx_wallet_entries_one_allowance').on(table.userId, table.allowanceDay),
    uniqueIndex('idx_wallet_entries_reversed_once').on(table.reversesId),
    check(
      'wallet_entries_kind',
      sql`${table.kind} in (${sql.raw(ledgerKinds.map((kind) => `'${kind}'`).join(', '))})`,
    ),
    check('wallet_entries_balance_not_negative', sql`${table.balanceAfter} >= 0`),
  ],
);
