import { sql } from 'drizzle-orm';
import {
  bigint,
  foreignKey,
  index,
  jsonb,
  pgTable,
  serial,
  text,
  timestamp,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
import { parties, partyUsers } from './party.js';

/** What happened, written with the change itself; the relay numbers and publishes each row. */
export const partyEvents = pgTable(
  'party_events',
  {
    id: serial('id').primaryKey(),
    partyId: uuid('party_id').notNull(),
    eventType: varchar('event_type', { length: 50 }).notNull(),
    /** The topic; the channel's full name also holds party and generation. */
    channel: text('channel').notNull(),
    data: jsonb('data').notNull(),
    triggeredBy: uuid('triggered_by'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** The party's gapless number, given by the relay. */
    sequence: bigint('sequence', { mode: 'number' }),
    publishedAt: timestamp('published_at', { withTimezone: true }),
  },
  (table) => [
    foreignKey({ columns: [table.partyId], foreignColumns: [parties.id] }),
    foreignKey({
      columns: [table.partyId, table.triggeredBy],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
    index('idx_party_events_type').on(table.eventType),
    index('idx_party_events_created').on(table.createdAt),
    uniqueIndex('idx_party_events_party_sequence').on(table.partyId, table.sequence),
    index('idx_party_events_unpublished')
      .on(table.partyId, table.id)
      .where(sql`published_at is null`),
    // By which a second delivery finds what the first one did.
    index('idx_party_events_interaction')
      .on(sql`(data->>'interactionId')`)
      .where(sql`data->>'interactionId' is not null`),
    index('idx_party_events_reset')
      .on(sql`(data->>'resetId')`)
      .where(sql`data->>'resetId' is not null`),
  ],
);
