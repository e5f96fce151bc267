import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  foreignKey,
  integer,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';

/** One Discord server is one party. */
export const parties = pgTable(
  'parties',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    guildId: text('guild_id').notNull().unique(),
    name: text('name').notNull(),
    /** Part of the overlay key and of channel names; adding one ends every old link. */
    overlayGeneration: integer('overlay_generation').notNull().default(1),
    /** Number of the last event that the relay numbered. */
    eventSequence: bigint('event_sequence', { mode: 'number' }).notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [check('parties_generation_positive', sql`${table.overlayGeneration} > 0`)],
);

/** Guests and walk-ins. A walk-in has no Discord account until somebody takes the seat over. */
export const partyUsers = pgTable(
  'party_users',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    partyId: uuid('party_id').notNull(),
    discordId: text('discord_id'),
    name: varchar('name', { length: 64 }).notNull(),
    pinCode: integer('pin_code').notNull(),
    avatarUrl: text('avatar_url'),
    /** Coins; always the sum of the guest's wallet entries. */
    walletBalance: integer('wallet_balance').notNull().default(1000),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** When the guest last used a command or button. */
    lastSeenAt: timestamp('last_seen_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    foreignKey({ columns: [table.partyId], foreignColumns: [parties.id] }),
    unique('party_users_party_id_id').on(table.partyId, table.id),
    uniqueIndex('party_users_party_pin').on(table.partyId, table.pinCode),
    uniqueIndex('party_users_party_discord').on(table.partyId, table.discordId),
    check('party_users_pin_range', sql`${table.pinCode} between 1000 and 9999`),
    check('party_users_balance_not_negative', sql`${table.walletBalance} >= 0`),
  ],
);
