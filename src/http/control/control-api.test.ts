import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import { createParty, freshId } from '../../../tests/support/party.js';
import { type Browser, startWebServer, type WebServer } from '../../../tests/support/web-server.js';
import type { Party } from '../../party/ensure-party.js';
import { makeLink } from '../../party/phones/one-time-links.js';
import { testOverlay } from '../../party/test-overlay.js';
import { numberEvents } from '../../realtime/relay-store.js';

let bed: TestDatabase;
let web: WebServer;
let now = Date.now();
const clock = { now: () => new Date(now) };
let right: 'host' | 'not-host' | 'unknown' = 'host';
let asked = 0;
beforeAll(async () => {
  bed = await createTestDatabase();
  const readHostRight = () => {
    asked += 1;
    return Promise.resolve(right);
  };
  web = await startWebServer({ db: bed.db, clock, readHostRight });
});
afterAll(async () => {
  await web.close();
  await bed.close();
});

async function linkTo(party: Party, holder: { userId?: string; discordId?: string } = {}) {
  const { userId = null, discordId = null } = holder;
  const about = { partyId: party.id, kind: 'control', holderName: 'Host' } as const;
  return makeLink(bed.db, { ...about, userId, discordId }, clock);
}

async function openControl(party: Party, holder = {}): Promise<Browser> {
  const browser = web.openBrowser();
  const link = await linkTo(party, holder);
  expect((await browser.post('/admin/api/link', { link })).body.success).toBe(true);
  return browser;
}

/** What a program with that key sends: no cookie, and from no page. */
async function makeKey(host: Browser, scope: string) {
  const made = await host.post('/admin/api/actions/make-key', { name: 'Deck', scope });
  const bearer = { authorization: `Bearer ${made.body.data.key}`, origin: null };
  return { bearer, id: made.body.data.id as string, key: made.body.data.key as string };
}

describe('race control', () => {
  test('is opened by a link once, and runs a race from open to undo', async () => {
    const { party, guests } = await createParty(bed.db, ['Ann', 'Ben'], clock);
    const link = await linkTo(party);
    const host = web.openBrowser();
    expect((await host.post('/admin/api/link', { link })).body.data).toMatchObject({
      name: 'Host',
      seat: null,
    });
    expect((await web.openBrowser().post('/admin/api/link', { link })).body.code).toBe(
      'link-spent',
    );
    const act = async (name: string, input: object) => {
      const { body } = await host.post(`/admin/api/actions/${name}`, input);
      expect(body, name).toMatchObject({ success: true });
      return body.data;
    };
    const { race } = await act('open-race', { title: 'Final', lock: 'manual' });
    const lap = { racer: guests.Ann.id, time: '1:24.5', race: race.id };
    await act('record-lap-for', lap);
    const { boardVersion, wasOpen } = await act('preview-settlement', { race: race.id });
    expect(wasOpen).toBe(true);
    const { result } = await act('settle', { race: race.id, boardVersion });
    expect(result).toMatchObject({ outcome: 'paid', winner: { name: 'Ann' } });
    const { settlement } = await act('preview-undo', { race: race.id });
    expect(await act('undo-settlement', { settlement: settlement.id })).toMatchObject({
      isChanged: true,
      race: { status: 'LOCKED' },
    });
    const { body } = await host.get('/admin/api/control');
    expect(body).toMatchObject({
      holder: { name: 'Host', seat: null },
      settings: { webJoin: 'open' },
      races: [{ title: 'Final', status: 'LOCKED', leader: { name: 'Ann', lapTimeMs: 84_500 } }],
      wouldPlay: 2,
      seats: [{ name: 'Ann' }, { name: 'Ben' }],
      sessions: [{ isThis: true }],
    });
    expect(body.links.join.url).toBe(`https://party.test/party/join#${web.codeOf(party.id)}`);
  });

  test('asks Discord again, ends the session of who lost the right, and waits 15 minutes for silence', async () => {
    const { party } = await createParty(bed.db, [], clock);
    const [lost, silent] = [
      await openControl(party, { discordId: freshId() }),
      await openControl(party, { discordId: freshId() }),
    ];
    const look = async (browser: Browser) => (await browser.get('/admin/api/head')).status;
    asked = 0;
    expect([await look(lost), asked]).toEqual([200, 0]);
    now += 45_000;
    right = 'unknown';
    expect([await look(silent), asked]).toEqual([200, 1]);
    right = 'not-host';
    expect([await look(lost), await look(lost)]).toEqual([401, 401]);
    right = 'unknown';
    now += 14 * 60_000;
    expect(await look(silent)).toBe(200);
    now += 60_000;
    expect(await look(silent)).toBe(503);
    right = 'host';
    expect(await look(silent)).toBe(200);
  });

  test('makes no keys for a key, and for a phone’s host none either', async () => {
    const { party } = await createParty(bed.db, [], clock);
    const host = await openControl(party);
    const { bearer } = await makeKey(host, 'all');
    const path = '/admin/api/actions/make-key';
    const made = await web.openBrowser().post(path, { name: 'x', scope: 'all' }, bearer);
    expect([made.status, made.body.code]).toEqual([403, 'control-only']);
  });
});

