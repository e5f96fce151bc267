import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createPublisher, type Publisher } from './publisher.js';

const message = { channel: 'private-betting.x.1', name: 'bet-placed', data: '{"sequence":1}' };
const credentials = { appId: '1', key: 'k', secret: 's' };
const opened: (Server | Publisher)[] = [];

afterEach(() => {
  for (const resource of opened.splice(0)) {
    if ('closeAllConnections' in resource) resource.closeAllConnections();
    resource.close();
  }
});

async function publisherTo(answer: RequestListener, deadlineMs = 5000): Promise<Publisher> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const publisher = createPublisher(
    {
      ...credentials,
      host: '127.0.0.1',
      port: (server.address() as AddressInfo).port,
      useTLS: false,
    },
    deadlineMs,
  );
  opened.push(server, publisher);
  return publisher;
}

test.each([
  [200, { kind: 'published' }],
  [400, { kind: 'unacceptable', status: 400 }],
  [413, { kind: 'unacceptable', status: 413 }],
  [401, { kind: 'credentials', status: 401 }],
  [403, { kind: 'credentials', status: 403 }],
  [404, { kind: 'credentials', status: 404 }],
  [429, { kind: 'unavailable', reason: 'HTTP 429' }],
  [500, { kind: 'unavailable', reason: 'HTTP 500' }],
  [503, { kind: 'unavailable', reason: 'HTTP 503' }],
])('an answer of %i is told as what it means', async (status, result) => {
  const publisher = await publisherTo((_request, response) => response.writeHead(status).end('{}'));
  expect(await publisher.publish([message])).toEqual(result);
  expect(await publisher.check()).toEqual(result);
});

test('messages go out together, in order, signed by the library', async () => {
  const bodies: unknown[] = [];
  const publisher = await publisherTo((request, response) => {
    request
      .setEncoding('utf8')
      .on('data', (text) =>
        bodies.push([new URL(request.url ?? '', 'http://h').pathname, JSON.parse(text)]),
      );
    request.on('end', () => response.end('{}'));
  });
  const messages = [message, { ...message, data: '{"sequence":2}' }];
  expect(await publisher.publish(messages)).toEqual({ kind: 'published' });
  expect(bodies).toEqual([['/apps/1/batch_events', { batch: messages }]]);
});

test('a server that never answers counts as unavailable at the deadline', async () => {
  const publisher = await publisherTo(() => {}, 50);
  expect(await publisher.publish([message])).toMatchObject({ kind: 'unavailable' });
});

test.each([200, 500])(
  'a %i whose body never comes counts as unavailable at the deadline',
  async (status) => {
    const publisher = await publisherTo(
      (_request, response) => response.writeHead(status, { 'content-length': '10' }).write('{'),
      50,
    );
    expect(await publisher.publish([message])).toMatchObject({ kind: 'unavailable' });
  },
);

test('nobody listening, and a connection cut in the middle, are unavailable', async () => {
  const cut = await publisherTo((request) => request.socket.destroy());
  expect(await cut.publish([message])).toEqual({ kind: 'unavailable', reason: 'ECONNRESET' });
  const nobody = createPublisher({ ...credentials, host: '127.0.0.1', port: 1, useTLS: false });
  opened.push(nobody);
  expect(await nobody.publish([message])).toEqual({ kind: 'unavailable', reason: 'ECONNREFUSED' });
});
