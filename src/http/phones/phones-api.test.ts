import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import { createParty, tickingClock } from '../../../tests/support/party.js';
import { startWebServer, type WebServer } from '../../../tests/support/web-server.js';
import type { Party } from '../../party/ensure-party.js';
import { listKnocks } from '../../party/phones/knocks.js';
import { makeLink } from '../../party/phones/one-time-links.js';
import { rotateJoin } from '../../party/phones/rotate-join.js';

let bed: TestDatabase;
let web: WebServer;
const clock = tickingClock(Date.now() - 24 * 3600_000);
const cut: string[] = [];
beforeAll(async () => {
  bed = await createTestDatabase();
  web = await startWebServer({ db: bed.db, clock, endSeatChannel: (id) => void cut.push(id) });
});
afterAll(async () => {
  await web.close();
  await bed.close();
});

/** `GUESSES=2000` storms for longer; what is checked stays the same. */
const guesses = Number(process.env['GUESSES'] ?? 400);

let taps = 0;
async function joinAs(party: Party, name: string) {
  const browser = web.openBrowser();
  taps += 1;
  const body = { code: web.codeOf(party.id), name, key: `tap-${String(taps).padStart(6, '0')}` };
  const joined = await browser.post('/party/api/join', body);
  expect(joined.body).toMatchObject({ success: true });
  return { browser, seat: joined.body.data.seat as { id: string; name: string; pin: number } };
}

