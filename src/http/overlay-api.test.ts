import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { channelName } from '../contract/topics.js';
import { createLog } from '../log.js';
import { createKeyring, overlayKey, watchKey } from '../party/overlay-key.js';
import { authorizeChannel } from '../realtime/channels-signature.js';
import { createOverlayApi, type OverlayApiOptions } from './overlay-api.js';

const secret = 'a secret of this installation';
const app = { key: 'app-key', secret: 'app-secret' };
let database: TestDatabase;
let party: string;
let other: string;
let server: Server;
let guilds = 0;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

async function addParty(): Promise<string> {
  guilds += 1;
  const [row] = await database.db.sql<
    { id: string }[]
  >`insert into parties (guild_id, name) values (${String(guilds)}, 'The Garage') returning id`;
  return row?.id ?? '';
}

async function serve(options: Partial<OverlayApiOptions> = {}): Promise<Server> {
  const api = createOverlayApi({
    readPhonesUrl: () => Promise.resolve(null),
    db: database.db,
    keyring: createKeyring({ db: database.db, secret }),
    channels: { kind: 'embedded', key: app.key },
    authorize: (socketId, channel) => authorizeChannel(app, socketId, channel),
    build: 'build-1',
    rehearsalUrl: null,
    noteViewer: () => undefined,
    log: createLog('silent'),
    ...options,
  });
  const started = createServer(express().use(api)).listen(0, '127.0.0.1');
  await once(started, 'listening');
  return started;
}

