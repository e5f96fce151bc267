import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { CDPSession, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAxeFaults } from '../../tests/support/axe.js';
import { findBuilt } from '../../tests/support/built.js';
import { cast, withProduct } from '../../tests/support/product.js';
import { only, privateText } from '../../tests/support/product-acts.js';
import { TcpProxy } from '../../tests/support/tcp-proxy.js';
import { withBrowser } from '../../tests/support/with-browser.js';
import { civiliansOf, imposterOf, WordTable } from '../../tests/support/word-table.js';

const [, ava, ben] = cast;
/** Two who have no Discord. */
const [zoe, gran] = ['Zoe', 'Grandma'];
// Phones reach it by this name, so that there is a code, and links from Discord.
const product = withProduct([ava, ben], { env: () => ({ PUBLIC_URL: 'http://party.test' }) });
const browser = withBrowser();
const table = new WordTable(product);

let control: Page;
let overlay: Page;
/** The way that Grandma's phone takes. */
let path: TcpProxy;
/** The phones by whose they are. */
const phones = new Map<string, Page>();
const complaints: string[] = [];

function phoneOf(name: string): Page {
  const page = phones.get(name);
  if (page === undefined) throw new Error(`${name} has no phone`);
  return page;
}

/** The secret part of an address that the program printed. */
function printed(label: string): string {
  const line = product.lines.find((each) => each.startsWith(label)) ?? '';
  return new URL(line.slice(line.indexOf('http'))).hash;
}

/** Without motion: axe measures what fades in the middle of it. */
async function open(width: number, height: number, address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  return page;
}

async function openPhone(name: string, width: number, hash: string): Promise<Page> {
  const origin = name === gran ? `http://127.0.0.1:${await path.listen()}` : product.origin;
  const height = width < 350 ? 568 : 844;
  const page = await open(width, height, `${origin}/party/join${hash}`);
  phones.set(name, page);
  return page;
}

/** The dashboard is there and hears of all that happens; from now on a reload is seen. */
async function enter(page: Page): Promise<void> {
  await page.locator('live-sign').getByText('Live').waitFor();
  await page.evaluate(() => (document.title = document.body.dataset['loaded'] = 'once'));
}

async function turnTo(page: Page, tab: string): Promise<void> {
  await page.getByRole('tab', { name: tab }).click();
}

async function expectNoFault(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await findAxeFaults(page), `${page.url()}, ${colorScheme}`).toEqual([]);
  }
}

/** Opens a race at race control; returns once the phones know of it. */
async function openRace(title: string): Promise<void> {
  await control.keyboard.press('1');
  await control.keyboard.press('o');
  await control.getByLabel('Title').fill(title);
  await control.keyboard.press('Enter');
  for (const page of phones.values()) {
    await turnTo(page, 'Betting');
    await page.getByRole('heading', { name: title }).waitFor();
    await page.locator('racer-grid').waitFor();
  }
}

async function tapOn(page: Page, racer: string): Promise<void> {
  await page.getByRole('button', { name: `100 coins on ${racer}` }).click();
}

/** What somebody has staked in a race, and the coins that left the wallet for it. */
function staked(name: string, title: string): Promise<readonly unknown[]> {
  return product.sql`
    select t.name as on, b.amount, -w.amount as paid from bets b
    join party_users u on u.id = b.bettor_id join party_users t on t.id = b.target_user_id
    join party_games g on g.id = b.game_id join wallet_entries w on w.bet_id = b.id
    where u.name = ${name} and g.title = ${title} order by w.id`;
}

async function vote(name: string, target: string): Promise<void> {
  if (!phones.has(name)) return void (await table.vote(name, target));
  await phoneOf(name).locator('.ballot .racer', { hasText: target }).locator('.pick').click();
}

beforeAll(async () => {
  path = new TcpProxy('127.0.0.1', Number(new URL(product.origin).port));
  control = await open(1440, 900, `${product.origin}/admin/race-control${printed('Race control')}`);
  await control.getByRole('button', { name: 'Sign in' }).click();
  await control.getByRole('button', { name: 'I am not playing' }).click();
  const { hash } = new URL(product.overlayLink);
  overlay = await open(1920, 1080, `${product.origin}/overlay/${hash}`);
});

