import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAxeFaults } from './support/axe.js';
import { readOpenApi } from './support/open-api.js';
import { cast, withProduct } from './support/product.js';
import { privateText } from './support/product-acts.js';
import { withBrowser } from './support/with-browser.js';

const [host, ava, ben, chloe] = cast;
// Phones reach it by this name, so that there is a code to print.
const product = withProduct([host, ava, ben, chloe], {
  env: () => ({ PUBLIC_URL: 'http://party.test' }),
});
const browser = withBrowser();
let page: Page;
let complaints: string[];

/** The link good once that is printed where there is no Discord. */
function printedLink(): string {
  return /^Race control, .*: (\S+)$/m.exec(product.lines.join('\n'))?.[1] ?? '';
}

async function signIn(link: string, width = 1440): Promise<Page> {
  const opened = await browser.newPage({ viewport: { width, height: 900 } });
  opened.setDefaultTimeout(20_000);
  opened.on('pageerror', (error) => complaints.push(error.message));
  await opened.goto(`${product.origin}/admin/race-control${new URL(link).hash}`);
  await opened.getByRole('button', { name: 'Sign in' }).click();
  await opened.getByText('Live', { exact: true }).waitFor();
  return opened;
}

/** The product's state as a button of a Stream Deck asks for it. */
async function ask(path: string, key: string): Promise<Response> {
  return fetch(`${product.origin}/admin/api/${path}`, {
    headers: { Authorization: `Bearer ${key}` },
  });
}

