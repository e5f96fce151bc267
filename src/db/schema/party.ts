import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
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
    /** Members with this Discord role are hosts too. */
    hostRoleId: text('host_role_id'),
    /** Where live boards are posted; null: where the race was opened. */
    boardChannelId: text('board_channel_id'),
    /** Where rounds of the word game are announced; null: where they were started. */
    roundChannelId: text('round_channel_id'),
    /** The server's invite link, shown as a QR code on the overlay. */
    inviteUrl: text('invite_url'),
    /** Defaults of `/race open`. */
    payoutRule: text('payout_rule', { enum: ['double', 'pool'] })
      .notNull()
      .default('double'),
    /** Whose lap or bet opens a race where none is on. */
    raceOpening: text('race_opening', { enum: ['anyone', 'hosts'] })
      .notNull()
      .default('anyone'),
    /** Which laps all are told of: the racer's fastest so far, all, or none. */
    lapLines: text('lap_lines', { enum: ['news', 'all', 'none'] })
      .notNull()
      .default('news'),
    /** Coins for a civilian who voted right, and for an imposter who survived. */
    civilianPrize: integer('civilian_prize').notNull().default(100),
    imposterPrize: integer('imposter_prize').notNull().default(300),
    /** `#rrggbb`; null: the theme's own. */
    accentColour: varchar('accent_colour', { length: 7 }),
    /** True while the link for spectators works. */
    isWatchPublic: boolean('is_watch_public').notNull().default(false),
    /** Part of the code with which phones join; adding one ends posters and QR codes. */
    joinGeneration: integer('join_generation').notNull().default(1),
    /** Who may join by phone; null: as the way of running has it. */
    webJoin: text('web_join', { enum: ['pin', 'open', 'off'] }),
    /** Whether guests' own pictures are shown once a host says yes, at once, or not taken. */
    photos: text('photos', { enum: ['ask', 'on', 'off'] })
      .notNull()
      .default('ask'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    check('parties_generation_positive', sql`${table.overlayGeneration} > 0`),
    check('parties_join_generation_positive', sql`${table.joinGeneration} > 0`),
    check('parties_web_join', sql`${table.webJoin} in ('pin', 'open', 'off')`),
    check('parties_photos', sql`${table.photos} in ('ask', 'on', 'off')`),
    check('parties_payout_rule', sql`${table.payoutRule} in ('double', 'pool')`),
    check('parties_race_opening', sql`${table.raceOpening} in ('anyone', 'hosts')`),
    check('parties_lap_lines', sql`${table.lapLines} in ('news', 'all', 'none')`),
    check(
      'parties_prizes_not_negative',
      sql`${table.civilianPrize} >= 0 and ${table.imposterPrize} >= 0`,
    ),
    check('parties_accent_colour', sql`${table.accentColour} ~ '^#[0-9a-f]{6}$'`),
  ],
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
    /** Coins owed, which what comes in pays; always the sum of the guest's DEBT rows. */
    debt: integer('debt').notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** When the guest last used a command or button. */
    lastSeenAt: timestamp('last_seen_at', { withTimezone: true }).notNull().defaultNow(),
    /** Set while a host has removed the guest; `restore` clears it. */
    removedAt: timestamp('removed_at', { withTimezone: true }),
    /** The guest that this one was merged into; coins and history moved there. */
    mergedInto: uuid('merged_into'),
    /** A host gave this seat's phone the host's acts. */
    isHost: boolean('is_host').notNull().default(false),
    /** Part of the name of the channel that only this seat hears; grows when a session ends. */
    seatGeneration: integer('seat_generation').notNull().default(1),
  },
  (table) => [
    foreignKey({ columns: [table.partyId], foreignColumns: [parties.id] }),
    unique('party_users_party_id_id').on(table.partyId, table.id),
    uniqueIndex('idx_party_users_party_pin').on(table.partyId, table.pinCode),
    uniqueIndex('idx_party_users_party_discord').on(table.partyId, table.discordId),
    foreignKey({
      columns: [table.partyId, table.mergedInto],
      foreignColumns: [table.partyId, table.id],
    }),
    check('party_users_pin_range', sql`${table.pinCode} between 1000 and 9999`),
    check('party_users_balance_not_negative', sql`${table.walletBalance} >= 0`),
    check('party_users_debt_not_negative', sql`${table.debt} >= 0`),
  ],
);

/** Tries to take a seat over by PIN; wrong ones are limited a person and a party. */
export const pinAttempts = pgTable(
  'pin_attempts',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    partyId: uuid('party_id')
      .notNull()
      .references(() => parties.id),
    discordId: text('discord_id').notNull(),
    isRight: boolean('is_right').notNull(),
    attemptedAt: timestamp('attempted_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('idx_pin_attempts_wrong').on(table.partyId, table.attemptedAt).where(sql`not is_right`),
  ],
);

/**
 * A command whose answer asks for one thing more (which race, which guest): it runs again with the
 * choice.
 */
export const commandDrafts = pgTable(
  'command_drafts',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    partyId: uuid('party_id')
      .notNull()
      .references(() => parties.id),
    /** Who asked: a Discord account, or another caller by its name. */
    discordId: text('discord_id').notNull(),
    command: text('command').notNull(),
    /** The options as they were given, by name. */
    options: jsonb('options').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('idx_command_drafts_created').on(table.createdAt)],
);

/** Overlay pages that asked lately; one row a page, so that the host sees how many watch. */
export const overlayViewers = pgTable(
  'overlay_viewers',
  {
    partyId: uuid('party_id')
      .notNull()
      .references(() => parties.id),
    viewerId: uuid('viewer_id').notNull(),
    seenAt: timestamp('seen_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.partyId, table.viewerId] }),
    index('idx_overlay_viewers_seen').on(table.seenAt),
  ],
);