afterAll(async () => {
  await path.close();
  expect(complaints).toEqual([]);
});

describe('guests come in', () => {
  test('by the code and a name', async () => {
    const page = await openPhone(zoe, 390, printed('Phones'));
    await page.getByLabel('Your name').waitFor();
    await expectNoFault(page);
    await page.getByLabel('Your name').fill(zoe);
    await page.keyboard.press('Enter');
    await page.getByText(`You are in, ${zoe}!`).waitFor();
    await page.getByRole('button', { name: 'Take me to the party' }).click();
    await enter(page);
  });

  test('by name and PIN, to a seat that the host made', async () => {
    await control.keyboard.press('3');
    await control.getByLabel('Add a walk-in').fill(gran);
    await control.keyboard.press('Enter');
    await control.getByRole('row', { name: new RegExp(gran) }).waitFor();
    await control.keyboard.press('Escape');
    const seat = only(
      await product.sql<{ pin: string }[]>`
        select pin_code::text as pin from party_users where name = ${gran}`,
    );
    const page = await openPhone(gran, 320, printed('Phones'));
    await page.getByRole('button', { name: 'I have a seat already' }).click();
    await page.getByLabel('Your name').fill(gran);
    await page.getByLabel('Your PIN').fill(seat.pin === '1234' ? '4321' : '1234');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'PIN' }).waitFor();
    await page.getByLabel('Your PIN').fill(seat.pin);
    await page.keyboard.press('Enter');
    await enter(page);
  });

  test('by a link from Discord, to the seat that they have there', async () => {
    const { messages } = await product.type(ben, '/wallet');
    const link = privateText(await product.press(ben, only(messages), 'On my phone'));
    const page = await openPhone(ben, 390, /#link=[\w-]+/.exec(link)?.[0] ?? '');
    await page.getByRole('button', { name: 'Open my seat' }).click();
    await page.getByRole('heading', { name: ben }).waitFor();
    await enter(page);
  });
});

test('a photo is shown to all once the host says so', async () => {
  const page = phoneOf(zoe);
  await turnTo(page, 'Wallet');
  const create = { width: 900, height: 600, channels: 3, background: '#c04030' } as const;
  const buffer = await sharp({ create }).jpeg().toBuffer();
  const file = { name: 'me.jpg', mimeType: 'image/jpeg', buffer };
  await page.locator('photo-card input').setInputFiles(file);
  await page.locator('photo-card').getByText('waits for the host').waitFor();
  await control.keyboard.press('3');
  await control.getByText('picture waits').waitFor();
  await control.getByRole('button', { name: `Manage ${zoe}` }).click();
  await control.getByRole('button', { name: 'Show it to all' }).click();
  await control.getByText('The picture is shown to all.').waitFor();
  await control.getByRole('button', { name: 'Done' }).click();
  await page.locator('own-header img[src^="/photos/"]').waitFor();
});

describe('a race', () => {
  test('is bet on by a tap, by any amount, and in Discord', async () => {
    await openRace('Kart Cup');
    await tapOn(phoneOf(zoe), ben);
    await phoneOf(zoe).getByText('Pays 200 coins if they win').waitFor();
    await expectNoFault(phoneOf(zoe));
    await phoneOf(gran)
      .getByRole('button', { name: `Other … ${zoe}` })
      .click();
    await phoneOf(gran).getByLabel('Amount').fill('half');
    await expectNoFault(phoneOf(gran));
    await phoneOf(gran).getByRole('button', { name: 'Place the bet' }).click();
    await phoneOf(gran).getByText('Pays 1,000 coins if they win').waitFor();
    await product.type(ava, `/bet racer:${ben} amount:200`);
    await phoneOf(ben).getByText('Pot 800').waitFor();
  });

  test('locks with a guest’s lap, and takes the host’s', async () => {
    const page = phoneOf(ben);
    await turnTo(page, 'Racing');
    await page.getByRole('button', { name: 'Record a lap' }).click();
    await page.getByLabel('Minutes').fill('1');
    await page.getByLabel('Seconds').fill('24.5');
    await page.getByRole('button', { name: 'Record it' }).click();
    await page.getByText('the fastest of all').waitFor();
    await phoneOf(zoe).getByText('Bets are locked').first().waitFor();
    await control.keyboard.press('l');
    await control.keyboard.type(`${zoe}\n1:25.1\n`);
    await control.keyboard.press('Escape');
    await turnTo(phoneOf(zoe), 'Racing');
    await phoneOf(zoe).getByText('+0.600 behind Ben').waitFor();
    await overlay.getByText('1:25.100').first().waitFor();
    await overlay.locator('img[src^="/photos/"]').first().waitFor();
  });

  test('is paid when the host settles it', async () => {
    await control.keyboard.press('s');
    await control.locator('.primary:focus', { hasText: 'Pay out' }).waitFor();
    await control.keyboard.press('Enter');
    await phoneOf(zoe).getByText('You won 200 coins!').waitFor();
    await phoneOf(zoe).locator('coin-count').getByText('1,100', { exact: true }).waitFor();
    await phoneOf(gran).getByText(`${zoe} did not win: 500 coins lost.`).waitFor();
    await control.getByRole('button', { name: 'Done' }).click();
    await expectNoFault(phoneOf(zoe));
    await turnTo(phoneOf(zoe), 'Wallet');
    await phoneOf(zoe).getByText('Won bet').waitFor();
    await expectNoFault(phoneOf(zoe));
  });
});

