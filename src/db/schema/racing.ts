import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
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
    /** When bets lock by themselves: by hand only, with the next lap, or at `locksAt`. */
    lockRule: text('lock_rule', { enum: ['manual', 'first-lap', 'timed'] })
      .notNull()
      .default('manual'),
    locksAt: timestamp('locks_at', { withTimezone: true }),
    /**
     * Whose word a lap takes: the racer's, a host's, or the racer's once a host has confirmed it.
     */
    lapRule: text('lap_rule', { enum: ['self', 'host', 'confirmed'] })
      .notNull()
      .default('self'),
    /** Whom a guest who races may back. */
    backing: text('backing', { enum: ['any', 'self-only'] })
      .notNull()
      .default('any'),
    /** Most coins that one guest may have in its pending bets; null: as many as there are. */
    stakeCap: integer('stake_cap'),
    /**
     * Where the race was opened; the live board goes there unless the party has a channel for
     * boards.
     */
    channelId: text('channel_id'),
    /** When the race was opened or last driven; 24 h later it is settled or cancelled by itself. */
    lastActivityAt: timestamp('last_activity_at', { withTimezone: true }).notNull().defaultNow(),
    /** When the host was told that the race is about to end by itself. */
    remindedAt: timestamp('reminded_at', { withTimezone: true }),
    openedBy: uuid('opened_by'),
    /** The interaction that opened it, so that a second delivery opens nothing. */
    interactionId: text('interaction_id').unique(),
  },
  (table) => [
    foreignKey({ columns: [table.partyId], foreignColumns: [parties.id] }),
    foreignKey({
      columns: [table.partyId, table.winnerId],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
    foreignKey({
      columns: [table.partyId, table.openedBy],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
    index('idx_party_games_locks_due').on(table.locksAt).where(sql`status = 'OPEN'`),
    check('party_games_lock_rule', sql`${table.lockRule} in ('manual', 'first-lap', 'timed')`),
    check(
      'party_games_timed_lock',
      sql`${table.lockRule} <> 'timed' or ${table.locksAt} is not null`,
    ),
    check('party_games_lap_rule', sql`${table.lapRule} in ('self', 'host', 'confirmed')`),
    check('party_games_backing', sql`${table.backing} in ('any', 'self-only')`),
    check('party_games_stake_cap', sql`${table.stakeCap} > 0`),
    unique('party_games_party_id_id').on(table.partyId, table.id),
    index('idx_party_games_live').on(table.partyId, table.type, table.status),
    check('party_games_type', sql`${table.type} in ('SIM_RACE', 'IMPOSTER', 'DOMINOES', 'OTHER')`),
    check('party_games_status', sql`${table.status} in ('OPEN', 'LOCKED', 'FINISHED')`),
    check('party_games_payout_rule', sql`${table.payoutRule} in ('double', 'pool')`),
    check(
      'party_games_cancelled_is_finished',
      sql`${table.cancelledAt} is null or ${table.status} = 'FINISHED'`,
    ),
  ],
);

/** Who races: said by themselves, by a host, or by a lap. */
export const raceEntrants = pgTable(
  'race_entrants',
  {
    partyId: uuid('party_id').notNull(),
    gameId: uuid('game_id').notNull(),
    /** The seat that was entered; where it was merged since, its holder races. */
    userId: uuid('user_id').notNull(),
    enteredAt: timestamp('entered_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.gameId, table.userId] }),
    foreignKey({
      columns: [table.partyId, table.gameId],
      foreignColumns: [partyGames.partyId, partyGames.id],
    }),
    foreignKey({
      columns: [table.partyId, table.userId],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
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
    foreignKey({
      columns: [table.partyId, table.gameId],
      foreignColumns: [partyGames.partyId, partyGames.id],
    }),
    foreignKey({
      columns: [table.partyId, table.userId],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
    foreignKey({
      columns: [table.partyId, table.submittedBy],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
    // What a party has driven lately: cars, tracks and laps to complete.
    index('idx_sim_race_laps_party').on(table.partyId, table.id),
    index('idx_sim_race_laps_game_user').on(table.gameId, table.userId, table.lapTimeMs),
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
    foreignKey({
      columns: [table.partyId, table.gameId],
      foreignColumns: [partyGames.partyId, partyGames.id],
    }),
    foreignKey({
      columns: [table.partyId, table.userId],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
    uniqueIndex('idx_sim_race_entries_game_user').on(table.gameId, table.userId),
    index('idx_sim_race_entries_game').on(table.gameId, table.lapTimeMs, table.lapId),
    index('idx_sim_race_entries_user').on(table.userId),
    index('idx_sim_race_entries_lap_time').on(table.lapTimeMs),
    check('sim_race_entries_time_or_dnf', sql`${table.isDnf} = (${table.lapTimeMs} is null)`),
  ],
);

/** A lap that counts only once a host has confirmed it; then it becomes a row of the history. */
export const simRaceLapClaims = pgTable(
  'sim_race_lap_claims',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    partyId: uuid('party_id').notNull(),
    gameId: uuid('game_id').notNull(),
    userId: uuid('user_id').notNull(),
    lapTimeMs: integer('lap_time_ms').notNull(),
    carModel: varchar('car_model', { length: 64 }),
    track: varchar('track', { length: 64 }),
    /** Why it waits: the race's rule, or a time too good to be true. */
    reason: text('reason', { enum: ['rule', 'too-fast'] }).notNull(),
    status: text('status', { enum: ['WAITING', 'CONFIRMED', 'REFUSED'] })
      .notNull()
      .default('WAITING'),
    decidedBy: uuid('decided_by'),
    interactionId: text('interaction_id').notNull().unique(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
  },
  (table) => [
    foreignKey({
      columns: [table.partyId, table.gameId],
      foreignColumns: [partyGames.partyId, partyGames.id],
    }),
    foreignKey({
      columns: [table.partyId, table.userId],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
    foreignKey({
      columns: [table.partyId, table.decidedBy],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
    index('idx_sim_race_lap_claims_waiting').on(table.gameId).where(sql`status = 'WAITING'`),
    check('sim_race_lap_claims_time', sql`${table.lapTimeMs} between 1 and 86400000`),
    check('sim_race_lap_claims_reason', sql`${table.reason} in ('rule', 'too-fast')`),
    check(
      'sim_race_lap_claims_status',
      sql`${table.status} in ('WAITING', 'CONFIRMED', 'REFUSED')`,
    ),
  ],
);
