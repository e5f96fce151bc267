import { connect as connectSocket, createServer, type Socket } from 'node:net';
import type { QueueConfig } from '../../src/jobs/backend.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { findFreePort, redisNeeded, redisProgram, startRedis } from './redis.js';

/** A database for the game and a place for the queue, to be broken at will. */
export interface QueueBed {
  readonly database: TestDatabase;
  readonly config: QueueConfig;
  /** Empties the queue's store. */
  lose(): Promise<void>;
  /** Breaks every connection to the queue's server; Redis is killed and started again. */
  breakConnections(): Promise<void>;
  /** Jobs that wait, run or failed; the sweep's do not count. */
  countWaiting(): Promise<number>;
  /** All that the queue has stored, as text. */
  dump(): Promise<string>;
  close(): Promise<void>;
}

export interface QueueBedKind {
  readonly title: string;
  readonly isMissing: boolean;
  open(): Promise<QueueBed>;
}

/** Both places where the queue can live. */
export const queueBeds: readonly QueueBedKind[] = [
  { title: 'the queue in Postgres', isMissing: false, open: openPostgres },
  { title: `the queue in Redis${redisNeeded}`, isMissing: redisProgram === null, open: openRedis },
];

async function openPostgres(): Promise<QueueBed> {
  const database = await createTestDatabase({ hasQueue: true });
  const { sql } = database.db;
  const readTables = async (): Promise<readonly string[]> => {
    const rows =
      await sql`select tablename from pg_tables where schemaname = 'bullmq' and tablename <> 'migration'`;
    return rows.map((row) => `bullmq.${String(row['tablename'])}`);
  };
  return {
    database,
    config: { kind: 'postgres', url: database.url },
    async lose() {
      // Workers hold their tables in an order of their own, and Postgres may let this statement go
      // instead of one of theirs.
      for (let isLost = false; !isLost; ) {
        isLost = await sql.unsafe(`truncate ${(await readTables()).join(', ')}`).then(
          () => true,
          (error: unknown) => {
            if (error instanceof Error && 'code' in error && error.code === '40P01') return false;
            throw error;
          },
        );
      }
    },
    async breakConnections() {
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    },
    async countWaiting() {
      const [row] =
        await sql`select count(*)::int as count from bullmq.job where queue not in ('sweep', 'check-books')`;
      return Number(row?.['count']);
    },
    async dump() {
      const rows = await Promise.all(
        (await readTables()).map((table) => sql.unsafe(`select t::text from ${table} t`)),
      );
      return JSON.stringify(rows);
    },
    close: () => database.close(),
  };
}

async function openRedis(): Promise<QueueBed> {
  const [database, redis] = await Promise.all([createTestDatabase(), startRedis()]);
  return {
    database,
    config: { kind: 'redis', url: redis.url },
    async lose() {
      await redis.client.flushall();
    },
    breakConnections: () => redis.restart(),
    async countWaiting() {
      const keys = await redis.client.keys('party-os:*-word*');
      const types = await Promise.all(keys.map((key) => redis.client.type(key)));
      const hashes = keys.filter((_, index) => types[index] === 'hash');
      const isJob = await Promise.all(hashes.map((key) => redis.client.hexists(key, 'data')));
      return isJob.filter((found) => found === 1).length;
    },
    async dump() {
      const keys = await redis.client.keys('*');
      const values = await Promise.all(keys.map((key) => readRedisKey(redis.client, key)));
      return JSON.stringify([keys, values]);
    },
    async close() {
      await Promise.all([redis.close(), database.close()]);
    },
  };
}

type RedisClient = Awaited<ReturnType<typeof startRedis>>['client'];

/**
 * Reads a key of a live queue: between asking for its type and reading it, it may have become
 * another one.
 */
async function readRedisKey(client: RedisClient, key: string): Promise<unknown> {
  for (;;) {
    try {
      return await readByType(client, key);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('WRONGTYPE'))) throw error;
    }
  }
}

async function readByType(client: RedisClient, key: string): Promise<unknown> {
  const type = await client.type(key);
  if (type === 'hash') return client.hgetall(key);
  if (type === 'list') return client.lrange(key, 0, -1);
  if (type === 'zset') return client.zrange(key, '0', '-1');
  if (type === 'set') return client.smembers(key);
  if (type === 'stream') return client.xrange(key, '-', '+');
  return client.get(key);
}

export interface Gate {
  readonly config: QueueConfig;
  /** Lets connections through from now on. */
  open(): Promise<void>;
  /** Keeps the connections but lets nothing through any more. */
  stall(): void;
  close(): Promise<void>;
}

/**
 * Stands before the queue's server on a port of its own, closed at first: the server seems to be
 * away.
 */
export async function createGate(config: QueueConfig): Promise<Gate> {
  const target = new URL(config.url);
  const port = await findFreePort();
  const sockets = new Set<Socket>();
  let isStalled = false;
  const server = createServer((near) => {
    const far = connectSocket(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('error', () => undefined).on('close', () => to.destroy());
      from.on('data', (data) => isStalled || to.write(data));
    }
  });
  const url = new URL(config.url);
  url.port = String(port);
  return {
    config: { ...config, url: url.href },
    open: () => new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve())),
    stall() {
      isStalled = true;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
