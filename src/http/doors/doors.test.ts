import { get } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import { createParty, tickingClock } from '../../../tests/support/party.js';
import { startWebServer, type WebServer } from '../../../tests/support/web-server.js';
import { openControl } from '../../party/control/control-sessions.js';
import { makeLink } from '../../party/phones/one-time-links.js';
import { closeServer, listen } from '../listen.js';
import { createAddressReader } from './client-address.js';
import { createOverlayAddresses } from './overlay-addresses.js';
import { requireControlForRehearsal } from './rehearsal-door.js';

let bed: TestDatabase;
let web: WebServer;
const clock = tickingClock();
beforeAll(async () => {
  bed = await createTestDatabase();
  web = await startWebServer({ db: bed.db, clock, publicUrl: 'https://party.example.org' });
});
afterAll(async () => {
  await web.close();
  await bed.close();
});

function statusFor(path: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(`${web.origin}${path}`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).once('error', reject);
  });
}

describe('a page that bends its own name to our address', () => {
  test.each(['evil.test', 'party.example.org.evil.test', 'evil.test:3000', '127.0.0.1.evil.test'])(
    'gets nothing under the name %j',
    async (host) => {
      for (const path of ['/party/api/me', '/rehearsal/api/people', '/admin/api/openapi.json'])
        expect(await statusFor(path, host)).toBe(421);
      expect(await statusFor('/healthz', host)).toBe(200);
    },
  );

  test.each(['127.0.0.1:3000', '192.168.1.5:3000', '[::1]:3000', 'localhost', 'party.example.org'])(
    'while %j is ours',
    async (host) => {
      expect(await statusFor('/party/api/me', host)).toBe(401);
    },
  );
});

test('in a network the rehearsal opens to hosts who are signed in at race control alone', async () => {
  const { party } = await createParty(bed.db, []);
  const app = express();
  app.use(requireControlForRehearsal(() => bed.db, clock));
  app.use((_request, response) => void response.send('the page'));
  const server = await listen(app, 0, '127.0.0.1');
  const at = server.address();
  const origin = `http://127.0.0.1:${typeof at === 'object' ? at?.port : ''}`;
  const ask = async (path: string, cookie = '') => {
    const { status } = await fetch(`${origin}${path}`, { headers: { cookie } });
    return status;
  };
  const link = await makeLink(
    bed.db,
    {
      ...{ partyId: party.id, kind: 'control', holderName: 'Host' },
      userId: null,
      discordId: null,
    },
    clock,
  );
  const secret = await openControl(
    bed.db,
    { link, device: { hash: 'h', label: 'Browser' } },
    clock,
  );
  const paths = ['/rehearsal/', '/Rehearsal/api/people', '/rehearsal'];
  for (const path of paths) {
    expect(await ask(path)).toBe(403);
    expect(await ask(path, `party_control=${secret.replace(/./, '_')}`)).toBe(403);
    expect(await ask(path, `party_control=${secret}`)).toBe(200);
  }
  expect(await ask('/overlay/')).toBe(200);
  await closeServer(server);
});

test('cookies are Secure, and of this host alone, where the browser came by https', async () => {
  const { party } = await createParty(bed.db, []);
  const join = async (host: string) => {
    const body = JSON.stringify({ code: web.codeOf(party.id), name: 'Ann', key: 'tap-000001' });
    const headers = { host, origin: `https://${host}`, 'content-type': 'application/json' };
    const { request } = await import('node:http');
    return new Promise<readonly string[]>((resolve, reject) => {
      const sent = request(
        `${web.origin}/party/api/join`,
        { method: 'POST', headers },
        (answer) => {
          answer.resume();
          resolve(answer.headers['set-cookie'] ?? []);
        },
      );
      sent.once('error', reject).end(body);
    });
  };
  for (const cookie of await join('party.example.org'))
    expect(cookie).toMatch(
      /^__Host-party_\w+=[\w-]{43}; .*Path=\/; .*HttpOnly; Secure; SameSite=Lax$/,
    );
  for (const cookie of await join('192.168.1.5:3000')) {
    expect(cookie).toMatch(/^party_\w+=[\w-]{43}; .*HttpOnly; SameSite=Lax$/);
    expect(cookie).not.toContain('Secure');
  }
});

test.each([
  { trust: null, forwarded: '203.0.113.9', seen: '10.0.0.2' },
  { trust: 1, forwarded: '203.0.113.9', seen: '203.0.113.9' },
  { trust: 1, forwarded: '198.51.100.7, 203.0.113.9', seen: '203.0.113.9' },
  { trust: '10.0.0.0/8', forwarded: '203.0.113.9', seen: '203.0.113.9' },
  { trust: '10.9.9.9', forwarded: '203.0.113.9', seen: '10.0.0.2' },
])('behind $trust, "$forwarded" comes from $seen', ({ trust, forwarded, seen }) => {
  const socket = { remoteAddress: '10.0.0.2' };
  const request = { headers: { 'x-forwarded-for': forwarded }, socket };
  expect(createAddressReader(trust)(request as never)).toBe(seen);
});

test('an overlay’s address keeps its reserve for ten minutes after its last key', () => {
  let now = Date.now();
  const addresses = createOverlayAddresses({ now: () => new Date(now) });
  addresses.note('10.0.0.2');
  now += 9 * 60_000;
  expect([addresses.has('10.0.0.2'), addresses.has('10.0.0.3')]).toEqual([true, false]);
  now += 61_000;
  expect(addresses.has('10.0.0.2')).toBe(false);
});
