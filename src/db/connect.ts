import { drizzle } from 'drizzle-orm/postgres-js';
import postgres, { type Options, type PostgresType } from 'postgres';
import { arrayTypes } from './array-types.js';
import type { Database } from './database.js';
import { waitUntilReachable } from './reachable.js';
import * as schema from './schema/index.js';
import { createWatchedSockets } from './watched-sockets.js';

export interface ConnectOptions {
  /** Shown in pg_stat_activity; tells processes apart. Default `party-os`. */
  readonly applicationName?: string;
  /** Connections of the drizzle client. Default 8. */
  readonly ormConnections?: number;
  /** Connections of the client for hot statements. Default 4. */
  readonly sqlConnections?: number;
  /** Longest run of one statement, in milliseconds. Default 15,000. */
  readonly statementTimeoutMs?: number;
  /** Longest wait for one lock, in milliseconds. Default 5,000. */
  readonly lockTimeoutMs?: number;
  /** How long to wait for a database that is not up yet, in milliseconds. Default 30,000. */
  readonly patienceMs?: number;
}

/** What the server ends by its own time-out is heard of within this, in milliseconds. */
const graceMs = 5_000;

/**
 * Opens both clients on a database, once it answers. Later outages end the queries that they meet;
 * the clients reconnect by themselves. Time-outs are the server's, because postgres.js has none: a
 * statement past its time fails with 57014, a wait for a lock with 55P03. Where the server does not
 * come to that, or the path to it is gone, the sockets are watched here.
 * @throws StartError with a sentence when it does not, at once where waiting is no use.
 */
export async function connect(url: string, options: ConnectOptions = {}): Promise<Database> {
  await waitUntilReachable(url, options.patienceMs ?? 30_000);
  const { statementTimeoutMs = 15_000 } = options;
  const sockets = createWatchedSockets(statementTimeoutMs + graceMs);
  const open = (max: number) =>
    postgres(url, { ...clientOptions(options, max), ...{ socket: sockets.open } });
  const orm = open(options.ormConnections ?? 8);
  const sql = open(options.sqlConnections ?? 4);
  return {
    orm: drizzle(orm, { schema }),
    sql,
    interrupt: () => sockets.breakAll(),
    async close() {
      // In seconds. After an outage postgres.js waits for a connection that it has lost, always
      // until this is over.
      await Promise.all([orm.end({ timeout: 2 }), sql.end({ timeout: 2 })]);
    },
  };
}

function clientOptions(
  options: ConnectOptions,
  max: number,
): Options<Record<string, PostgresType>> {
  return {
    max,
    connect_timeout: 5,
    // In seconds: a connection is replaced in time, so that a moved or renamed host is found again.
    max_lifetime: 30 * 60,
    // After an outage at most this many seconds lie between two tries.
    backoff: (attempt) => Math.min(2, 0.1 * 2 ** attempt),
    fetch_types: false,
    types: arrayTypes,
    onnotice: () => {},
    connection: {
      application_name: options.applicationName ?? 'party-os',
      statement_timeout: options.statementTimeoutMs ?? 15_000,
      lock_timeout: options.lockTimeoutMs ?? 5_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  };
}
