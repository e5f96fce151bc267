import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * Answers that were deferred ("thinking…") and are not there yet, so that a start finds what a kill
 * has left. A row lives as long as the answer is owed.
 */
export const owedAnswers = pgTable(
  'owed_answers',
  {
    interactionId: text('interaction_id').primaryKey(),
    /** The interaction's token and what was asked for, sealed. */
    sealed: text('sealed').notNull(),
    /** When the guest acted, by Discord's clock. */
    askedAt: timestamp('asked_at', { withTimezone: true }).notNull(),
    /** Until then whoever deferred it, or took it over, is at it. */
    dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('idx_owed_answers_due').on(table.dueAt)],
);