describe('a round with phones and Discord mixed', () => {
  test('shows each their own word while the card is held', async () => {
    await control.keyboard.press('2');
    await control.getByText('4 guests would play.').waitFor();
    await control.getByRole('button', { name: 'Start', exact: true }).click();
    const { word, hint } = await table.until('ACTIVE');
    const imposter = imposterOf(await table.seats());
    for (const [name, page] of phones) {
      await turnTo(page, 'Word');
      const card = page.locator('word-card button');
      await card.dispatchEvent('pointerdown', { pointerId: 1, button: 0 });
      await page.locator('.secret', { hasText: name === imposter ? hint : word }).waitFor();
      await card.dispatchEvent('pointerup', { pointerId: 1, button: 0 });
      await expect.poll(() => page.locator('.secret').count()).toBe(0);
      expect(await page.content()).not.toContain(word);
    }
  });

  test('passes the floor on, and is voted', async () => {
    const seats = await table.seats();
    const imposter = imposterOf(seats);
    const [speaker = ''] = seats.map(({ name }) => name);
    if (phones.has(speaker))
      await phoneOf(speaker).getByRole('button', { name: 'I have spoken' }).click();
    else await product.press(speaker, await table.message(speaker, 'has the floor'), 'Next');
    await control.getByRole('button', { name: 'Open the vote' }).click();
    const [first = '', ...others] = civiliansOf(seats).toSorted(
      (a, b) => Number(phones.has(b)) - Number(phones.has(a)),
    );
    await vote(first, imposter);
    await phoneOf(first).locator('.ballot .backed', { hasText: imposter }).waitFor();
    await expectNoFault(phoneOf(first));
    for (const name of others) await vote(name, imposter);
    await vote(imposter, first);
    await table.until('GUESSING');
  });

  test('takes the last guess, and reveals all', async () => {
    const imposter = imposterOf(await table.seats());
    const { word } = await table.round();
    if (phones.has(imposter)) {
      await phoneOf(imposter).getByLabel('The word is').fill(word.toUpperCase());
      await phoneOf(imposter).getByRole('button', { name: 'That is my guess' }).click();
    } else await table.guess(imposter, word.toUpperCase());
    for (const page of [...phones.values(), overlay])
      await page.getByText(word, { exact: true }).first().waitFor();
    await phoneOf(zoe).getByText('Caught, but the word was guessed').waitFor();
    await expectNoFault(phoneOf(zoe));
  });
});