beforeEach(async () => {
  [party, other] = [await addParty(), await addParty()];
  server = await serve();
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

async function ask(path: string, key: string | null, init: RequestInit = {}): Promise<Answer> {
  const headers: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` };
  const response = await fetch(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    { headers, ...init },
  );
  return { status: response.status, body: await response.json(), headers: response.headers };
}

function authorize(key: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
  return ask('/overlay/api/auth', key, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: new URLSearchParams(fields),
  });
}

describe('with the right key', () => {
  test('the snapshot is the party, the build and the way to Channels, and nothing keeps a copy', async () => {
    const { status, body, headers } = await ask(
      '/overlay/api/snapshot',
      overlayKey(secret, party, 1),
    );
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toEqual({
      party: { id: party, name: 'The Garage', accentColour: null },
      sequence: 0,
      generation: 1,
      build: 'build-1',
      channels: { kind: 'embedded', key: app.key },
      races: [],
      round: null,
      join: null,
      avatars: [],
    });
  });

  test('the head tells sequence, generation and build', async () => {
    await database.db.sql`
      insert into party_events (party_id, event_type, channel, data, sequence) values (${party}, 'user-joined', 'party-lobby', '{}', 1)`;
    await database.db.sql`update parties set event_sequence = 1 where id = ${party}`;
    const { status, body } = await ask('/overlay/api/head', overlayKey(secret, party, 1));
    expect([status, body]).toEqual([200, { sequence: 1, generation: 1, build: 'build-1' }]);
  });

  test('a subscription to each of the own channels is signed for that socket', async () => {
    const channel = channelName('betting', party, 1);
    const { status, body } = await authorize(overlayKey(secret, party, 1), {
      socket_id: '12.34',
      channel_name: channel,
    });
    expect([status, body]).toEqual([200, { auth: authorizeChannel(app, '12.34', channel) }]);
  });

  test('every other channel is refused alike', async () => {
    await database.db.sql`update parties set overlay_generation = 2 where id = ${party}`;
    const foreign = [
      channelName('betting', other, 1),
      channelName('betting', party, 1),
      channelName('betting', party, 3),
      channelName('betting', party, 2).toUpperCase(),
      `${channelName('betting', party, 2)} `,
      'private-betting',
      `presence-betting.${party}.2`,
      `private-encrypted-betting.${party}.2`,
      '',
      'x'.repeat(300),
      '__proto__',
    ];
    const answers = await Promise.all(
      foreign.map((name) =>
        authorize(overlayKey(secret, party, 2), { socket_id: '1.2', channel_name: name }),
      ),
    );
    expect(answers.map(({ status, body }) => [status, body])).toEqual(
      foreign.map(() => [403, { error: 'forbidden' }]),
    );
  });

  test.each<[string, number, RequestInit]>([
    ['no body', 400, {}],
    ['no socket id', 400, { body: new URLSearchParams({ channel_name: 'x' }) }],
    [
      'a socket id that would sign something else',
      400,
      { body: new URLSearchParams({ socket_id: '1.2:private-x', channel_name: 'x' }) },
    ],
    [
      'the same field twice',
      400,
      { body: new URLSearchParams('socket_id=1.2&socket_id=1.3&channel_name=x') },
    ],
    ['JSON', 400, { body: '{"socket_id":"1.2"}', headers: { 'content-type': 'application/json' } }],
    ['10 MB', 413, { body: new URLSearchParams({ socket_id: 'x'.repeat(10_000_000) }) }],
    [
      'many fields',
      413,
      {
        body: new URLSearchParams(
          Array.from({ length: 50 }, (_, index): [string, string] => [`f${index}`, '1']),
        ),
      },
    ],
  ])('%s as the authorisation body is refused with %i', async (_what, status, init) => {
    const headers = { ...init.headers, authorization: `Bearer ${overlayKey(secret, party, 1)}` };
    expect(
      (await ask('/overlay/api/auth', null, { ...init, method: 'POST', headers })).status,
    ).toBe(status);
  });

  test('other paths and methods are not found', async () => {
    const headers = { authorization: `Bearer ${overlayKey(secret, party, 1)}` };
    const asked = [
      ask('/overlay/api/nope', null, { headers }),
      ask('/overlay/api/snapshot', null, { headers, method: 'DELETE' }),
    ];
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([404, 404]);
  });
});

describe('with a wrong key', () => {
  test('wrong, rotated, foreign, malformed, oversized and missing keys get the same answer everywhere', async () => {
    const rotated = overlayKey(secret, party, 1);
    expect((await ask('/overlay/api/head', rotated)).status).toBe(200);
    await database.db.sql`update parties set overlay_generation = 2 where id = ${party}`;
    const keys = [
      rotated,
      overlayKey('another installation', party, 2),
      overlayKey(secret, party, 3),
      overlayKey(secret, party, 2).slice(0, -1),
      watchKey(secret, party, 2),
      'x',
      'x'.repeat(10_000),
      '',
      '__proto__',
    ];
    const answers: Answer[] = [];
    for (const key of [...keys, null]) {
      answers.push(
        await ask('/overlay/api/snapshot', key),
        await ask('/overlay/api/head', key),
        await ask('/overlay/api/auth', key, { method: 'POST' }),
      );
    }
    const shown = answers.map(({ status, body, headers }) => [
      status,
      body,
      [...headers.keys()].filter((name) => name !== 'date').sort(),
    ]);
    expect(new Set(shown.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(shown[0]?.slice(0, 2)).toEqual([401, { error: 'unauthorized' }]);
  });

  test('a key in the query or as another scheme opens nothing', async () => {
    const key = overlayKey(secret, party, 1);
    expect((await ask(`/overlay/api/head?key=${key}`, null)).status).toBe(401);
    expect(
      (await ask('/overlay/api/head', null, { headers: { authorization: `Basic ${key}` } })).status,
    ).toBe(401);
  });

  test('too many are slowed down, and do not lock out the right key at the same address', async () => {
    const answers = await Promise.all(
      Array.from({ length: 130 }, () => ask('/overlay/api/head', 'wrong')),
    );
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([
      ...Array(120).fill(401),
      ...Array(10).fill(429),
    ]);
    expect(answers.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('60');
    expect((await ask('/overlay/api/head', overlayKey(secret, party, 1))).status).toBe(200);
  });
});

describe('without a database', () => {
  test.each<[string, () => Promise<never>]>([
    ['one that refuses', () => Promise.reject(new Error('connect ECONNREFUSED'))],
    ['one that hangs', () => new Promise(() => {})],
  ])('%s is answered with 503 and when to come again', async (_what, resolve) => {
    server.close();
    server = await serve({ keyring: { resolve }, deadlineMs: 50 });
    const { status, body, headers } = await ask(
      '/overlay/api/snapshot',
      overlayKey(secret, party, 1),
    );
    expect([status, body, headers.get('retry-after')]).toEqual([
      503,
      { error: 'unavailable' },
      '2',
    ]);
  });

  test('a database that goes away after the key was known is a 503 as well, and comes back', async () => {
    const key = overlayKey(secret, party, 1);
    let isDown = true;
    const sql = new Proxy(database.db.sql, {
      apply: (target, self, parameters) =>
        isDown ? Promise.reject(new Error('down')) : Reflect.apply(target, self, parameters),
    });
    server.close();
    server = await serve({ db: { sql } });
    expect((await ask('/overlay/api/head', key)).status).toBe(503);
    isDown = false;
    expect((await ask('/overlay/api/head', key)).status).toBe(200);
  });
});
