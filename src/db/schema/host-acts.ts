import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { parties, partyUsers } from './party.js';
import { partyGames } from './racing.js';

/** What a host does that can be taken back; a payout has a table of its own. */
export const hostActKinds = ['cancel', 'remove', 'merge', 'grant', 'reset'] as const;

/**
 * Something that a host did, with what it needs to be taken back. The coins that it moved are the
 * ledger's rows that name it.
 */
export const hostActs = pgTable(
  'host_acts',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    partyId: uuid('party_id')
      .notNull()
      .references(() => parties.id),
    kind: text('kind', { enum: hostActKinds }).notNull(),
    /** The race that was cancelled. */
    gameId: uuid('game_id'),
    /** The guest who was removed, merged into another, or given coins. */
    userId: uuid('user_id'),
    /** How things were before, as far as rows do not tell; its shape is the kind's. */
    data: jsonb('data').notNull(),
    doneBy: uuid('done_by'),
    doneAt: timestamp('done_at', { withTimezone: true }).notNull(),
    /** True where the host had a bet in what was changed, and said so; the log tells. */
    isInvolved: boolean('is_involved').notNull().default(false),
    /** True where nobody asked for it: the race had been left for 24 h. */
    isAutomatic: boolean('is_automatic').notNull().default(false),
    undoneAt: timestamp('undone_at', { withTimezone: true }),
    undoneBy: uuid('undone_by'),
  },
  (table) => [
    unique('host_acts_party_id_id').on(table.partyId, table.id),
    foreignKey({
      columns: [table.partyId, table.gameId],
      foreignColumns: [partyGames.partyId, partyGames.id],
    }),
    foreignKey({
      columns: [table.partyId, table.userId],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
    index('idx_host_acts_standing').on(table.partyId, table.doneAt).where(sql`undone_at is null`),
    check(
      'host_acts_kind',
      sql`${table.kind} in (${sql.raw(hostActKinds.map((kind) => `'${kind}'`).join(', '))})`,
    ),
  ],
);