/** Asks as a program with the key, and holds each answer against the OpenAPI description. */
async function expectAsDescribed(key: string): Promise<void> {
  const Authorization = `Bearer ${key}`;
  const api = await readOpenApi(`${product.origin}/admin/api/openapi.json`);
  const tell = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${product.origin}${path}`, {
      headers: { Authorization },
      ...init,
    });
    const fault = api.findAnswerFault(path, answer.status, await answer.json());
    return [answer.status, fault];
  };
  const post = async (act: string, input: unknown) => {
    const headers = { Authorization, 'content-type': 'application/json' };
    const path = `/admin/api/actions/${act}`;
    const told = await tell(path, { method: 'POST', headers, body: JSON.stringify(input) });
    return [...told, api.findInputFault(path, input) === null];
  };
  expect(await tell('/admin/api/state')).toEqual([200, null]);
  expect(await tell('/admin/api/state', { headers: {} })).toEqual([401, null]);
  expect(await post('list-guests', { page: 0 })).toEqual([200, null, true]);
  expect(await post('add-walk-in', { name: 'Uncle Bob' })).toEqual([200, null, true]);
  const lap = { racer: 'Nobody', time: '1:29.5' };
  expect(await post('record-lap-for', lap)).toEqual([409, null, true]);
  expect(await post('record-lap-for', { time: 12 })).toEqual([400, null, false]);
  expect(await post('make-key', { name: 'x', scope: 'all' })).toEqual([403, null, true]);
}

beforeAll(async () => {
  complaints = [];
  page = await signIn(printedLink());
  await page.getByRole('button', { name: 'I am not playing' }).click();
}, 60_000);

afterAll(() => expect(complaints).toEqual([]));

describe('race control', { timeout: 90_000 }, () => {
  test('spends its link once, and keeps it out of the address', async () => {
    expect(page.url()).not.toContain('link=');
    const late = await browser.newPage();
    await late.goto(`${product.origin}/admin/race-control${new URL(printedLink()).hash}`);
    await late.getByRole('button', { name: 'Sign in' }).click();
    await late.getByRole('alert').waitFor();
    await late.close();
  });

  test('opens a race by keys, which another host’s page shows at once', async () => {
    const link = /https?:\S+#link=[\w-]+/.exec(
      privateText(await product.type(host, '/party control')),
    );
    const other = await signIn(link?.[0] ?? '', 1024);
    await page.keyboard.press('o');
    await page.getByLabel('Title').fill('Night Cup');
    await page.keyboard.press('Enter');
    await page.getByText('Night Cup is open.').waitFor();
    await other.getByRole('heading', { name: 'Night Cup' }).waitFor();
    await other.close();
  });

  test('shows on whom what is staked', async () => {
    await product.type(ava, `/bet racer:${ben} amount:200`);
    await page.locator('.backing li', { hasText: ben }).getByText('200').waitFor();
  });

  test('takes ten laps from the keyboard in under a minute of a slow typist', async () => {
    let keys = 0;
    const type = async (text: string) => {
      keys += text.length;
      await page.keyboard.type(text);
    };
    await type('l');
    const racers = ['av', 'be', 'ch', 'ha'];
    for (let lap = 0; lap < 10; lap += 1) {
      await type(racers[lap % racers.length] ?? '');
      await type('\n');
      await type(lap === 9 ? 'dnf' : `1:2${lap}.${9 - lap}`);
      await type('\n');
    }
    await page.keyboard.press('Escape');
    await expect
      .poll(async () => (await product.sql`select count(*)::int as laps from sim_race_laps`)[0])
      .toEqual({ laps: 10 });
    // 40 words a minute are 200 characters.
    expect((keys / 200) * 60).toBeLessThan(60);
    await page.locator('.board .p1', { hasText: ava }).getByText('1:20.900').waitFor();
    await page.getByText('LOCKED').first().waitFor();
  });

  test('asks before a lap that is hard to believe, and says why one is refused', async () => {
    await page.keyboard.press('l');
    await page.keyboard.type('be\n30\n');
    await page.getByText('under half of the race’s best').waitFor();
    await page.getByRole('button', { name: 'Drop it' }).click();
    await page.getByText('was refused. It does not count.').waitFor();
    await page.keyboard.press('l');
    await page.keyboard.type('be\n1:75.0\n');
    await page.locator('.entries .refused').waitFor();
    await page.getByRole('button', { name: 'Correct it' }).click();
    await page.keyboard.type('1:25.0\n');
    await page.locator('.entries .counted', { hasText: '1:25.000' }).waitFor();
    await page.keyboard.press('Escape');
  });

  test('voids a lap with a reason', async () => {
    await page.getByRole('button', { name: `Void 1:25.000 of ${ben}` }).click();
    await page.getByLabel('Reason').fill('cut the chicane');
    await page.getByRole('button', { name: 'Void the lap' }).click();
    await page.locator('.laps .voided', { hasText: '1:25.000' }).waitFor();
  });

  test('pays out after a preview, and takes it back', async () => {
    await product.type(host, '/race unlock');
    await product.type(chloe, `/bet racer:${ava} amount:100`);
    await page.locator('.backing li', { hasText: ava }).getByText('100').waitFor();
    await page.keyboard.press('s');
    await page.locator('.primary:focus', { hasText: 'Pay out 200 coins' }).waitFor();
    expect(await product.balance(chloe)).toBe(900);
    await page.keyboard.press('Enter');
    await page.getByText('Night Cup is paid out: 200 coins.').waitFor();
    expect(await product.balance(chloe)).toBe(1100);
    await page.getByRole('button', { name: 'Undo…' }).click();
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('The payout of Night Cup is taken back: 200 coins.').waitFor();
    expect(await product.balance(chloe)).toBe(900);
    await page.locator('.race', { hasText: 'LOCKED' }).waitFor();
  });

  test('asks a host who plays twice', async () => {
    await page.locator('.holder button').first().click();
    await page.getByRole('combobox', { name: 'My seat' }).fill(chloe);
    await page.keyboard.press('Enter');
    await page.getByText(`plays as ${chloe}`).waitFor();
    await page.keyboard.press('s');
    await page.getByRole('button', { name: 'Pay out 200 coins', exact: true }).click();
    await page.getByText('You have a bet in this race yourself').waitFor();
    expect(await product.balance(chloe)).toBe(900);
    await page.getByRole('button', { name: 'Pay out 200 coins all the same' }).click();
    await page.getByText('Night Cup is paid out: 200 coins.').waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
  });

  test('adds a walk-in, shows the PIN while it is held, and manages the seat', async () => {
    await page.keyboard.press('3');
    await page.getByLabel('Add a walk-in').fill('Grandma');
    await page.keyboard.press('Enter');
    const row = page.getByRole('row', { name: /Grandma/ });
    await row.waitFor();
    const pin = row.getByRole('button', { name: /PIN/ });
    expect(await pin.innerText()).toBe('••••');
    await pin.dispatchEvent('pointerdown');
    expect(await row.locator('.pin').innerText()).toMatch(/^\d{4}$/);
    await row.locator('.pin').dispatchEvent('pointerup');
    await row.getByRole('button', { name: 'Manage Grandma' }).click();
    await page.getByLabel('Coins').fill('250');
    await page.getByLabel('Reason').fill('cake');
    await page.getByRole('button', { name: 'Give' }).click();
    await page.getByText('Grandma got 250 coins. Balance: 1,250 coins.').waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
  });

  test('removes and merges guests after a preview, and takes both back', async () => {
    const manage = async () => {
      await page.keyboard.press('3');
      await page.getByRole('button', { name: 'Manage Grandma' }).click();
    };
    await manage();
    await page.getByRole('button', { name: 'Remove from the party…' }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('Grandma is out of the party').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('Grandma is back with 1,250 coins.').waitFor();
    await manage();
    await page.getByRole('combobox', { name: 'Same person as' }).fill(ava);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Merge them' }).click();
    await page.getByText(`Grandma and ${ava} are one guest now`).waitFor();
    await page.keyboard.press('5');
    await page.getByRole('button', { name: 'Undo: Merge of Grandma' }).click();
    await page.getByText(`Grandma and ${ava} are two guests again`).waitFor();
  });

  test('cancels a race after a preview, twice where the host has a bet, and takes that back', async () => {
    await page.keyboard.press('1');
    await page.keyboard.press('o');
    await page.getByLabel('Title').fill('Rain Cup');
    await page.keyboard.press('Enter');
    await page.getByText('Rain Cup is open.').waitFor();
    await product.type(chloe, `/bet racer:${ben} amount:100`);
    await page.getByRole('button', { name: 'Cancel…' }).click();
    await page.getByText('1 bet is refunded: 100 coins.').waitFor();
    await page.getByRole('button', { name: 'Cancel the race' }).click();
    await page.getByText('nothing is cancelled yet').waitFor();
    await page.getByRole('button', { name: 'Cancel it all the same' }).click();
    await page.getByText('Rain Cup is cancelled: 1 bet refunded, 100 coins.').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page
      .getByText('Rain Cup is on again. Betting is open, and 1 bet is pending again.')
      .waitFor();
    await page.getByRole('button', { name: 'Cancel…' }).click();
    await page.getByRole('button', { name: 'Cancel the race' }).click();
    await page.getByRole('button', { name: 'Cancel it all the same' }).click();
    await page.getByText('Rain Cup is cancelled: 1 bet refunded, 100 coins.').waitFor();
  });

  test('starts a round, says who has not looked, and never a word', async () => {
    await page.keyboard.press('2');
    await page.getByText('4 guests would play.').waitFor();
    await page.getByText('Grandma cannot be reached').waitFor();
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('button', { name: 'Open the vote' }).click();
    await page.getByText('4 of 4 have not voted yet.').waitFor();
    const [round] = await product.sql<
      { word: string }[]
    >`select secret_word as word from party_imposter_rounds`;
    expect(await page.content()).not.toContain(round?.word);
    await page.getByRole('button', { name: 'Cancel the round' }).click();
    await page.getByRole('button', { name: 'Start' }).waitFor();
  });

  test('makes a key that is shown once, works, and ends when it is revoked', async () => {
    await page.keyboard.press('6');
    await page.getByLabel('Name', { exact: true }).fill('Deck');
    await page.locator('select[name=scope]').selectOption('read');
    await page.getByRole('button', { name: 'Make a key' }).click();
    const key = await page.getByLabel('The new key').inputValue();
    expect((await ask('state', key)).status).toBe(200);
    await page.getByRole('button', { name: 'Revoke Deck' }).click();
    await page.getByText('no longer works').waitFor();
    expect((await ask('state', key)).status).toBe(401);
  });

  test('prints a poster and a score sheet of one page each', async () => {
    for (const sheet of ['poster', 'sheet']) {
      await page.goto(`${product.origin}/admin/race-control#${sheet}`);
      await page.locator('.paper').waitFor();
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    }
  });

  test('has no serious fault for a screen reader, by day and by night, and fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const section of ['races', 'word', 'guests', 'standings', 'log', 'setup', 'guide']) {
        await page.goto(`${product.origin}/admin/race-control#${section}`);
        await page.locator(`.section-${section} h1`).waitFor();
        expect(await findAxeFaults(page), `${section}, ${colorScheme}`).toEqual([]);
        const room = () => document.documentElement.scrollWidth - innerWidth;
        expect(await page.evaluate(room), section).toBe(0);
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});

