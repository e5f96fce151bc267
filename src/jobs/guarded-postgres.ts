import {
  type BackendFactory,
  PostgresConnection,
  type PostgresConnectionOptions,
  PostgresQueueBackend,
} from 'bullmq';

/**
 * BullMQ's Postgres backend with every connection's errors listened to, always. BullMQ takes its
 * listeners off before it ends a connection, migrates on one without any, and listens to the one
 * that waits for jobs only once that stands: an error at such a moment would end the whole process.
 */
export const createGuardedPostgresBackend: BackendFactory<
  PostgresQueueBackend,
  PostgresConnectionOptions
> = (name, options) =>
  new PostgresQueueBackend(new GuardedConnection(options.connection), name, options);

class GuardedConnection extends PostgresConnection {
  constructor(options: PostgresConnectionOptions) {
    super(options);
    this.pool.on('connect', guard);
    guardMadeClients(this);
  }
}

/**
 * Guards from the beginning what BullMQ makes beside its pool, with the module `pg` that it keeps.
 */
function guardMadeClients(connection: PostgresConnection): void {
  const pg: unknown = Reflect.get(connection, 'pgModule');
  const Made: unknown = typeof pg === 'object' && pg !== null && Reflect.get(pg, 'Client');
  if (!makesClients(Made)) throw new Error('BullMQ makes its connections another way');
  const Client = new Proxy(Made, {
    construct(Target, options: readonly unknown[]) {
      const client = new Target(...options);
      guard(client);
      return client;
    },
  });
  Object.assign(connection, { pgModule: { Client } });
}

/** True for the class of `pg`, which has no types of its own. */
function makesClients(value: unknown): value is new (...options: readonly unknown[]) => Client {
  return typeof value === 'function';
}

interface Client {
  on(event: 'error', listener: (error: Error) => void): unknown;
  removeAllListeners(event?: string): unknown;
}

const guarded = new WeakSet<Client>();

/**
 * Keeps one error listener on a connection, whatever is taken off. Those who care have listeners of
 * their own.
 */
function guard(client: Client): void {
  if (guarded.has(client)) return;
  guarded.add(client);
  const ignore = (): void => undefined;
  const removeAll = client.removeAllListeners.bind(client);
  client.on('error', ignore);
  Object.assign(client, {
    removeAllListeners(...events: readonly string[]) {
      removeAll(...events);
      client.on('error', ignore);
      return client;
    },
  });
}
