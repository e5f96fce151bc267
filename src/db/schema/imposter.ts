import { sql } from 'drizzle-orm';
import {
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
import { partyUsers } from './party.js';
import { partyGames } from './racing.js';

export const roundStatuses = ['LOBBY', 'GENERATING', 'ACTIVE', 'VOTING', 'GUESSING', 'REVEALED', 'CANCELLED'] as const;

/** One round of the word game. At most one a party is unrevealed. */
export const partyImposterRounds = pgTable(
  'party_imposter_rounds',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    partyId: uuid('party_id').notNull(),
    gameId: uuid('game_id').notNull(),
    status: text('status', { enum: roundStatuses }).notNull(),
    /** The first imposter; `party_imposter_players.role` tells all of them. */
    imposterId: uuid('imposter_id'),
    secretWord: text('secret_word'),
    imposterHint: text('imposter_hint'),
    /** Number of the round within its game, from 1. */
    round: integer('round').notNull(),
    topic: varchar('topic', { length: 64 }),
    /** Who wrote the words: `bank`, or a model's name. */
    wordSource: text('word_source'),
    /** While GENERATING: when the sweep asks again for words. */
    wordsDueAt: timestamp('words_due_at', { withTimezone: true }),
    /** The public message of the round in Discord; null until it was posted. */
    channelId: text('channel_id'),
    messageId: text('message_id'),
    startedBy: uuid('started_by'),
    interactionId: text('interaction_id').notNull().unique(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    dealtAt: timestamp('dealt_at', { withTimezone: true }),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    /** The interaction that revealed or cancelled the round, so that a second delivery gets the same answer. */
    endedInteractionId: text('ended_interaction_id').unique(),
  },
  (table) => [
    foreignKey({ columns: [table.partyId, table.gameId], foreignColumns: [partyGames.partyId, partyGames.id] }),
    foreignKey({ columns: [table.partyId, table.imposterId], foreignColumns: [partyUsers.partyId, partyUsers.id] }),
    unique('party_imposter_rounds_party_id_id').on(table.partyId, table.id),
    uniqueIndex('party_imposter_rounds_one_unrevealed').on(table.partyId).where(sql`status not in ('REVEALED', 'CANCELLED')`),
    index('party_imposter_rounds_party_created').on(table.partyId, table.createdAt),
    check(
      'party_imposter_rounds_status',
      sql`${table.status} in ('LOBBY', 'GENERATING', 'ACTIVE', 'VOTING', 'GUESSING', 'REVEALED', 'CANCELLED')`,
    ),
    check(
      'party_imposter_rounds_dealt',
      sql`${table.status} not in ('ACTIVE', 'VOTING', 'GUESSING', 'REVEALED') or (${table.secretWord} is not null and ${table.imposterHint} is not null and ${table.imposterId} is not null)`,
    ),
  ],
);

/** Who plays a round, in which role, and whether the secret has reached them. */
export const partyImposterPlayers = pgTable(
  'party_imposter_players',
  {
    roundId: uuid('round_id').notNull(),
    partyId: uuid('party_id').notNull(),
    userId: uuid('user_id').notNull(),
    role: text('role', { enum: ['IMPOSTER', 'CIVILIAN'] }).notNull(),
    /** PENDING: a DM is owed. CLOSED: Discord refused it; the button still works. */
    delivery: text('delivery', { enum: ['PENDING', 'SENT', 'CLOSED', 'SEEN'] })
      .notNull()
      .default('PENDING'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: timestamp('next_attempt_at', { withTimezone: true }),
    deliveredAt: timestamp('delivered_at', { withTimezone: true }),
    seenAt: timestamp('seen_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.roundId, table.userId] }),
    foreignKey({
      columns: [table.partyId, table.roundId],
      foreignColumns: [partyImposterRounds.partyId, partyImposterRounds.id],
    }),
    foreignKey({ columns: [table.partyId, table.userId], foreignColumns: [partyUsers.partyId, partyUsers.id] }),
    index('party_imposter_players_owed').on(table.nextAttemptAt).where(sql`delivery = 'PENDING'`),
    check('party_imposter_players_role', sql`${table.role} in ('IMPOSTER', 'CIVILIAN')`),
    check('party_imposter_players_delivery', sql`${table.delivery} in ('PENDING', 'SENT', 'CLOSED', 'SEEN')`),
  ],
);

/** One vote a player and ballot; a second ballot follows a tie. */
export const partyImposterVotes = pgTable(
  'party_imposter_votes',
  {
    roundId: uuid('round_id').notNull(),
    ballot: integer('ballot').notNull(),
    voterId: uuid('voter_id').notNull(),
    targetId: uuid('target_id').notNull(),
    partyId: uuid('party_id').notNull(),
    castAt: timestamp('cast_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.roundId, table.ballot, table.voterId] }),
    foreignKey({
      columns: [table.partyId, table.roundId],
      foreignColumns: [partyImposterRounds.partyId, partyImposterRounds.id],
    }),
    foreignKey({
      columns: [table.roundId, table.voterId],
      foreignColumns: [partyImposterPlayers.roundId, partyImposterPlayers.userId],
    }),
    foreignKey({
      columns: [table.roundId, table.targetId],
      foreignColumns: [partyImposterPlayers.roundId, partyImposterPlayers.userId],
    }),
    check('party_imposter_votes_not_self', sql`${table.voterId} <> ${table.targetId}`),
  ],
);
