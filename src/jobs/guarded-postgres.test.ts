import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { createGuardedPostgresBackend } from './guarded-postgres.js';

let database: TestDatabase;
let backend: ReturnType<typeof createGuardedPostgresBackend>;

beforeEach(async () => {
  database = await createTestDatabase();
  backend = createGuardedPostgresBackend('test', {
    connection: { connectionString: database.url, migrate: true },
  });
  backend.on('error', () => undefined);
  await backend.waitUntilReady();
});
afterEach(async () => {
  await backend.close();
  await database.close();
});

type Client = Awaited<ReturnType<typeof backend.connection.getListenClient>>;

/** Has the server end a connection; an error that nobody listens to would fail the whole run. */
async function terminate(client: Client): Promise<void> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const ended = new Promise<void>((resolve) => {
    client.on('end', () => resolve());
  });
  await database.db.sql`select pg_terminate_backend(${rows[0]?.pid ?? 0})`;
  await ended;
}

describe('a connection that the server ends', () => {
  it('does no harm while BullMQ waits on it for jobs', async () => {
    const client = await backend.connection.getListenClient();
    await terminate(client);
    expect(await backend.connection.getListenClient()).not.toBe(client);
  });

  it('does no harm after BullMQ took its listeners off', async () => {
    const client = await backend.connection.getListenClient();
    client.removeAllListeners();
    await terminate(client);
  });

  it('does no harm while BullMQ has it out of the pool, as for its migrations', async () => {
    const client = await backend.connection.pool.connect();
    await terminate(client);
    client.release(true);
  });

  it('does no harm in the very moment in which it stands', async () => {
    // Authenticated, ready and ended, all in one packet: sooner than anybody can listen.
    const bytes = Buffer.concat([
      message('R', Buffer.alloc(4)),
      message('Z', Buffer.from('I')),
      message('E', Buffer.from('SFATAL\0C57P01\0Mended\0\0')),
    ]);
    const server = createServer((socket) => {
      socket.on('error', () => undefined).once('data', () => socket.end(bytes));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const near = createGuardedPostgresBackend('test', {
      connection: { connectionString: `postgres://a:b@127.0.0.1:${port}/c` },
    });
    near.on('error', () => undefined);
    const client = await near.connection.getListenClient();
    await expect(client.query('listen jobs')).rejects.toThrow();
    await near.close().catch(() => undefined);
    server.close();
  });
});

/** A message of Postgres's protocol: its letter, its length, what it says. */
function message(letter: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(letter), length, body]);
}