describe('what happens to phones', () => {
  beforeAll(() => openRace('Night Cup'));

  test('a tap without a connection counts later, once', async () => {
    const page = phoneOf(zoe);
    await page.context().setOffline(true);
    await page.getByText('No connection.').waitFor();
    await tapOn(page, ben);
    await page.getByText(`No answer yet: 100 on ${ben}.`).waitFor();
    expect(await staked(zoe, 'Night Cup')).toEqual([]);
    await page.context().setOffline(false);
    await page.getByText('Pays 200 coins if they win').waitFor();
    expect(await staked(zoe, 'Night Cup')).toEqual([{ on: ben, amount: 100, paid: 100 }]);
  });

  test('a page that was frozen, on a path that went silent, knows all when it wakes', async () => {
    const page = phoneOf(gran);
    const cdp: CDPSession = await page.context().newCDPSession(page);
    path.fault = 'stall';
    await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
    await product.type(ava, `/bet racer:${gran} amount:70`);
    path.fault = 'none';
    await cdp.send('Page.setWebLifecycleState', { state: 'active' });
    await page.getByText('Pot 170').waitFor();
  });

  test('a bet is there once, where the server was killed in the middle of it', async () => {
    const page = phoneOf(zoe);
    await tapOn(page, gran);
    await product.kill();
    await product.start();
    await page.getByText(`100 coins on ${gran}`).first().waitFor();
    await page.locator('live-sign').getByText('Live').waitFor();
    expect(await staked(zoe, 'Night Cup')).toEqual([
      { on: ben, amount: 100, paid: 100 },
      { on: gran, amount: 100, paid: 100 },
    ]);
  });

  test('a vote is there, where the server was killed in the middle of it', async () => {
    await control.keyboard.press('2');
    await control.getByRole('button', { name: 'Start', exact: true }).click();
    await control.getByRole('button', { name: 'Open the vote' }).click();
    await table.until('VOTING');
    await turnTo(phoneOf(zoe), 'Word');
    await vote(zoe, ben);
    await product.kill();
    await product.start();
    await phoneOf(zoe).locator('.ballot .backed', { hasText: ben }).waitFor();
    await turnTo(phoneOf(ben), 'Word');
    await phoneOf(ben).getByText('1 of 4 have voted').waitFor();
    const votes = await product.sql`
      select v.name as voter, t.name as target from party_imposter_votes b
      join party_users v on v.id = b.voter_id join party_users t on t.id = b.target_id
      join party_imposter_rounds r on r.id = b.round_id where r.status = 'VOTING'`;
    expect(votes).toEqual([{ voter: zoe, target: ben }]);
  });

  test('none needed a reload, and the books are right', async () => {
    for (const [name, page] of phones)
      expect(await page.evaluate(() => document.body.dataset['loaded']), name).toBe('once');
    expect(await product.violations()).toEqual([]);
  });

  test('whoever leaves comes back to the same seat', async () => {
    const page = phoneOf(zoe);
    await page.goto(`${product.origin}/party/join`);
    await page.getByRole('button', { name: `Back as ${zoe}` }).click();
    await page.getByRole('heading', { name: zoe }).waitFor();
    await turnTo(page, 'Wallet');
    await page.getByText('Signed in on').click();
    await page.getByRole('button', { name: 'Sign out here' }).click();
    await page.getByRole('button', { name: `Back as ${zoe}` }).click();
    const { pin } = only(
      await product.sql<{ pin: string }[]>`
        select pin_code::text as pin from party_users where name = ${zoe}`,
    );
    await page.getByLabel('Your PIN').fill(pin);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: zoe }).waitFor();
    expect(await product.sql`select count(*)::int from party_users`).toEqual([{ count: 4 }]);
  });
});

test('scripts and styles of the dashboard take at most 70 kB', async () => {
  const page = await readBuilt('party/dashboard.html');
  const [entry = ''] = /src="\/web\/(assets\/[^"]+\.js)"/.exec(page)?.slice(1) ?? [];
  const files = new Set(
    [...page.matchAll(/href="\/web\/(assets\/[^"]+\.css)"/g)].map(([, file = '']) => file),
  );
  await addImports(entry, files);
  const sizes = await Promise.all(
    [...files].map(async (file) => gzipSync(await readBuilt(file)).length),
  );
  expect(files.size).toBeGreaterThan(2);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(70 * 1024);
});

/** A built file of the pages. */
async function readBuilt(file: string): Promise<string> {
  return readFile(await findBuilt(`dist/web/${file}`), 'utf8');
}

/** A script and all that it loads at once. */
async function addImports(file: string, files: Set<string>): Promise<void> {
  if (files.has(file)) return;
  files.add(file);
  for (const [, name = ''] of (await readBuilt(file)).matchAll(
    /(?:from|import)\s*"\.\/([^"]+\.js)"/g,
  ))
    await addImports(`assets/${name}`, files);
}
