import { sql } from 'drizzle-orm';
import {
  getViewConfig,
  integer,
  type PgView,
  pgView,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

/**
 * The view of one invariant: a row for whatever breaks it. `rule` selects the party's id and a
 * detail that names rows and sums, never a word, hint or role.
 */
export function invariantView(number: number, name: string, rule: string) {
  return pgView(`invariant_${number}_${name}`, invariantColumns()).as(
    sql.raw(
      `\nselect ${number} as invariant, v.party_id, v.detail from (${rule}\n) as v (party_id, detail)\n`,
    ),
  );
}

/**
 * The view of one kind of debt: a row for whatever is owed for more than 60 s. `debt` selects the
 * party's id, a detail without secrets, and since when it is owed.
 */
export function overdueView(kind: string, name: string, debt: string) {
  return pgView(`overdue_${name}`, overdueColumns()).as(
    sql.raw(
      `\nselect '${kind}' as kind, o.party_id, o.detail, o.due_since from (${debt}\n) as o (party_id, detail, due_since)\nwhere o.due_since < now() - interval '60 seconds'\n`,
    ),
  );
}

export function invariantColumns() {
  return {
    invariant: integer('invariant').notNull(),
    partyId: uuid('party_id').notNull(),
    detail: text('detail').notNull(),
  };
}

export function overdueColumns() {
  return {
    kind: text('kind').notNull(),
    partyId: uuid('party_id').notNull(),
    detail: text('detail').notNull(),
    /** When the debt began. */
    dueSince: timestamp('due_since', { withTimezone: true }).notNull(),
  };
}

/** All rows of views that have the same columns. */
export function unionOf(views: readonly PgView[]) {
  const selects = views.map((view) => `select * from ${getViewConfig(view).name}`);
  return sql.raw(`\n${selects.join('\nunion all\n')}\n`);
}
