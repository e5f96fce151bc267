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
  uuid,
} from 'drizzle-orm/pg-core';
import { partyImposterRounds } from './imposter.js';
import { parties } from './party.js';
import { partyGames } from './racing.js';

/** What the bot keeps a message of: a race's live board, a party's control panel, a round. */
export const keptKinds = ['board', 'panel', 'round'] as const;

/**
 * Messages that the bot keeps true: changed while they differ from what they should show. One a
 * subject, written with the subject, so that a kill at any time leaves nothing untold.
 */
export const keptMessages = pgTable(
  'kept_messages',
  {
    kind: text('kind', { enum: keptKinds }).notNull(),
    /** The race, the party or the round. */
    subject: uuid('subject').notNull(),
    partyId: uuid('party_id')
      .notNull()
      .references(() => parties.id),
    raceId: uuid('race_id').generatedAlwaysAs(sql`case when kind = 'board' then subject end`),
    roundId: uuid('round_id').generatedAlwaysAs(sql`case when kind = 'round' then subject end`),
    /** The interaction with which a host asked for it to be posted, and where. */
    askedBy: text('asked_by'),
    askedChannelId: text('asked_channel_id'),
    channelId: text('channel_id'),
    /** Null until it was posted. */
    messageId: text('message_id'),
    postedAt: timestamp('posted_at', { withTimezone: true }),
    /** What it shows, as `<phase>:<hash>`; null where nothing was ever shown. */
    shown: text('shown'),
    /** What the last try could not show; null where that one went well. */
    failing: text('failing'),
    /** Tries without success, the present one included. */
    tries: integer('tries').notNull().default(0),
    /** Until then somebody is at it; one who dies at it loses it by time. */
    claimedUntil: timestamp('claimed_until', { withTimezone: true }),
    /** Before this it is left alone: it was changed a moment ago, or could not be. */
    restUntil: timestamp('rest_until', { withTimezone: true }),
    /** When it is looked at though nothing happens in its party; null: not before something does. */
    dueAt: timestamp('due_at', { withTimezone: true }),
    /** Number of the party's last event that the message was compared after. */
    seenSequence: bigint('seen_sequence', { mode: 'number' }).notNull().default(0),
    /** It shows its subject's last state, or is let go. */
    isOver: boolean('is_over').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.subject] }),
    foreignKey({
      name: 'kept_messages_race_fk',
      columns: [table.partyId, table.raceId],
      foreignColumns: [partyGames.partyId, partyGames.id],
    }),
    foreignKey({
      name: 'kept_messages_round_fk',
      columns: [table.partyId, table.roundId],
      foreignColumns: [partyImposterRounds.partyId, partyImposterRounds.id],
    }),
    index('idx_kept_messages_kept').on(table.partyId).where(sql`not is_over`),
    check('kept_messages_kind', sql`${table.kind} in ('board', 'panel', 'round')`),
    check(
      'kept_messages_panel_of_party',
      sql`${table.kind} <> 'panel' or ${table.subject} = ${table.partyId}`,
    ),
    check(
      'kept_messages_posted',
      sql`${table.messageId} is null or ${table.channelId} is not null`,
    ),
  ],
);
