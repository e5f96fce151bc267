import { sql } from 'drizzle-orm';
import {
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
import { partyUsers } from './party.js';
import { partyGames } from './racing.js';

export const roundStatuses = [
  'LOBBY',
  'GENERATING',
  'ACTIVE',
  'VOTING',
  'GUESSING',
  'REVEALED',
  'CANCELLED',
] as const;

export const roundModes = ['one-vote', 'elimination'] as const;
export const roundVariants = ['imposter', 'close-word'] as const;

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
    /** Where it was started, or the party's channel for rounds: its messages are there. */
    channelId: text('channel_id'),
    startedBy: uuid('started_by'),
    /** How many imposters are drawn. */
    imposterCount: integer('imposter_count').notNull().default(1),
    /** Why the words come from `wordSource`, for the host's log: never a word. */
    wordNote: text('word_note'),
    /**
     * SHA-256 of word, roles and salt, shown when the round is dealt; the salt is shown at the
     * reveal.
     */
    commitment: text('commitment'),
    salt: text('salt'),
    /** When the present phase ends by itself: the talk, a ballot, the guess. */
    phaseEndsAt: timestamp('phase_ends_at', { withTimezone: true }),
    /** Talking time in seconds; null: until a host opens the vote. */
    talkSeconds: integer('talk_seconds'),
    /** One vote, or again and again until one side wins. */
    mode: text('mode', { enum: roundModes }).notNull().default('one-vote'),
    /** What the imposters get: a hint, or another word without being told. */
    variant: text('variant', { enum: roundVariants }).notNull().default('imposter'),
    /** When the present talk, or the last one, began. */
    talkStartedAt: timestamp('talk_started_at', { withTimezone: true }),
    /** Time that each speaker has, in seconds; null: as long as they like. */
    turnSeconds: integer('turn_seconds'),
    /** When the speaker's time is up; null where nobody has the floor, or without a limit. */
    turnEndsAt: timestamp('turn_ends_at', { withTimezone: true }),
    voteSeconds: integer('vote_seconds').notNull().default(90),
    /** Place in the speaking order of whose turn it is, from 1. */
    speakerTurn: integer('speaker_turn'),
    /**
     * Which ballot is open, was last or comes next: each talk has an odd one and, after a tie, the
     * even one that follows.
     */
    ballot: integer('ballot').notNull().default(1),
    /** Who was voted out. */
    caughtId: uuid('caught_id'),
    guess: text('guess'),
    isGuessRight: boolean('is_guess_right'),
    outcome: text('outcome', { enum: ['CIVILIANS', 'IMPOSTERS', 'STOLEN', 'UNDECIDED'] }),
    interactionId: text('interaction_id').notNull().unique(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    dealtAt: timestamp('dealt_at', { withTimezone: true }),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    /**
     * The interaction that revealed or cancelled the round, so that a second delivery gets the same
     * answer.
     */
    endedInteractionId: text('ended_interaction_id').unique(),
  },
  (table) => [
    foreignKey({
      columns: [table.partyId, table.gameId],
      foreignColumns: [partyGames.partyId, partyGames.id],
    }),
    foreignKey({
      columns: [table.partyId, table.imposterId],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
    foreignKey({
      columns: [table.partyId, table.startedBy],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
    foreignKey({
      columns: [table.partyId, table.caughtId],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
    index('idx_party_imposter_rounds_phase_due')
      .on(table.phaseEndsAt)
      .where(sql`phase_ends_at is not null`),
    check(
      'party_imposter_rounds_outcome',
      sql`${table.outcome} in ('CIVILIANS', 'IMPOSTERS', 'STOLEN', 'UNDECIDED')`,
    ),
    unique('party_imposter_rounds_party_id_id').on(table.partyId, table.id),
    uniqueIndex('idx_party_imposter_rounds_one_unrevealed')
      .on(table.partyId)
      .where(sql`status not in ('REVEALED', 'CANCELLED')`),
    index('idx_party_imposter_rounds_party_created').on(table.partyId, table.createdAt),
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
    /** Place in the speaking order, from 1. */
    turn: integer('turn'),
    /** When this player asked for the vote while the talk went on; null: has not. */
    wantsVoteAt: timestamp('wants_vote_at', { withTimezone: true }),
    /** The talk after which this player was voted out of an elimination; null: is in. */
    outTalk: integer('out_talk'),
    /** In a second ballot only the tied may be voted for. */
    isTied: boolean('is_tied').notNull().default(false),
    /** Coins won in this round. */
    prize: integer('prize'),
    /** The prize was larger and did not fit into the wallet. */
    isPrizeCut: boolean('is_prize_cut').notNull().default(false),
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
    foreignKey({
      columns: [table.partyId, table.userId],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
    index('idx_party_imposter_players_owed')
      .on(table.nextAttemptAt)
      .where(sql`delivery = 'PENDING'`),
    check('party_imposter_players_role', sql`${table.role} in ('IMPOSTER', 'CIVILIAN')`),
    check(
      'party_imposter_players_delivery',
      sql`${table.delivery} in ('PENDING', 'SENT', 'CLOSED', 'SEEN')`,
    ),
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
    /** The interactions that cast and changed it, so that none counts twice. */
    interactionIds: text('interaction_ids').array().notNull().default(sql`'{}'`),
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

/** What players noted of their clues, one a talk; shown to everybody. */
export const partyImposterClues = pgTable(
  'party_imposter_clues',
  {
    roundId: uuid('round_id').notNull(),
    /** Which talk of the round it belongs to, from 1. */
    talk: integer('talk').notNull(),
    userId: uuid('user_id').notNull(),
    partyId: uuid('party_id').notNull(),
    clue: varchar('clue', { length: 32 }).notNull(),
    notedAt: timestamp('noted_at', { withTimezone: true }).notNull().defaultNow(),
    /** The interactions that noted and changed it, so that none counts twice. */
    interactionIds: text('interaction_ids').array().notNull().default(sql`'{}'`),
  },
  (table) => [
    primaryKey({ columns: [table.roundId, table.talk, table.userId] }),
    foreignKey({
      columns: [table.partyId, table.roundId],
      foreignColumns: [partyImposterRounds.partyId, partyImposterRounds.id],
    }),
    foreignKey({
      columns: [table.roundId, table.userId],
      foreignColumns: [partyImposterPlayers.roundId, partyImposterPlayers.userId],
    }),
  ],
);

/**
 * Who said *I'm in* or *Sit out* while a round gathers; the players are drawn from it when it is
 * dealt.
 */
export const partyImposterLobby = pgTable(
  'party_imposter_lobby',
  {
    roundId: uuid('round_id').notNull(),
    partyId: uuid('party_id').notNull(),
    userId: uuid('user_id').notNull(),
    isIn: boolean('is_in').notNull(),
    decidedAt: timestamp('decided_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.roundId, table.userId] }),
    foreignKey({
      columns: [table.partyId, table.roundId],
      foreignColumns: [partyImposterRounds.partyId, partyImposterRounds.id],
    }),
    foreignKey({
      columns: [table.partyId, table.userId],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
  ],
);
