import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
import { parties, partyUsers } from './party.js';

/*
 * Secrets that browsers hold (cookies, links, keys) are stored as the SHA-256 of 32 random bytes, in hex.
 */

/** A browser that has held a seat of a party, or waits for a host to be let in. */
export const partyDevices = pgTable(
  'party_devices',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    partyId: uuid('party_id')
      .notNull()
      .references(() => parties.id),
    tokenHash: text('token_hash').notNull(),
    /** "iPhone, Safari". */
    label: varchar('label', { length: 80 }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** Set while it waits for *Let in*, with the name that was typed. */
    knockedAt: timestamp('knocked_at', { withTimezone: true }),
    knockedAs: varchar('knocked_as', { length: 64 }),
    letInAt: timestamp('let_in_at', { withTimezone: true }),
  },
  (table) => [
    unique('party_devices_party_id_id').on(table.partyId, table.id),
    unique('party_devices_party_id_token_hash').on(table.partyId, table.tokenHash),
    index('idx_party_devices_knocked')
      .on(table.partyId, table.knockedAt)
      .where(sql`knocked_at is not null`),
  ],
);

/** A seat signed in on a phone. */
export const partySessions = pgTable(
  'party_sessions',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    partyId: uuid('party_id').notNull(),
    userId: uuid('user_id').notNull(),
    deviceId: uuid('device_id').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    /** Makes one sign-in of several tries. */
    requestKey: text('request_key').unique(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    lastSeenAt: timestamp('last_seen_at', { withTimezone: true }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (table) => [
    foreignKey({
      columns: [table.partyId, table.userId],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
    foreignKey({
      columns: [table.partyId, table.deviceId],
      foreignColumns: [partyDevices.partyId, partyDevices.id],
    }),
    index('idx_party_sessions_user').on(table.userId).where(sql`ended_at is null`),
    index('idx_party_sessions_device').on(table.deviceId),
  ],
);

/** Tries to claim a seat by its name and PIN on a phone. */
export const seatPinAttempts = pgTable(
  'seat_pin_attempts',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    partyId: uuid('party_id').notNull(),
    userId: uuid('user_id').notNull(),
    /** Hash of the browser's device cookie. */
    deviceHash: text('device_hash').notNull(),
    isRight: boolean('is_right').notNull(),
    attemptedAt: timestamp('attempted_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.partyId, table.userId],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
    index('idx_seat_pin_attempts_wrong')
      .on(table.partyId, table.attemptedAt)
      .where(sql`not is_right`),
  ],
);

/** A host's browser at race control. */
export const controlSessions = pgTable(
  'control_sessions',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    partyId: uuid('party_id').notNull(),
    /** The holder's seat; null: not playing. */
    userId: uuid('user_id'),
    /** The Discord account whose right is asked again; null for a link printed at start. */
    discordId: text('discord_id'),
    holderName: varchar('holder_name', { length: 64 }).notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    label: varchar('label', { length: 80 }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    lastSeenAt: timestamp('last_seen_at', { withTimezone: true }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    /** When Discord last said that the account is a host's. */
    rightSeenAt: timestamp('right_seen_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    foreignKey({ columns: [table.partyId], foreignColumns: [parties.id] }),
    foreignKey({
      columns: [table.partyId, table.userId],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
    unique('control_sessions_party_id_id').on(table.partyId, table.id),
    index('idx_control_sessions_live').on(table.partyId).where(sql`ended_at is null`),
  ],
);

/** Links good once: to a seat's dashboard, or to race control. */
export const oneTimeLinks = pgTable(
  'one_time_links',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    partyId: uuid('party_id').notNull(),
    kind: text('kind', { enum: ['phone', 'control'] }).notNull(),
    /** The seat; for race control the holder's, null where they do not play. */
    userId: uuid('user_id'),
    discordId: text('discord_id'),
    holderName: varchar('holder_name', { length: 64 }),
    tokenHash: text('token_hash').notNull().unique(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    usedAt: timestamp('used_at', { withTimezone: true }),
    /** Hash of the device cookie that used it: its next try, after a lost answer, is no second use. */
    usedBy: text('used_by'),
  },
  (table) => [
    foreignKey({ columns: [table.partyId], foreignColumns: [parties.id] }),
    foreignKey({
      columns: [table.partyId, table.userId],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
    index('idx_one_time_links_expires').on(table.expiresAt),
    check('one_time_links_phone_has_seat', sql`${table.kind} <> 'phone' or user_id is not null`),
  ],
);

/** Keys with which programs act: a Stream Deck, Companion, curl. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    partyId: uuid('party_id')
      .notNull()
      .references(() => parties.id),
    name: varchar('name', { length: 64 }).notNull(),
    scope: text('scope', { enum: ['read', 'lap', 'race', 'all'] }).notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (table) => [index('idx_api_keys_party').on(table.partyId)],
);

/** Answers of writes by HTTP, given again to the same `Idempotency-Key` for a day. */
export const keptAnswers = pgTable(
  'kept_answers',
  {
    partyId: uuid('party_id')
      .notNull()
      .references(() => parties.id),
    caller: text('caller').notNull(),
    requestKey: text('request_key').notNull(),
    act: text('act').notNull(),
    /** SHA-256 of the input: the same key with another input is a mistake. */
    inputHash: text('input_hash').notNull(),
    status: bigint('status', { mode: 'number' }).notNull(),
    answer: jsonb('answer').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.partyId, table.caller, table.requestKey] }),
    index('idx_kept_answers_created').on(table.createdAt),
  ],
);
