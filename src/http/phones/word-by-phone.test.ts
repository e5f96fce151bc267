import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import { createParty } from '../../../tests/support/party.js';
import { type Browser, startWebServer, type WebServer } from '../../../tests/support/web-server.js';
import { dealWords } from '../../imposter/deal-words.js';

let bed: TestDatabase;
let web: WebServer;
const clock = { now: () => new Date() };
beforeAll(async () => {
  bed = await createTestDatabase();
  web = await startWebServer({ db: bed.db, clock });
});
afterAll(async () => {
  await web.close();
  await bed.close();
});

const pair = { word: 'Canarybird', hint: 'Hintcanary' };

async function join(code: string, name: string) {
  const browser = web.openBrowser();
  const joined = await browser.post('/party/api/join', { code, name, key: `tap-of-${name}` });
  return { browser, id: joined.body.data.seat.id as string };
}

/** All that a page may be sent besides its seat's own word. */
async function readAll(browser: Browser): Promise<string> {
  const acts = ['list-own-sessions', 'show-standings', 'show-wallet', 'show-scores', 'show-bets'];
  const answers = [
    await browser.get('/party/api/me'),
    await browser.get('/party/api/snapshot'),
    await browser.get('/party/api/head'),
  ];
  for (const act of acts) answers.push(await browser.post(`/party/api/actions/${act}`, {}));
  return JSON.stringify(answers.map(({ body }) => body));
}

test('guests without Discord play the word game on phones; the word is in their seat’s own answer alone', async () => {
  const { party } = await createParty(bed.db, [], clock);
  const code = web.codeOf(party.id);
  const phones = [
    await join(code, 'Annabel'),
    await join(code, 'Benjamin'),
    await join(code, 'Cleopatra'),
  ];
  const [host] = phones;
  await bed.db.sql`update party_users set is_host = true where id = ${host?.id ?? null}`;
  const act = async (name: string, input = {}) => {
    const { body } = (await host?.browser.post(`/party/api/actions/${name}`, input)) ?? {};
    expect(body, name).toMatchObject({ success: true });
    return body.data;
  };
  const { started } = await act('start-round');
  expect(started).toMatchObject({ playerCount: 3, walkIns: [] });
  await dealWords(bed.db, { roundId: started.round.id, pair, source: 'bank' }, clock);
  const words = [];
  for (const { browser } of phones) {
    expect(await readAll(browser)).not.toMatch(/canary/i);
    const word = await browser.post('/party/api/actions/show-word', {});
    expect(word.headers.get('cache-control')).toBe('no-store');
    words.push(word.body.data.text);
  }
  expect(words.toSorted()).toEqual(['Canarybird', 'Canarybird', 'Hintcanary']);
  const seen = JSON.stringify([
    await act('show-round'),
    await act('open-vote'),
    await act('show-log'),
  ]);
  expect(seen).not.toMatch(/canary/i);
  for (const { browser } of phones) expect(await readAll(browser)).not.toMatch(/canary/i);
  const stored = await bed.db.sql`
    select (select count(*)::int from kept_answers) as answers,
      (select count(*)::int from party_events where data::text ilike '%canary%') as events`;
  expect(stored).toEqual([{ answers: 0, events: 0 }]);
  const stranger = web.openBrowser();
  expect((await stranger.post('/party/api/actions/show-word', {})).status).toBe(401);
});
