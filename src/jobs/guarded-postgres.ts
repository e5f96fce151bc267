import {
  type BackendFactory,
  PostgresConnection,
  type PostgresConnectionOptions,
  PostgresQueueBackend,
} from 'bullmq';

/**
 * BullMQ's Postgres backend with every connection's errors listened to, always. BullMQ takes its
 * listeners off before it ends a connection and migrates on one without any: an error at that
 * moment would end the whole process.
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
  }

  override async getListenClient(): ReturnType<PostgresConnection['getListenClient']> {
    const client = await super.getListenClient();
    guard(client);
    return client;
  }
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