describe('a phone', () => {
  test('has Discord told of its laps once, in the channel for boards, else where it was told last', async () => {
    const { party } = await createParty(bed.db, []);
    const ann = await joinAs(party, 'Ann');
    const { sql } = bed.db;
    const drive = async (time: string, key: string) => {
      const headers = { 'idempotency-key': key };
      const path = '/party/api/actions/record-lap';
      expect((await ann.browser.post(path, { time }, headers)).body.success).toBe(true);
    };
    const told = () =>
      sql`select kind, channel_id as channel from public_lines where party_id = ${party.id} order by id`;
    await drive('1:24.5', 'tap-lap-0001');
    expect(await told()).toEqual([]);
    await sql`update parties set board_channel_id = '42' where id = ${party.id}`;
    await drive('1:23.5', 'tap-lap-0002');
    await drive('1:23.5', 'tap-lap-0002');
    const lines = [
      { kind: 'race-locked-by-lap', channel: '42' },
      { kind: 'lap', channel: '42' },
    ];
    expect(await told()).toEqual(lines);
    await sql`update parties set board_channel_id = null where id = ${party.id}`;
    await drive('1:22.5', 'tap-lap-0003');
    expect(await told()).toEqual([...lines, { kind: 'lap', channel: '42' }]);
  });

  test('joins, drives, bets, and gets the sentence of Discord where it may not', async () => {
    const { party } = await createParty(bed.db, []);
    const ann = await joinAs(party, 'Ann');
    const lap = await ann.browser.post('/party/api/actions/record-lap', { time: '1:24.5' });
    expect(lap.body).toMatchObject({ success: true, data: { outcome: { lapTimeMs: 84_500 } } });
    const key = { 'idempotency-key': 'tap-bet-0001' };
    const bet = { racer: ann.seat.id, amount: '100' };
    const first = await ann.browser.post('/party/api/actions/place-bet', bet, key);
    const again = await ann.browser.post('/party/api/actions/place-bet', bet, key);
    expect(again.body.data.ticket.balanceAfter).toBe(first.body.data.ticket.balanceAfter);
    const me = await ann.browser.get('/party/api/me');
    expect(me.headers.get('cache-control')).toBe('no-store');
    expect(me.body).toMatchObject({
      seat: { name: 'Ann', pin: ann.seat.pin, balance: 900, isHost: false },
      races: [{ mayRecordLap: true, laps: [{ lapTimeMs: 84_500 }] }],
      bets: { pending: 1, staked: 100 },
    });
    const broke = await ann.browser.post('/party/api/actions/place-bet', { ...bet, amount: '1k' });
    expect([broke.status, broke.body]).toEqual([
      409,
      {
        success: false,
        error:
          'You have 900 coins, and that bet needs 1,000 coins. Nothing was placed. Try amount:all or less.',
        code: 'amount-over-balance',
        params: { amount: 1000, balance: 900 },
        field: 'amount',
      },
    ]);
    const host = await ann.browser.post('/party/api/actions/lock-race', {});
    expect([host.status, host.body.code]).toEqual([403, 'host-only']);
  });

  test('is shown a name as it was typed, whatever markup Discord would make of it', async () => {
    const { party } = await createParty(bed.db, []);
    const ann = await joinAs(party, 'Ann');
    const odd = { racer: '*b`o_b**', amount: '1' };
    const refused = await ann.browser.post('/party/api/actions/place-bet', odd);
    expect(refused.body.error).toContain('“*b`o_b**”');
  });

  test('does the host’s acts while a host has made its seat one', async () => {
    const { party } = await createParty(bed.db, []);
    const [ann, host] = [await joinAs(party, 'Ann'), await joinAs(party, 'Host')];
    await bed.db.sql`update party_users set is_host = true where id = ${host.seat.id}`;
    const make = { guest: ann.seat.id, isHost: true };
    const made = await host.browser.post('/party/api/actions/make-host', make);
    expect(made.body.data).toEqual({ name: 'Ann', isHost: true, isChanged: true });
    // Its phone listens anew, and so learns of it at once.
    expect(cut).toContain(ann.seat.id);
    expect((await ann.browser.post('/party/api/actions/open-race', {})).status).toBe(200);
    await host.browser.post('/party/api/actions/make-host', { ...make, isHost: false });
    expect((await ann.browser.post('/party/api/actions/open-race', {})).status).toBe(403);
  });

  test('is known again as Ann’s, and asked for her PIN alone', async () => {
    const { party } = await createParty(bed.db, []);
    const ann = await joinAs(party, 'Ann');
    const look = { code: web.codeOf(party.id) };
    expect((await ann.browser.post('/party/api/look', look)).body.data).toEqual({
      partyName: 'Test party',
      webJoin: 'open',
      backAs: [{ id: ann.seat.id, name: 'Ann', isSignedIn: true }],
    });
    expect((await ann.browser.post('/party/api/sign-out', {})).body.success).toBe(true);
    expect((await ann.browser.get('/party/api/me')).status).toBe(401);
    const back = await ann.browser.post('/party/api/look', look);
    expect(back.body.data.backAs).toEqual([{ id: ann.seat.id, name: 'Ann', isSignedIn: false }]);
    const claim = { ...look, name: ann.seat.id, pin: String(ann.seat.pin) };
    const claimed = await ann.browser.post('/party/api/claim', claim);
    expect(claimed.body.data).toEqual({ seat: ann.seat, isNew: false });
  });

  test('shows which of its laps wait for a host', async () => {
    const { party } = await createParty(bed.db, []);
    const ann = await joinAs(party, 'Ann');
    await ann.browser.post('/party/api/actions/place-bet', { racer: 'Ann', amount: '10' });
    await bed.db.sql`update party_games set lap_rule = 'confirmed' where party_id = ${party.id}`;
    const lap = await ann.browser.post('/party/api/actions/record-lap', { time: '1:24.5' });
    expect(lap.body.data.outcome).toMatchObject({ kind: 'waiting' });
    const [race] = (await ann.browser.get('/party/api/me')).body.races;
    const at = expect.stringMatching(/^\d{4}-.*Z$/);
    expect(race.waitingLaps).toEqual([{ lapTimeMs: 84_500, at }]);
  });

  test('is listed to hosts with its seat, and signed out alone', async () => {
    const { party } = await createParty(bed.db, []);
    const [host, ann] = [await joinAs(party, 'Host'), await joinAs(party, 'Ann')];
    await bed.db.sql`update party_users set is_host = true where id = ${host.seat.id}`;
    const other = web.openBrowser();
    const claim = { code: web.codeOf(party.id), name: 'Ann', pin: String(ann.seat.pin) };
    await other.post('/party/api/claim', claim);
    const list = async () =>
      (await host.browser.post('/party/api/actions/list-seat-sessions', { guest: 'Ann' })).body.data
        .sessions as { id: string }[];
    const [newest, ...rest] = await list();
    expect(rest).toHaveLength(1);
    const end = { guest: 'Ann', session: newest?.id };
    const ended = await host.browser.post('/party/api/actions/end-seat-sessions', end);
    expect(ended.body.data).toEqual({ name: 'Ann', ended: 1 });
    expect(await list()).toEqual(rest);
    const left = [await ann.browser.get('/party/api/me'), await other.get('/party/api/me')];
    expect(left.map(({ status }) => status).toSorted()).toEqual([200, 401]);
  });

  test('signs another phone of its seat out, which hears no more', async () => {
    const { party } = await createParty(bed.db, []);
    const ann = await joinAs(party, 'Ann');
    const tablet = web.openBrowser();
    const claim = { code: web.codeOf(party.id), name: 'ann', pin: String(ann.seat.pin) };
    await tablet.post('/party/api/claim', claim);
    const list = await ann.browser.post('/party/api/actions/list-own-sessions', {});
    const sessions = list.body.data.sessions as { id: string; isThis: boolean }[];
    expect(sessions.map(({ isThis }) => isThis).sort()).toEqual([false, true]);
    const channel = (await ann.browser.get('/party/api/me')).body.channel as string;
    const other = { session: sessions.find(({ isThis }) => !isThis)?.id };
    await ann.browser.post('/party/api/actions/end-own-session', other);
    expect(cut).toContain(ann.seat.id);
    expect((await tablet.get('/party/api/me')).status).toBe(401);
    expect((await ann.browser.get('/party/api/me')).body.channel).not.toBe(channel);
  });
});

