import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import express from 'express';
import Pusher from 'pusher';
import type PusherJsModule from 'pusher-js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { patienceMs } from '../../tests/support/patience.js';
import { createLog } from '../log.js';
import {
  type ChannelsServer,
  type ChannelsServerOptions,
  createChannelsServer,
} from './channels-server.js';
import { authorizeChannel } from './channels-signature.js';

const app = { appId: 'app-1', key: 'key-1', secret: 'secret-1' };
const privateChannel = 'private-sim-racing.0f0e0d0c-0b0a-4908-8706-050403020100.1';

type PusherJs = PusherJsModule.default;

// pusher-js is CommonJS that exports its class itself; its types say so only to bundlers.
function loadPusherJs(): typeof PusherJsModule.default {
  return createRequire(import.meta.url)('pusher-js');
}
const PusherClient = loadPusherJs();

interface Running {
  readonly channels: ChannelsServer;
  readonly port: number;
  close(): Promise<void>;
}

async function run(options: Partial<ChannelsServerOptions> = {}, port = 0): Promise<Running> {
  const channels = createChannelsServer({ ...app, log: createLog('silent'), ...options });
  const server = createServer(express().use(channels.router));
  server.on('upgrade', (request, socket, head) => {
    if (!channels.handleUpgrade(request, socket, head))
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    channels,
    port: (server.address() as AddressInfo).port,
    async close() {
      await channels.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Frame {
  readonly event: string;
  readonly channel?: string;
  readonly data?: unknown;
}

/** A raw client that keeps what it received. */
class Client {
  readonly frames: Frame[] = [];
  readonly socket: WebSocket;
  closeCode: number | null = null;

  constructor(port: number, path = `/app/${app.key}?protocol=7`) {
    this.socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
    this.socket.on('message', (data) => this.frames.push(JSON.parse(String(data))));
    this.socket.on('close', (code) => {
      this.closeCode = code;
    });
    this.socket.on('error', () => {});
    clients.add(this);
  }

  async frame(event: string, channel?: string): Promise<Frame> {
    return vi.waitFor(() => {
      const found = this.frames.find(
        (frame) => frame.event === event && (channel === undefined || frame.channel === channel),
      );
      if (found === undefined)
        throw new Error(`no ${event} in ${JSON.stringify(this.frames).slice(0, 500)}`);
      return found;
    }, patienceMs);
  }

  async closed(): Promise<number> {
    await vi.waitFor(() => expect(this.closeCode).not.toBeNull(), patienceMs);
    return this.closeCode ?? 0;
  }

  async socketId(): Promise<string> {
    const { data } = await this.frame('pusher:connection_established');
    return JSON.parse(String(data)).socket_id;
  }

  send(event: string, data: unknown, rest: object = {}): void {
    this.socket.send(JSON.stringify({ event, data, ...rest }));
  }

  async subscribe(channel: string): Promise<void> {
    const auth = authorizeChannel(app, await this.socketId(), channel);
    this.send('pusher:subscribe', { channel, auth });
    await this.frame('pusher_internal:subscription_succeeded', channel);
  }

  /** Everything sent before has been handled once this resolves. */
  async settle(): Promise<void> {
    const before = this.frames.length;
    this.send('pusher:ping', {});
    await vi.waitFor(
      () => expect(this.frames.slice(before).map((frame) => frame.event)).toContain('pusher:pong'),
      patienceMs,
    );
  }
}

const clients = new Set<Client>();
const browsers = new Set<PusherJs>();
let server: Running;

beforeEach(async () => {
  server = await run();
});

afterEach(async () => {
  for (const browser of browsers) browser.disconnect();
  for (const client of clients) client.socket.terminate();
  browsers.clear();
  clients.clear();
  await server.close();
});

function sdk(options: { readonly secret?: string } = {}): Pusher {
  return new Pusher({
    ...app,
    ...options,
    host: '127.0.0.1',
    port: String(server.port),
    useTLS: false,
  });
}

function browser(port = server.port): PusherJs {
  const client = new PusherClient(app.key, {
    cluster: 'none',
    wsHost: '127.0.0.1',
    wsPort: port,
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: {
      transport: 'ajax',
      endpoint: '',
      customHandler: ({ socketId, channelName }, callback) =>
        callback(null, { auth: authorizeChannel(app, socketId, channelName) }),
    },
  });
  client.connection.bind('error', () => {});
  browsers.add(client);
  return client;
}

async function signedRequest(
  method: string,
  path: string,
  body: string | null,
  change: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const params: Record<string, string> = {
    auth_key: app.key,
    auth_timestamp: String(Math.floor(Date.now() / 1000)),
    auth_version: '1.0',
    ...change,
  };
  if (body !== null) params['body_md5'] ??= createHash('md5').update(body).digest('hex');
  const query = Object.keys(params)
    .sort()
    .map((name) => `${name}=${params[name]}`)
    .join('&');
  params['auth_signature'] = createHmac('sha256', app.secret)
    .update(`${method}\n${path}\n${query}`)
    .digest('hex');
  return fetch(`http://127.0.0.1:${server.port}${path}?${new URLSearchParams(params)}`, {
    method,
    body,
  });
}

function trigger(body: object, change: Readonly<Record<string, string>> = {}): Promise<Response> {
  return signedRequest('POST', '/apps/app-1/events', JSON.stringify(body), change);
}

describe('with the real client and server libraries', () => {
  test('an event triggered on a private channel reaches its subscriber, batches in their order', async () => {
    const received: unknown[] = [];
    const channel = browser().subscribe(privateChannel);
    channel.bind_global((event: string, data: unknown) => received.push([event, data]));
    await vi.waitFor(() => expect(channel.subscribed).toBe(true), patienceMs);
    await sdk().trigger(privateChannel, 'lap', { sequence: 1, name: 'Żółć 🎲' });
    await sdk().triggerBatch(
      Array.from({ length: 10 }, (_, index) => ({
        channel: privateChannel,
        name: 'lap',
        data: { sequence: index + 2 },
      })),
    );
    await vi.waitFor(() => expect(received).toHaveLength(12), patienceMs);
    expect(received[1]).toEqual(['lap', { sequence: 1, name: 'Żółć 🎲' }]);
    expect(
      received.slice(1).map((entry) => (entry as [string, { sequence: number }])[1].sequence),
    ).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test('a client comes back by itself and subscribes again after the server was restarted', async () => {
    const client = browser();
    const channel = client.subscribe(privateChannel);
    await vi.waitFor(() => expect(channel.subscribed).toBe(true), patienceMs);
    const firstId = client.connection.socket_id;
    const { port } = server;
    await server.close();
    server = await run({}, port);
    await vi.waitFor(
      () => expect(channel.subscribed && client.connection.socket_id !== firstId).toBe(true),
      patienceMs,
    );
    const received = new Promise((resolve) => channel.bind('after', resolve));
    await vi.waitFor(() => expect(server.channels.stats().subscriptions).toBe(1), patienceMs);
    await sdk().trigger(privateChannel, 'after', { ok: true });
    expect(await received).toEqual({ ok: true });
  });

  test('a wrong secret is refused with 401 and nothing is delivered', async () => {
    const client = new Client(server.port);
    await client.subscribe(privateChannel);
    await expect(
      sdk({ secret: 'other' }).trigger(privateChannel, 'forged', {}),
    ).rejects.toMatchObject({ status: 401 });
    await client.settle();
    expect(client.frames.map((frame) => frame.event)).not.toContain('forged');
  });

  test('occupied channels are listed by prefix while somebody listens', async () => {
    const client = new Client(server.port);
    await client.subscribe(privateChannel);
    const list = async (): Promise<unknown> =>
      (await sdk().get({ path: '/channels', params: { filter_by_prefix: 'private-sim' } })).json();
    expect(await list()).toEqual({ channels: { [privateChannel]: {} } });
    client.socket.terminate();
    await vi.waitFor(async () => expect(await list()).toEqual({ channels: {} }), patienceMs);
  });
});

describe('connecting', () => {
  test.each([
    ['another app key', '/app/other?protocol=7', 4001],
    ['a longer path', `/app/${app.key}/more?protocol=7`, 4005],
    ['a version that is no number', `/app/${app.key}?protocol=seven`, 4006],
    ['an old protocol', `/app/${app.key}?protocol=4`, 4007],
    ['no protocol', `/app/${app.key}`, 4008],
  ])('%s is told by its code and closed', async (_what, path, code) => {
    const client = new Client(server.port, path);
    expect(await client.closed()).toBe(code);
    expect(client.frames).toEqual([
      { event: 'pusher:error', data: { code, message: expect.any(String) } },
    ]);
  });

  test('an upgrade of another path is left to others', async () => {
    const client = new Client(server.port, '/elsewhere');
    expect(await client.closed()).toBe(1006);
  });

  test('a socket beyond the cap is asked to come back later', async () => {
    await server.close();
    server = await run({ maxConnections: 1 });
    await new Client(server.port).socketId();
    expect(await new Client(server.port).closed()).toBe(4100);
  });

  test('one address takes no more than its share, and an overlay finds a place all the same', async () => {
    await server.close();
    let isOverlays = false;
    const caps = { maxPerAddress: 40, maxConnections: 60, hasReserve: () => isOverlays };
    server = await run(caps);
    const overlay = new Client(server.port);
    await overlay.socketId();
    const storm = Array.from({ length: 200 }, () => new Client(server.port));
    const refused = () => storm.filter(({ closeCode }) => closeCode === 4100).length;
    await expect.poll(refused).toBe(161);
    expect(overlay.closeCode).toBeNull();
    isOverlays = true;
    await new Client(server.port).socketId();
  });

  test('a silent socket is pinged, and closed when it does not answer', async () => {
    await server.close();
    server = await run({ activityTimeoutSeconds: 0.2, pongTimeoutSeconds: 0.5 });
    const silent = new Client(server.port);
    const answering = new Client(server.port);
    answering.socket.on('message', (data) => {
      if (String(data).includes('pusher:ping')) answering.send('pusher:pong', {});
    });
    await silent.frame('pusher:ping');
    expect(await silent.closed()).toBe(4201);
    expect(answering.closeCode).toBeNull();
  });
});

describe('subscribing', () => {
  test.each<[string, (socketId: string) => unknown]>([
    ['no signature', () => undefined],
    ['a wrong signature', () => `${app.key}:${'0'.repeat(64)}`],
    ['a number', () => 5],
    ['the signature of another socket', () => authorizeChannel(app, '1.1', privateChannel)],
    ['the signature of another channel', (id) => authorizeChannel(app, id, `${privateChannel}1`)],
    [
      'the signature of another secret',
      (id) => authorizeChannel({ ...app, secret: 'x' }, id, privateChannel),
    ],
    ['another key', (id) => authorizeChannel({ ...app, key: 'x' }, id, privateChannel)],
  ])('%s does not open a private channel', async (_what, makeAuth) => {
    const client = new Client(server.port);
    client.send('pusher:subscribe', {
      channel: privateChannel,
      auth: makeAuth(await client.socketId()),
    });
    expect((await client.frame('pusher:subscription_error', privateChannel)).data).toMatchObject({
      type: 'AuthError',
      status: 401,
    });
    expect(server.channels.stats().subscriptions).toBe(0);
  });

  test.each([
    'presence-room',
    'private-encrypted-room',
    'cache-room',
    'private-cache-room',
    'presence-cache-room',
  ])('%s is of a kind that is not offered', async (channel) => {
    const client = new Client(server.port);
    client.send('pusher:subscribe', {
      channel,
      auth: authorizeChannel(app, await client.socketId(), channel),
    });
    expect((await client.frame('pusher:subscription_error', channel)).data).toMatchObject({
      status: 400,
    });
  });

  test.each([
    '',
    'with space',
    'slash/',
    '#server-to-user-1',
    'x'.repeat(201),
    '__proto__\u0000',
    'ż',
  ])('the name %j is refused', async (channel) => {
    const client = new Client(server.port);
    await client.socketId();
    client.send('pusher:subscribe', { channel });
    await client.frame('pusher:error');
    expect(server.channels.stats().channels).toBe(0);
  });

  test('a socket holds at most 100 channels, and subscribing twice delivers once', async () => {
    const client = new Client(server.port);
    await client.socketId();
    for (let index = 0; index <= 100; index += 1)
      client.send('pusher:subscribe', { channel: `public-${index}` });
    client.send('pusher:subscribe', { channel: 'public-1' });
    await client.frame('pusher:subscription_error', 'public-100');
    await client.settle();
    expect(server.channels.stats()).toEqual({ connections: 1, channels: 100, subscriptions: 100 });
    await sdk().trigger('public-1', 'once', {});
    await client.settle();
    expect(client.frames.filter((frame) => frame.event === 'once')).toHaveLength(1);
  });

  test('ending a channel closes its listeners for good and leaves the others', async () => {
    const rotated = new Client(server.port);
    const other = new Client(server.port);
    await rotated.subscribe(privateChannel);
    await other.subscribe(`${privateChannel}2`);
    server.channels.endChannels((channel) => channel === privateChannel);
    expect(await rotated.closed()).toBe(4009);
    await other.settle();
    expect(server.channels.stats().connections).toBe(1);
  });
});

describe('abuse', () => {
  test('client events are answered with an error and reach nobody', async () => {
    const sender = new Client(server.port);
    const listener = new Client(server.port);
    await sender.subscribe(privateChannel);
    await listener.subscribe(privateChannel);
    for (const event of [
      'client-lap',
      'lap',
      'pusher_internal:subscription_succeeded',
      'pusher:error',
    ]) {
      sender.send(event, { sequence: 99 }, { channel: privateChannel });
    }
    await sender.frame('pusher:error');
    await sender.settle();
    await listener.settle();
    expect(listener.frames.map((frame) => frame.event)).toEqual([
      'pusher:connection_established',
      'pusher_internal:subscription_succeeded',
      'pusher:pong',
    ]);
  });

  test('frames that are no events harm nobody', async () => {
    const client = new Client(server.port);
    await client.socketId();
    for (const text of [
      '{not json',
      '[]',
      'null',
      '5',
      '""',
      '{}',
      '{"event":5}',
      '{"event":"pusher:subscribe"}',
      '{"event":"pusher:subscribe","data":null}',
    ]) {
      client.socket.send(text);
    }
    client.socket.send(Buffer.from([0, 255, 1]));
    client.socket.send('['.repeat(20_000));
    await client.settle();
    expect(client.closeCode).toBeNull();
  });

  test('a frame of 2 MB closes its socket only', async () => {
    const large = new Client(server.port);
    const other = new Client(server.port);
    await large.socketId();
    await other.socketId();
    large.send('client-x', 'y'.repeat(2 * 1024 * 1024));
    expect([1006, 1009]).toContain(await large.closed());
    await other.settle();
    expect(server.channels.stats().connections).toBe(1);
  });

  test('a socket that floods is sent away', async () => {
    const client = new Client(server.port);
    await client.socketId();
    for (let index = 0; index < 500; index += 1) client.send('pusher:ping', {});
    expect(await client.closed()).toBe(4100);
  });

  test('a reader that does not read is cut off while others get everything', async () => {
    const slow = new Client(server.port);
    const quick = new Client(server.port);
    await slow.subscribe('public-1');
    await quick.subscribe('public-1');
    slow.socket.pause();
    const data = 'x'.repeat(10_000);
    let sent = 0;
    // Kernel buffers swallow some megabytes before ours begin to fill.
    while (server.channels.stats().connections === 2 && sent < 4000) {
      await sdk().triggerBatch(
        Array.from({ length: 10 }, () => ({ channel: 'public-1', name: 'big', data })),
      );
      sent += 10;
    }
    expect(server.channels.stats().connections).toBe(1);
    await vi.waitFor(
      () => expect(quick.frames.filter((frame) => frame.event === 'big')).toHaveLength(sent),
      patienceMs,
    );
  });
});

describe('the HTTP API', () => {
  const event = { name: 'ev', channels: ['public-1'], data: '{}' };

  test.each<[string, number, () => Promise<Response>]>([
    ['no parameters', 401, () => fetch(`http://127.0.0.1:${server.port}/apps/app-1/channels`)],
    [
      'a timestamp 601 s old',
      401,
      () => trigger(event, { auth_timestamp: String(Math.floor(Date.now() / 1000) - 602) }),
    ],
    [
      'a timestamp 601 s ahead',
      401,
      () => trigger(event, { auth_timestamp: String(Math.floor(Date.now() / 1000) + 602) }),
    ],
    ['another auth_version', 401, () => trigger(event, { auth_version: '2.0' })],
    ['another auth_key', 401, () => trigger(event, { auth_key: 'other' })],
    ['the md5 of another body', 401, () => trigger(event, { body_md5: '0'.repeat(32) })],
    ['another app', 404, () => signedRequest('GET', '/apps/app-2/channels', null)],
    ['an unknown resource', 404, () => signedRequest('GET', '/apps/app-1/nope', null)],
    [
      'users of a channel',
      400,
      () => signedRequest('GET', '/apps/app-1/channels/public-1/users', null),
    ],
    ['a body that is no JSON', 400, () => signedRequest('POST', '/apps/app-1/events', '{nope')],
    ['a body of 2 MB', 413, () => trigger({ ...event, data: 'x'.repeat(2 * 1024 * 1024) })],
    ['10,241 bytes of data', 413, () => trigger({ ...event, data: 'x'.repeat(10_241) })],
    ['4,000 characters of 3 bytes', 413, () => trigger({ ...event, data: '€'.repeat(4000) })],
    ['10,240 bytes of data', 200, () => trigger({ ...event, data: 'x'.repeat(10_240) })],
    [
      '101 channels',
      400,
      () =>
        trigger({ ...event, channels: Array.from({ length: 101 }, (_, index) => `c-${index}`) }),
    ],
    [
      '100 channels',
      200,
      () =>
        trigger({ ...event, channels: Array.from({ length: 100 }, (_, index) => `c-${index}`) }),
    ],
    ['a presence channel', 400, () => trigger({ ...event, channels: ['presence-x'] })],
    ['no channel', 400, () => trigger({ name: 'ev', data: '{}' })],
    ['data that is an object', 400, () => trigger({ ...event, data: {} })],
    ['a name of 201 characters', 400, () => trigger({ ...event, name: 'x'.repeat(201) })],
    ['a name of the protocol', 400, () => trigger({ ...event, name: 'pusher:error' })],
    ['a socket id that is none', 400, () => trigger({ ...event, socket_id: '../1' })],
    [
      'a batch of 11',
      400,
      () =>
        signedRequest(
          'POST',
          '/apps/app-1/batch_events',
          JSON.stringify({
            batch: Array.from({ length: 11 }, () => ({ name: 'e', channel: 'c', data: '1' })),
          }),
        ),
    ],
  ])('%s is answered with %i', async (_what, status, send) => {
    const response = await send();
    expect([response.status, typeof (await response.json())]).toEqual([status, 'object']);
  });

  test('a parameter that comes twice is refused, however it is signed', async () => {
    const response = await fetch(
      `http://127.0.0.1:${server.port}/apps/app-1/channels?auth_key=a&auth_key=b`,
    );
    expect(response.status).toBe(400);
  });

  test('one bad event in a batch sends none of it', async () => {
    const client = new Client(server.port);
    await client.subscribe('public-1');
    const batch = [
      { name: 'good', channel: 'public-1', data: '1' },
      { name: 'large', channel: 'public-1', data: 'x'.repeat(11_000) },
    ];
    expect(
      (await signedRequest('POST', '/apps/app-1/batch_events', JSON.stringify({ batch }))).status,
    ).toBe(413);
    await client.settle();
    expect(client.frames.map((frame) => frame.event)).not.toContain('good');
  });

  test('the socket that is named gets no copy, and data passes byte for byte', async () => {
    const sender = new Client(server.port);
    const listener = new Client(server.port);
    await sender.subscribe('public-1');
    await listener.subscribe('public-1');
    const data = '{"a": 1,  "u":"\\u2028 <b>", "e":"🎲"}';
    await trigger({ ...event, data, socket_id: await sender.socketId() });
    expect((await listener.frame('ev')).data).toBe(data);
    await sender.settle();
    expect(sender.frames.map((frame) => frame.event)).not.toContain('ev');
  });

  test('the count of subscriptions is told where it is asked for', async () => {
    await new Client(server.port).subscribe('public-1');
    await new Client(server.port).subscribe('public-1');
    expect(await (await trigger({ ...event, info: 'subscription_count' })).json()).toEqual({
      channels: { 'public-1': { subscription_count: 2 } },
    });
    const response = await sdk().get({
      path: '/channels/public-1',
      params: { info: 'subscription_count' },
    });
    expect(await response.json()).toEqual({ occupied: true, subscription_count: 2 });
  });
});
