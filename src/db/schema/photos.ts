import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  customType,
  foreignKey,
  index,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { partyUsers } from './party.js';

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** Pictures of seats: small squares, drawn anew from what was sent. They go when the seat ends. */
export const seatPhotos = pgTable(
  'seat_photos',
  {
    userId: uuid('user_id').primaryKey(),
    partyId: uuid('party_id').notNull(),
    /** SHA-256 of the picture, by which it is asked for; nobody guesses it. */
    hash: text('hash').notNull(),
    /** A JPEG. */
    image: bytes('image').notNull(),
    /** False while it waits for a host. */
    isShown: boolean('is_shown').notNull(),
    setAt: timestamp('set_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.partyId, table.userId],
      foreignColumns: [partyUsers.partyId, partyUsers.id],
    }),
    index('idx_seat_photos_hash').on(table.hash),
    index('idx_seat_photos_party').on(table.partyId),
    check('seat_photos_small', sql`octet_length(${table.image}) between 1 and 65536`),
    check('seat_photos_hash', sql`${table.hash} ~ '^[0-9a-f]{64}$'`),
  ],
);
