import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { StartError } from '../errors.js';
import { connect } from './connect.js';
import { parties, partyEvents } from './schema/index.js';

let bed: TestDatabase;
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

function at(changes: {
  readonly port?: string;
  readonly password?: string;
  readonly pathname?: string;
  readonly hostname?: string;
  readonly search?: string;
}): string {
  return Object.assign(new URL(bed.url), changes).href;
}

describe('a connected database', () => {
  test('ends a statement that runs too long and a wait for a lock that lasts too long', async () => {
    const db = await connect(bed.url, { statementTimeoutMs: 400, lockTimeoutMs: 100 });
    await expect(db.sql`select pg_sleep(30)`).rejects.toMatchObject({ code: '57014' });
    await expect(db.orm.execute(sql`select pg_sleep(30)`)).rejects.toMatchObject({
      cause: { code: '57014' },
    });
    await bed.db.sql.begin(async (holder) => {
      await holder`lock table parties`;
      await expect(db.sql`select 1 from parties`).rejects.toMatchObject({ code: '55P03' });
    });
    await db.close();
  });

  test('bounds idle transactions too, and says who it is', async () => {
    const db = await connect(bed.url, { applicationName: 'party-os worker' });
    const names = [
      'statement_timeout',
      'lock_timeout',
      'idle_in_transaction_session_timeout',
      'application_name',
    ];
    const rows =
      await db.sql`select name, setting from pg_settings where name in ${db.sql(names)} order by name`;
    expect(rows.map((row) => row['setting'])).toEqual([
      'party-os worker',
      '30000',
      '5000',
      '15000',
    ]);
    await db.close();
  });

  test('stores JSON as objects through either client', async () => {
    const { orm, sql: tagged } = bed.db;
    const [party] = await orm.insert(parties).values({ guildId: '1', name: 'Home' }).returning();
    const partyId = party?.id ?? '';
    await orm
      .insert(partyEvents)
      .values({ partyId, eventType: 'user-joined', channel: 'party-lobby', data: { name: 'Ann' } });
    await tagged`insert into party_events (party_id, event_type, channel, data) values (${partyId}, 'user-joined', 'party-lobby', ${JSON.stringify({ name: 'Ben' })}::text::jsonb)`;
    const rows =
      await tagged`select jsonb_typeof(data) as type, data from party_events order by id`;
    expect(rows).toEqual([
      { type: 'object', data: { name: 'Ann' } },
      { type: 'object', data: { name: 'Ben' } },
    ]);
    expect(
      await orm.select({ data: partyEvents.data }).from(partyEvents).orderBy(partyEvents.id),
    ).toEqual([{ data: { name: 'Ann' } }, { data: { name: 'Ben' } }]);
  });

  test('works again after its connections were cut', async () => {
    const db = await connect(bed.url, { applicationName: 'party-os cut' });
    await Promise.all([db.sql`select 1`, db.orm.execute(sql`select 1`)]);
    await bed.db
      .sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'party-os cut'`;
    await expect.poll(() => db.sql`select 1 as one`.catch(() => [])).toEqual([{ one: 1 }]);
    await expect
      .poll(() => db.orm.execute(sql`select 1 as one`).catch(() => []))
      .toEqual([{ one: 1 }]);
    await db.close();
  });
});

describe('a database that does not answer', () => {
  test('is waited for while it starts', async () => {
    const gate = await openGate();
    const connecting = connect(at({ port: String(gate.port) }), { patienceMs: 20_000 });
    await gate.refusedOnce;
    gate.open();
    const db = await connecting;
    expect(await db.sql`select 1 as one`).toEqual([{ one: 1 }]);
    await db.close();
    await gate.close();
  });

  test('is named with host and database, without the password, when the wait is over', async () => {
    const gate = await openGate();
    await gate.close();
    const url = at({ port: String(gate.port) });
    const { host, pathname } = new URL(url);
    await expect(connect(url, { patienceMs: 300 })).rejects.toThrow(
      new StartError(
        `Postgres at ${host}${pathname} does not answer (ECONNREFUSED). Start it, or correct DATABASE_URL.`,
      ),
    );
  });

  const mistakes = [
    [
      'the password is wrong',
      { password: 'guess' },
      /refuses the user or password of DATABASE_URL/,
    ],
    ['the database does not exist', { pathname: '/nowhere' }, /has no such database\. Create it/],
    [
      'the host does not exist',
      { hostname: 'nowhere.invalid' },
      /There is no host as in nowhere\.invalid/,
    ],
    [
      'it does not speak TLS',
      { search: 'sslmode=require' },
      /does not speak TLS.*Take sslmode out/,
    ],
  ] as const;

  test.each(mistakes)('is not waited for where %s', async (_, change, sentence) => {
    const failure: unknown = await connect(at(change), { patienceMs: 600_000 }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(StartError);
    expect(String(failure)).toMatch(sentence);
    expect(String(failure)).not.toContain(new URL(bed.url).password);
    expect(String(failure)).not.toContain('guess');
  });
});

interface Gate {
  readonly port: number;
  /** Resolves when a connection was turned away. */
  readonly refusedOnce: Promise<void>;
  /** From now on connections go through to the test server. */
  open(): void;
  close(): Promise<void>;
}

/**
 * A port that hangs up on everybody until it is opened, as a database does behind a proxy while it
 * starts.
 */
async function openGate(): Promise<Gate> {
  let isOpen = false;
  let tellRefused = () => {};
  const refusedOnce = new Promise<void>((resolve) => {
    tellRefused = resolve;
  });
  const server = createServer((socket) => {
    socket.on('error', () => {});
    if (isOpen) return forward(socket);
    socket.destroy();
    tellRefused();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: portOf(server),
    refusedOnce,
    open: () => (isOpen = true),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function forward(socket: Socket): void {
  const onward = dial(Number(new URL(bed.url).port), '127.0.0.1');
  onward.on('error', () => socket.destroy());
  socket.pipe(onward).pipe(socket);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
