import { type PostgresJsDatabase, PostgresJsSession } from 'drizzle-orm/postgres-js';
import type { ISql, Sql } from 'postgres';
import type * as schema from './schema/index.js';

export type Orm = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Orm['transaction']>[0]>[0];

/**
 * Two clients on one database: `orm` for ordinary queries, `sql` for the few hot statements.
 * They are apart because drizzle replaces its client's JSON and date serialisers.
 */
export interface Database {
  readonly orm: Orm;
  readonly sql: Sql;
  /** Gives up whatever waits for the database; the clients connect anew. */
  interrupt(): void;
  close(): Promise<void>;
}

/**
 * The tagged statements of a drizzle transaction's own connection, for a hot statement that has to
 * be part of it. Its times come back as text.
 */
export function sqlOf(tx: Transaction): ISql {
  const { session } = tx._;
  if (!(session instanceof PostgresJsSession)) throw new Error('A transaction of another driver');
  // The class is generic in its client, of which the check above cannot know.
  const { client } = session as { readonly client: ISql };
  return client;
}