describe('the door', () => {
  test('opens to nobody with a code that was rotated', async () => {
    const { party } = await createParty(bed.db, []);
    await rotateJoin(bed.db, party.id, 1);
    const old = await web.openBrowser().post('/party/api/look', { code: web.codeOf(party.id) });
    expect([old.status, old.body.code]).toEqual([404, 'code-wrong']);
    const now = await web.openBrowser().post('/party/api/look', { code: web.codeOf(party.id, 2) });
    expect(now.status).toBe(200);
  });

  test.each([
    { webJoin: 'pin', join: 403, claim: 200 },
    { webJoin: 'off', join: 403, claim: 403 },
    { webJoin: 'open', join: 200, claim: 200 },
  ])('lets in whom web-join $webJoin lets', async ({ webJoin, join, claim }) => {
    const { party } = await createParty(bed.db, []);
    const ann = await joinAs(party, 'Ann');
    await bed.db.sql`update parties set web_join = ${webJoin} where id = ${party.id}`;
    const code = web.codeOf(party.id);
    const body = { code, name: 'Ben', key: 'tap-of-ben' };
    expect((await web.openBrowser().post('/party/api/join', body)).status).toBe(join);
    const known = { code, name: 'Ann', pin: String(ann.seat.pin) };
    expect((await web.openBrowser().post('/party/api/claim', known)).status).toBe(claim);
  });

  test('takes a link once, from a tap on a page of ours', async () => {
    const { party, guests } = await createParty(bed.db, ['Ann']);
    const about = { partyId: party.id, kind: 'phone', userId: guests.Ann.id } as const;
    const link = await makeLink(bed.db, { ...about, discordId: null, holderName: null }, clock);
    const phone = web.openBrowser();
    const elsewhere = await phone.post('/party/api/link', { link }, { origin: 'http://evil.test' });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([403, 'other-site']);
    expect((await phone.post('/party/api/link', { link })).body.data.seat.name).toBe('Ann');
    const thief = await web.openBrowser().post('/party/api/link', { link });
    expect([thief.status, thief.body.code]).toEqual([409, 'link-spent']);
  });
});