test('every command of docs/stream-deck.md does what it says', { timeout: 90_000 }, async () => {
  await page.goto(`${product.origin}/admin/race-control#setup`);
  await page.getByLabel('Name', { exact: true }).fill('curl');
  await page.locator('select[name=scope]').selectOption('all');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const key = await page.getByLabel('The new key').inputValue();
  const text = await readFile('docs/stream-deck.md', 'utf8');
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block]) => block ?? '');
  expect(blocks.length).toBeGreaterThan(4);
  const script = [`PARTY=${product.origin}`, `KEY=${key}`, 'set -e', ...blocks].join('\n');
  const { stdout } = await promisify(execFile)('bash', ['-c', script]);
  expect(stdout).not.toContain('"success":false');
  expect(stdout.match(/"success":true/g)).toHaveLength(13);
  expect(stdout).toContain('"kind":"cancelled"');
  expect(stdout).toContain('"outcome":"cancel-undone"');
  expect(stdout).toContain('"race_title":');
  expect(stdout).toMatch(/^id: ?\d+$/m);
  const [race] = await product.sql`
    select g.status, g.cancelled_at is not null as cancelled, count(l.id)::int as laps from party_games g
    left join sim_race_laps l on l.game_id = g.id where g.title = 'Deck Cup' group by g.id`;
  // The race was cancelled, and is on again with its bet.
  expect(race).toEqual({ status: 'LOCKED', cancelled: false, laps: 2 });
  expect(await product.balance('Otto')).toBe(750);
  await expectAsDescribed(key);
  expect(await product.violations()).toEqual([]);
});