describe('a program', () => {
  test.each([
    { scope: 'read', board: 200, lap: 403, open: 403, grant: 403 },
    { scope: 'lap', board: 200, lap: 200, open: 403, grant: 403 },
    { scope: 'race', board: 200, lap: 200, open: 200, grant: 403 },
    { scope: 'all', board: 200, lap: 200, open: 200, grant: 200 },
  ])('with the scope $scope may what that says', async ({ scope, board, lap, open, grant }) => {
    const { party, guests } = await createParty(bed.db, ['Ann'], clock);
    const { bearer } = await makeKey(await openControl(party), scope);
    const program = web.openBrowser();
    const act = async (name: string, input: object) =>
      (await program.post(`/admin/api/actions/${name}`, input, bearer)).status;
    const coins = { guest: guests.Ann.id, amount: 5, reason: 'for the test' };
    const time = { racer: guests.Ann.id, time: '1:24.5' };
    expect(await act('list-races', {})).toBe(board);
    expect(await act('record-lap-for', time)).toBe(lap);
    expect(await act('open-race', {})).toBe(open);
    expect(await act('grant-coins', coins)).toBe(grant);
    expect(
      (await program.get('/admin/api/state', { authorization: bearer.authorization })).status,
    ).toBe(200);
    expect(
      (await program.get('/admin/api/control', { authorization: bearer.authorization })).status,
    ).toBe(401);
  });

  test('does once what comes with the same key, also at once, and is told of a key used twice', async () => {
    const { party } = await createParty(bed.db, [], clock);
    const { bearer } = await makeKey(await openControl(party), 'all');
    const program = web.openBrowser();
    const headers = { ...bearer, 'idempotency-key': 'press-0001' };
    const open = (title: string) =>
      program.post('/admin/api/actions/open-race', { title }, headers);
    const tries = await Promise.all(Array.from({ length: 5 }, () => open('Heat')));
    expect(new Set(tries.map(({ body }) => body.data.race.id)).size).toBe(1);
    now += 23 * 3600_000;
    expect((await open('Heat')).body).toEqual(tries[0]?.body);
    expect((await open('Other')).status).toBe(400);
    const [count] = await bed.db.sql`
      select count(*)::int as races from party_games where party_id = ${party.id}`;
    expect(count).toEqual({ races: 1 });
  });

  test('is shown out once its key is revoked, on a stream that is open, too', async () => {
    const { party } = await createParty(bed.db, [], clock);
    const host = await openControl(party);
    const { bearer, id } = await makeKey(host, 'read');
    const headers = { authorization: bearer.authorization };
    const actor = { displayName: 'Host', guest: null };
    await testOverlay(bed.db, { partyId: party.id, actor }, clock);
    await testOverlay(bed.db, { partyId: party.id, actor }, clock);
    await numberEvents(bed.db.sql, party.id);
    const stream = await fetch(`${web.origin}/admin/api/events`, {
      headers: { ...headers, 'last-event-id': '1' },
    });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    expect(stream.headers.get('content-encoding')).toBeNull();
    let heard = '';
    const ended = (async () => {
      const decoder = new TextDecoder();
      for await (const part of stream.body ?? []) heard += decoder.decode(part);
    })();
    await expect.poll(() => heard).toContain('id: 2\nevent: overlay-test\ndata: {');
    expect(heard).not.toContain('id: 1\n');
    await testOverlay(bed.db, { partyId: party.id, actor }, clock);
    await numberEvents(bed.db.sql, party.id);
    web.news.tell(party.id);
    await expect.poll(() => heard).toContain('id: 3\n');
    expect((await host.post('/admin/api/actions/revoke-key', { id })).body.data).toEqual({
      isChanged: true,
    });
    web.news.tell(party.id);
    await ended;
    const late = await web.openBrowser().get('/admin/api/state', headers);
    expect(late.status).toBe(401);
  });

  test('acts for its own party alone', async () => {
    const { party } = await createParty(bed.db, [], clock);
    const { party: other, guests } = await createParty(bed.db, ['Eve'], clock);
    const { bearer } = await makeKey(await openControl(party), 'all');
    const program = web.openBrowser();
    const remove = { guest: guests.Eve.id };
    const foreign = await program.post('/admin/api/actions/remove-guest', remove, bearer);
    expect(foreign.body.success).toBe(false);
    const seats = await bed.db.sql`
      select from party_users where party_id = ${other.id} and removed_at is null`;
    expect(seats).toHaveLength(1);
  });
});

test('the interface describes itself: a path an act, each with the schema of its input', async () => {
  const { body } = await web.openBrowser().get('/admin/api/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  const settle = body.paths['/admin/api/actions/settle'].post.requestBody.content;
  expect(settle['application/json'].schema).toMatchObject({
    type: 'object',
    required: ['race', 'boardVersion'],
    properties: { race: { type: 'string', format: 'uuid' }, boardVersion: { type: 'integer' } },
  });
  expect(Object.keys(body.paths).length).toBeGreaterThan(60);
});

test('a cookie of race control does nothing on the word of another site', async () => {
  const { party } = await createParty(bed.db, [], clock);
  const host = await openControl(party);
  const elsewhere = { origin: 'http://evil.test' };
  const sent = await host.post('/admin/api/actions/open-race', {}, elsewhere);
  expect([sent.status, sent.body.code]).toEqual([403, 'other-site']);
});
