import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { parties } from './party.js';

/** What all are told of; in the order in which lines of one moment stand in a message. */
export const lineKinds = [
  'party-reset',
  'joined',
  'seat-taken-over',
  'race-opened',
  'race-opened-by-lap',
  'lap',
  'lap-waiting',
  'lap-decided',
  'lap-voided',
  'race-locks-soon',
  'race-locked',
  'race-locked-by-lap',
  'race-locked-in-time',
  'race-unlocked',
  'race-left',
  'settled',
  'settlement-undone',
  'race-cancelled',
  'race-cancelled-by-itself',
  'cancel-undone',
  'guest-removed',
  'guest-restored',
  'party-restored',
] as const;

/**
 * A line that all in a channel are owed, written with the change that it tells of. Holds ids and
 * never words: it says what is true when it goes out.
 */
export const publicLines = pgTable(
  'public_lines',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    partyId: uuid('party_id').notNull(),
    kind: text('kind', { enum: lineKinds }).notNull(),
    /** The id of what it is about; of which table, the kind says. */
    subject: text('subject').notNull(),
    /** Discord's id of the channel. */
    channelId: text('channel_id').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    /** Not to be told before; while somebody tells it, when another may. */
    dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
    tries: integer('tries').notNull().default(0),
    /** The first line of the message that it was tried in; a repeat is of the same lines. */
    batch: bigint('batch', { mode: 'number' }),
    /** A hash of what the last try said, by which a later one finds it in the channel. */
    tried: text('tried'),
    messageId: text('message_id'),
    toldAt: timestamp('told_at', { withTimezone: true }),
    /** Given up: too old, or not worth telling any more. */
    droppedAt: timestamp('dropped_at', { withTimezone: true }),
  },
  (table) => [
    foreignKey({ columns: [table.partyId], foreignColumns: [parties.id] }),
    unique('public_lines_kind_subject').on(table.kind, table.subject),
    index('idx_public_lines_owed')
      .on(table.channelId, table.id)
      .where(sql`told_at is null and dropped_at is null`),
    index('idx_public_lines_party').on(table.partyId, table.id),
    index('idx_public_lines_told').on(table.channelId, table.toldAt),
    check(
      'public_lines_kind',
      sql`${table.kind} in (${sql.raw(lineKinds.map((kind) => `'${kind}'`).join(', '))})`,
    ),
    check('public_lines_one_end', sql`${table.toldAt} is null or ${table.droppedAt} is null`),
  ],
);
