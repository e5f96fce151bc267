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
  varchar,
} from 'drizzle-orm/pg-core';
import { parties, partyUsers } from './party.js';

/** A race, or the evening's imposter game. */
export const partyGames = pgTable(
  'party_games',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    partyId: uuid('party_id').notNull(),
    title: varchar('title', { length: 100 }).notNull(),
    type: text('type', { enum: ['SIM_RACE', 'IMPOSTER', 'DOMINOES', 'OTHER'] }).notNull(),
    status: text('status', { enum: ['OPEN', 'LOCKED', 'FINISHED'] })
      .notNull()
      .default('OPEN'),
    description: text('description'),
    startTime: timestamp('start_time', { withTimezone: true }),
    endTime: timestamp('end_time', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    cancelledAt: timestamp('cancelled_at', { withTimezone: true }),
    track: varchar('track', { length: 64 }),
    payoutRule: text('payout_rule', { enum: ['double', 'pool'] })
      .notNull()
      .default('double'),
    /** Grows with each change that can change who wins or what a preview showed. */
    boardVersion: integer('board_version').notNull().default(0),
    winnerId: uuid('winner_id'),
  },
  (table) => [
    foreignKey({ columns: [table.partyId], foreignColumns: [parties.id] }),
    foreignKey({ columns: [table.partyId, table.winnerId], foreignColumns: [partyUsers.partyId, partyUsers.id] }),
    unique('party_games_party_id_id').on(table.partyId, table.id),
    index('party_games_live').on(table.partyId, table.type, table.status),
    check('party_games_type', sql`${table.type} in ('SIM_RACE', 'IMPOSTER', 'DOMINOES', 'OTHER')`),
    check('party_games_status', sql`${table.status} in ('OPEN', 'LOCKED', 'FINISHED')`),
    check('party_games_payout_rule', sql`${table.payoutRule} in ('double', 'pool')`),
    check('party_games_cancelled_is_finished', sql`${table.cancelledAt} is null or ${table.status} = 'FINISHED'`),
  ],
);

/** Every lap as driven, in order; only voiding ever changes a row. */
export const simRaceLaps = pgTable(
  'sim_race_laps',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    partyId: uuid('party_id').notNull(),
    gameId: uuid('game_id').notNull(),
    userId: uuid('user_id').notNull(),
    lapTimeMs: integer('lap_time_ms'),
    isDnf: boolean('is_dnf').notNull(),
    carModel: varchar('car_model', { length: 64 }),
    track: varchar('track', { length: 64 }),
    /** Who typed it: the racer, or a host. */
    submittedBy: uuid('submitted_by'),
    /** The Discord interaction that caused the row, so that a second delivery changes nothing. */
    interactionId: text('interaction_id').notNull().unique(),
    submittedAt: timestamp('submitted_at', { withTimezone: true }).notNull().defaultNow(),
    voidedAt: timestamp('voided_at', { withTimezone: true }),
    voidReason: text('void_reason'),
  },
  (table) => [
    foreignKey({ columns: [table.partyId, table.gameId], foreignColumns: [partyGames.partyId, partyGames.id] }),
    foreignKey({ columns: [table.partyId, table.userId], foreignColumns: [partyUsers.partyId, partyUsers.id] }),
    foreignKey({ columns: [table.partyId, table.submittedBy], foreignColumns: [partyUsers.partyId, partyUsers.id] }),
    index('sim_race_laps_game_user').on(table.gameId, table.userId, table.lapTimeMs),
    check(
      'sim_race_laps_time_or_dnf',
      sql`(${table.isDnf} and ${table.lapTimeMs} is null) or (not ${table.isDnf} and ${table.lapTimeMs} between 1 and 86400000)`,
    ),
  ],
);

/** The board: one line a racer and race, holding the fastest lap that is not void. */
export const simRaceEntries = pgTable(
  'sim_race_entries',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    partyId: uuid('party_id').notNull(),
    gameId: uuid('game_id').notNull(),
    userId: uuid('user_id').notNull(),
    lapTimeMs: integer('lap_time_ms'),
    carModel: varchar('car_model', { length: 64 }),
    track: varchar('track', { length: 64 }),
    isDnf: boolean('is_dnf').notNull().default(false),
    submittedAt: timestamp('submitted_at', { withTimezone: true }).notNull().defaultNow(),
    /** The lap that set this line; on equal times the lower number is ahead. */
    lapId: bigint('lap_id', { mode: 'number' })
      .notNull()
      .references(() => simRaceLaps.id),
  },
  (table) => [
    foreignKey({ columns: [table.partyId, table.gameId], foreignColumns: [partyGames.partyId, partyGames.id] }),
    foreignKey({ columns: [table.partyId, table.userId], foreignColumns: [partyUsers.partyId, partyUsers.id] }),
    uniqueIndex('sim_race_entries_game_user').on(table.gameId, table.userId),
    index('sim_race_entries_game_order').on(table.gameId, table.lapTimeMs, table.lapId),
    index('sim_race_entries_user').on(table.userId),
    index('sim_race_entries_lap_time').on(table.lapTimeMs),
    check('sim_race_entries_time_or_dnf', sql`${table.isDnf} = (${table.lapTimeMs} is null)`),
  ],
);