describe('attacks', () => {
  test.each([
    { what: 'a form of another site', headers: { origin: 'http://evil.test' } },
    { what: 'a fetch of another site', headers: { 'sec-fetch-site': 'cross-site' } },
    { what: 'a fetch of a neighbouring site', headers: { 'sec-fetch-site': 'same-site' } },
    { what: 'a request that names no site', headers: { origin: null } },
    { what: 'an opaque origin', headers: { origin: 'null' } },
  ])('$what changes nothing, whatever cookies it carries', async ({ headers }) => {
    const { party } = await createParty(bed.db, []);
    const ann = await joinAs(party, 'Ann');
    const sent = await ann.browser.post('/party/api/actions/record-lap', { time: '1:00' }, headers);
    expect([sent.status, sent.body.code]).toEqual([403, 'other-site']);
    expect(await bed.db.sql`select from sim_race_laps where party_id = ${party.id}`).toEqual([]);
  });

  test('nobody hears another seat’s channel, another party’s, or one that has ended', async () => {
    const { party } = await createParty(bed.db, []);
    const { party: foreign } = await createParty(bed.db, []);
    const [ann, ben] = [await joinAs(party, 'Ann'), await joinAs(party, 'Ben')];
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const hear = (channel: string) => {
      const fields = new URLSearchParams({ socket_id: '1.2', channel_name: channel });
      return ann.browser.post('/party/api/auth', String(fields), form);
    };
    const own = (await ann.browser.get('/party/api/me')).body.channel as string;
    const bens = (await ben.browser.get('/party/api/me')).body.channel as string;
    expect((await hear(own)).body).toEqual({ auth: `signed 1.2 ${own}` });
    expect((await hear(`private-betting.${party.id}.1`)).status).toBe(200);
    const others = [bens, own.replace(/1$/, '2'), `private-betting.${foreign.id}.1`];
    for (const other of [...others, `private-betting.${party.id}.2`, 'private-anything'])
      expect((await hear(other)).status, other).toBe(404);
  });

  test('of guesses with fresh cookies 30 are checked; owners get in, and who is let in', async () => {
    const { party } = await createParty(bed.db, []);
    const seats: Awaited<ReturnType<typeof joinAs>>[] = [];
    for (let index = 0; index < 8; index += 1) seats.push(await joinAs(party, `Guest ${index}`));
    let now = Date.now();
    const storm = await startWebServer({ db: bed.db, clock: { now: () => new Date(now) } });
    const [owner, host] = [seats[0], seats[7]];
    await bed.db.sql`update party_users set is_host = true where id = ${host?.seat.id ?? null}`;
    const code = web.codeOf(party.id);
    const guess = async (index: number) => {
      const seat = seats[index % seats.length]?.seat;
      const pin = String(1000 + (((seat?.pin ?? 0) - 999 + (index % 50)) % 9000));
      const body = { code, name: seat?.id, pin };
      return (await storm.openBrowser().post('/party/api/claim', body)).body.code as string;
    };
    const outcomes: string[] = [];
    for (let from = 0; from < guesses; from += 20) {
      const some = Array.from({ length: 20 }, (_, index) => guess(from + index));
      outcomes.push(...(await Promise.all(some)));
    }
    expect(outcomes.filter((outcome) => outcome === 'claim-wrong')).toHaveLength(30);
    expect(outcomes.filter((outcome) => outcome === 'wait-for-host').length).toBeGreaterThan(20);
    const right = { code, name: owner?.seat.id, pin: String(owner?.seat.pin) };
    const known = storm.openBrowser();
    for (const [name, value] of owner?.browser.cookies ?? []) known.cookies.set(name, value);
    await known.post('/party/api/sign-out', {});
    expect((await known.post('/party/api/claim', right)).status).toBe(200);
    now += 60_000;
    const fresh = storm.openBrowser();
    for (let asks = 0; asks < 2; asks += 1) {
      expect((await fresh.post('/party/api/claim', right)).body.code).toBe('wait-for-host');
      now += 1_000;
    }
    const knocks = await listKnocks(bed.db, party.id, { now: () => new Date(now) });
    expect(knocks).toMatchObject([{ device: 'Browser', name: owner?.seat.id.slice(0, 32) }]);
    await host?.browser.post('/party/api/actions/let-in', { knock: knocks[0]?.id });
    expect((await fresh.post('/party/api/claim', right)).status).toBe(200);
    await storm.close();
  }, 120_000);

  test('a body that is no JSON, too deep, too large or of another shape is refused', async () => {
    const { party } = await createParty(bed.db, []);
    const ann = await joinAs(party, 'Ann');
    const path = '/party/api/actions/place-bet';
    expect((await ann.browser.post(path, '{"racer"')).status).toBe(400);
    expect((await ann.browser.post(path, '['.repeat(20_000))).status).toBe(400);
    expect((await ann.browser.post(path, { racer: 'x'.repeat(100_000) })).status).toBe(413);
    expect((await ann.browser.post(path, { racer: 7, amount: {} })).status).toBe(400);
    expect((await ann.browser.post('/party/api/actions/__proto__', {})).status).toBe(400);
    expect((await ann.browser.post('/party/api/actions/nothing', {})).status).toBe(400);
  });
});
