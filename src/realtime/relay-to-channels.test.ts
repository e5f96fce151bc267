import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createTestDatabase } from '../../tests/support/database.js';
import { patienceMs } from '../../tests/support/patience.js';
import { systemClock } from '../clock.js';
import { channelName } from '../contract/topics.js';
import { createLog } from '../log.js';
import { createChannelsServer } from './channels-server.js';
import { authorizeChannel } from './channels-signature.js';
import { createPublisher } from './publisher.js';
import { createRelay } from './relay.js';

const app = { appId: 'app-1', key: 'key-1', secret: 'secret-1' };
const log = createLog('silent');

async function startChannels(
  port: number,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const channels = createChannelsServer({ ...app, log });
  const server: Server = createServer(express().use(channels.router));
  server.on('upgrade', (request, socket, head) => channels.handleUpgrade(request, socket, head));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      await channels.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Listens to one channel and collects the numbers it is sent. */
async function listen(port: number, channel: string, into: number[]): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/app/${app.key}?protocol=7`);
  await new Promise<void>((resolve) => {
    socket.on('message', (text) => {
      const { event, data } = JSON.parse(String(text));
      if (event === 'pusher:connection_established') {
        const auth = authorizeChannel(app, JSON.parse(data).socket_id, channel);
        socket.send(JSON.stringify({ event: 'pusher:subscribe', data: { channel, auth } }));
      } else if (event === 'pusher_internal:subscription_succeeded') resolve();
      else if (event === 'user-joined') into.push(JSON.parse(data).sequence);
    });
  });
  return socket;
}

test('events reach a listener through the real library and server, and those of an outage follow in order', async () => {
  const { db, close } = await createTestDatabase();
  onTestFinished(close);
  const [party] = await db.sql<
    { id: string }[]
  >`insert into parties (guild_id, name) values ('1', 'Party') returning id`;
  const partyId = party?.id ?? '';
  const addEvents = async (count: number): Promise<void> => {
    await db.sql`insert into party_events (party_id, event_type, channel, data)
      select ${partyId}, 'user-joined', 'party-lobby', '{"name":"Ann"}' from generate_series(1, ${count}::int)`;
  };
  const channel = channelName('party-lobby', partyId, 1);
  let channels = await startChannels(0);
  onTestFinished(() => channels.close());
  const publisher = createPublisher({
    ...app,
    host: '127.0.0.1',
    port: channels.port,
    useTLS: false,
  });
  const relay = createRelay({ db, publisher, clock: systemClock, log, pollMs: 20 });
  onTestFinished(async () => {
    await relay.stop();
    publisher.close();
  });
  relay.start();

  const before: number[] = [];
  await listen(channels.port, channel, before);
  await addEvents(15);
  relay.wake(partyId);
  await vi.waitFor(
    () => expect(before).toEqual(Array.from({ length: 15 }, (_, index) => index + 1)),
    patienceMs,
  );

  await channels.close();
  await addEvents(500);
  await vi.waitFor(() => expect(relay.isHealthy()).toBe(false), patienceMs);
  channels = await startChannels(channels.port);
  const after: number[] = [];
  await listen(channels.port, channel, after);
  await addEvents(1);
  await vi.waitFor(() => expect(after.at(-1)).toBe(516), patienceMs);
  // The relay may have begun before this listener was there; from its first event on it misses
  // none.
  expect(after).toEqual(
    Array.from({ length: after.length }, (_, index) => 517 - after.length + index),
  );
  await vi.waitFor(
    async () =>
      expect(await db.sql`select 1 from party_events where published_at is null`).toHaveLength(0),
    patienceMs,
  );
  expect(relay.isHealthy()).toBe(true);
});
