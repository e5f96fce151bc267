import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { partyUsers } from './party.js';
import { partyGames } from './racing.js';

/** A guest's coins on a racer. A second stake on the same racer raises the one pending bet. */
export const bets = pgTable(
  'bets',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    partyId: uuid('party_id').notNull(),
    gameId: uuid('game_id').notNull(),
    bettorId: uuid('bettor_id').notNull(),
    targetUserId: uuid('target_user_id').notNull(),
    amount: integer('amount').notNull(),
    status: text('status', { enum: ['PENDING', 'WON', 'LOST', 'REFUNDED'] })
      .notNull()
      .default('PENDING'),
    /** Coins paid back: null while pending or lost. */
    payout: integer('payout'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    settledAt: timestamp('settled_at', { withTimezone: true }),
  },
  (table) => [
    foreignKey({
      columns: [table.partyId, table.gameId],
      foreignColumns: [partyGames.partyId, partyGames.id],
    }),
    foreignKey({
      columns: [table.partyId, table.bettorId],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
    foreignKey({
      columns: [table.partyId, table.targetUserId],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
    unique('bets_party_id_id').on(table.partyId, table.id),
    uniqueIndex('idx_bets_one_pending')
      .on(table.gameId, table.bettorId, table.targetUserId)
      .where(sql`status = 'PENDING'`),
    index('idx_bets_game').on(table.gameId),
    index('idx_bets_bettor').on(table.bettorId),
    index('idx_bets_target').on(table.targetUserId),
    check('bets_amount_positive', sql`${table.amount} > 0`),
    check('bets_status', sql`${table.status} in ('PENDING', 'WON', 'LOST', 'REFUNDED')`),
    check(
      'bets_payout_by_status',
      sql`(${table.status} in ('WON', 'REFUNDED')) = (${table.payout} is not null)`,
    ),
  ],
);

/** A race paid out. At most one a race is not reversed. */
export const raceSettlements = pgTable(
  'race_settlements',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    partyId: uuid('party_id').notNull(),
    gameId: uuid('game_id').notNull(),
    winnerId: uuid('winner_id').notNull(),
    boardVersion: integer('board_version').notNull(),
    payoutRule: text('payout_rule', { enum: ['double', 'pool'] }).notNull(),
    /**
     * Coins at stake in pending bets when it was settled. A race's sums may pass what one wallet
     * holds (int4).
     */
    staked: bigint('staked', { mode: 'number' }).notNull(),
    /** Coins paid: winnings and refunds. */
    paidOut: bigint('paid_out', { mode: 'number' }).notNull(),
    settledBy: uuid('settled_by'),
    interactionId: text('interaction_id').notNull().unique(),
    settledAt: timestamp('settled_at', { withTimezone: true }).notNull().defaultNow(),
    reversedAt: timestamp('reversed_at', { withTimezone: true }),
    reversedBy: uuid('reversed_by'),
    /** True where the host who confirmed held a bet in the race: the log tells. */
    isSettlerInvolved: boolean('is_settler_involved').notNull().default(false),
    /** True where nobody confirmed: the race had been left for 24 h. */
    isAutomatic: boolean('is_automatic').notNull().default(false),
  },
  (table) => [
    foreignKey({
      columns: [table.partyId, table.gameId],
      foreignColumns: [partyGames.partyId, partyGames.id],
    }),
    foreignKey({
      columns: [table.partyId, table.winnerId],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
    unique('race_settlements_party_id_id').on(table.partyId, table.id),
    uniqueIndex('idx_race_settlements_one_standing')
      .on(table.gameId)
      .where(sql`reversed_at is null`),
  ],
);
