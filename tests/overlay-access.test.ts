import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { findAxeFaults } from './support/axe.js';
import { patienceMs } from './support/patience.js';
import { cast, withProduct } from './support/product.js';
import { type Outcome, textOf } from './support/product-acts.js';
import { withBrowser } from './support/with-browser.js';

const [host, guest] = cast;
const browser = withBrowser();
const product = withProduct([host]);

beforeAll(() => product.type(host, '/lap time:1:24.500'));

function said({ messages }: Outcome): string {
  return messages.map(textOf).join('\n');
}

async function askOverlay(action = 'show'): Promise<string> {
  return said(await product.type(host, `/party overlay do:${action}`));
}

function findLink(text: string, path: 'overlay' | 'watch'): string {
  return new RegExp(`http[^\\s<>]+/${path}/#key=[\\w-]{43}`).exec(text)?.[0] ?? '';
}

function keyOf(link: string): string {
  return link.split('#key=')[1] ?? '';
}

async function openPage(link: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(link);
  await page.getByText('1:24.500').first().waitFor();
  return page;
}

async function askHead(key: string | null): Promise<readonly [number, string]> {
  const headers: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` };
  const response = await fetch(`${product.origin}/overlay/api/head`, { headers });
  return [response.status, await response.text()];
}

/** The page shows no panel, no toast and no dot. */
async function waitUntilDark(page: Page): Promise<void> {
  const shown = page.locator('section, .card, .away-dot');
  await expect.poll(() => shown.count(), { timeout: patienceMs }).toBe(0);
}

describe('/party overlay', () => {
  it('gives the links to a host alone, to paste and to drag into OBS by name and size', async () => {
    const asked = await product.type(host, '/party overlay');
    expect(asked.messages).toHaveLength(1);
    expect(asked.messages[0]?.ephemeral).toBe(true);
    expect(findLink(said(asked), 'overlay')).not.toBe('');
    expect(said(asked)).toMatch(
      /\/overlay\/\?panels=tower&layer-name=Party%20OS%3A%20Timing%20tower&layer-width=1920&layer-height=1080#key=/,
    );
    expect(said(await product.type(guest, '/party overlay do:test'))).toContain('Only a host');
  });

  it('counts the pages that are open, and sends them a test', async () => {
    const page = await openPage(findLink(await askOverlay(), 'overlay'));
    await expect.poll(askOverlay, { interval: 200 }).toContain('1 page is open');
    expect(await askOverlay('test')).toContain('on its way to 1 open page');
    await page.getByText('Test from').waitFor();
    await expect.poll(() => page.locator('.card .name').allTextContents()).toEqual([host]);
    await page.close();
  });

  it('ends the old link at once: its page goes dark without a word, and only debug says why', async () => {
    const before = findLink(await askOverlay(), 'overlay');
    const page = await openPage(before);
    const debugPage = await openPage(before.replace('/overlay/#', '/overlay/?debug=1#'));
    const told: string[] = [];
    debugPage.on('console', (message) => told.push(message.text()));
    const warning = await product.type(host, '/party overlay do:rotate');
    expect(said(warning)).toContain('the one on air');
    expect((await askHead(keyOf(before)))[0]).toBe(200);

    const message = warning.messages[0];
    if (message === undefined) throw new Error('no warning');
    const rotated = said(await product.press(host, message, 'End the old links'));
    const after = findLink(rotated, 'overlay');
    expect(after).not.toBe(before);
    await waitUntilDark(page);
    await expect.poll(() => told.join('\n'), { timeout: patienceMs }).toContain('refuses this key');
    expect((await askHead(keyOf(before)))[0]).toBe(401);
    await (await openPage(after)).close();
    await Promise.all([page.close(), debugPage.close()]);
  });

  it('answers every key that opens nothing with the same bytes', async () => {
    const key = keyOf(findLink(await askOverlay(), 'overlay'));
    const refused = await Promise.all(
      [key.slice(0, -1), `${key}A`, 'A'.repeat(43), '', null].map(askHead),
    );
    expect(new Set(refused.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify([401, '{"error":"unauthorized"}'])]),
    );
    expect((await askHead(key))[0]).toBe(200);
  });

  it('opens nothing of this party with the key of another', async () => {
    const guild = 'The other house';
    await product.post('/rehearsal/api/people', { name: 'Olga', host: true, guild });
    const asOlga = (command: string) =>
      product.post<Outcome>('/rehearsal/api/commands', { as: 'Olga', command, guild });
    await asOlga('/join');
    const theirs = keyOf(findLink(said(await asOlga('/party overlay')), 'overlay'));
    const ours = keyOf(findLink(await askOverlay(), 'overlay'));
    const ask = async (key: string, path: string, body?: URLSearchParams) => {
      const init = {
        headers: { authorization: `Bearer ${key}` },
        ...(body === undefined ? {} : { method: 'POST', body }),
      };
      const response = await fetch(`${product.origin}/overlay/api/${path}`, init);
      return [response.status, await response.text()] as const;
    };
    const [[, own], [, foreign]] = await Promise.all([
      ask(ours, 'snapshot'),
      ask(theirs, 'snapshot'),
    ]);
    const [, partyId = ''] = /"id":"([\w-]{36})"/.exec(own) ?? [];
    expect(own).toContain('84500');
    expect(foreign).toContain(guild);
    for (const secret of [partyId, '84500', host]) expect(foreign).not.toContain(secret);
    const nobody = partyId.replace(/^.{8}/, '00000000');
    const join = (key: string, id: string, generation: number) =>
      ask(
        key,
        'auth',
        new URLSearchParams({
          socket_id: '1.2',
          channel_name: `private-betting.${id}.${generation}`,
        }),
      );
    const refused = await Promise.all([
      join(theirs, partyId, 2),
      join(theirs, partyId, 1),
      join(theirs, nobody, 2),
    ]);
    expect(refused).toEqual(refused.map(() => [403, '{"error":"forbidden"}']));
    expect((await join(ours, partyId, 2))[0]).toBe(200);
  });

  it('brings a new colour and invite link to the page that is on air', async () => {
    const page = await openPage(findLink(await askOverlay(), 'overlay'));
    await page.evaluate(() => document.body.setAttribute('data-first-load', 'yes'));
    const [opened] = (await product.type(host, '/party setup')).messages;
    if (opened === undefined) throw new Error('no settings');
    const form = await product.press(host, opened, 'Invite link, prizes, colour');
    const fields = {
      invite: 'discord.gg/house',
      civilian: '50',
      imposter: '150',
      accent: '#ff8800',
    };
    await product.submit(host, form, fields);
    await page.getByText('discord.gg/house').waitFor();
    const readAccent = () =>
      page.evaluate(() => document.documentElement.style.getPropertyValue('--party-accent'));
    await expect.poll(readAccent).toBe('rgb(255, 136, 0)');
    expect(await page.getAttribute('body', 'data-first-load')).toBe('yes');
    await page.close();
  });
});

describe('the page for spectators', () => {
  const phone = { viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' } as const;

  /** Nothing is wider than the screen, and everything to tap is at least 44 px. */
  async function expectFitForPhones(page: Page): Promise<void> {
    const { width, taps, ground, overflow } = await page.evaluate(() => ({
      ground: getComputedStyle(document.body).backgroundColor,
      overflow: getComputedStyle(document.body).overflowY,
      width: document.documentElement.scrollWidth,
      taps: [...document.querySelectorAll('a, button')].map(
        (each) => each.getBoundingClientRect().height,
      ),
    }));
    expect(ground).toBe('rgb(10, 13, 21)');
    expect(overflow).not.toBe('hidden');
    expect(width).toBeLessThanOrEqual(390);
    expect(Math.min(...taps, 44)).toBeGreaterThanOrEqual(44);
    expect(await findAxeFaults(page)).toEqual([]);
  }

  it('opens by a public link while the host has it switched on, follows live, and says kindly when it is off', async () => {
    expect(await askOverlay()).toContain('do:watch-on');
    const link = findLink(await askOverlay('watch-on'), 'watch');
    expect(await askOverlay()).toContain(link);
    const page = await browser.newPage(phone);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(link);
    await page.getByText('1:24.500').first().waitFor();
    await page.getByRole('link', { name: 'Join the party' }).waitFor();
    await product.type(guest, '/join');
    await product.type(guest, '/lap time:1:23.250');
    await page.getByText('1:23.250').first().waitFor();
    await expectFitForPhones(page);

    expect(await askOverlay('watch-off')).toContain('off');
    await page.getByText('This link is closed').waitFor();
    await expect.poll(() => page.locator('section').count()).toBe(0);
    await expectFitForPhones(page);
    expect((await askHead(keyOf(link)))[0]).toBe(401);
    await askOverlay('watch-on');
    // A refused page asks slowly by itself, and at once when it is looked at again.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.getByText('1:23.250').first().waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('opens by the overlay’s own key, says what is missing without one, and is framed by nobody', async () => {
    const key = keyOf(findLink(await askOverlay(), 'overlay'));
    const page = await openPage(`${product.origin}/watch/#key=${key}`);
    await page.goto('about:blank');
    await page.goto(`${product.origin}/watch/`);
    await page.getByText('This link is incomplete').waitFor();
    expect(await findAxeFaults(page)).toEqual([]);
    await page.close();
    const { headers } = await fetch(`${product.origin}/watch/`);
    expect(headers.get('content-security-policy')).toMatch(
      /default-src 'none';.*frame-ancestors 'none'/,
    );
  });
});

it('the rehearsal page has no serious fault for people who do not see or point', async () => {
  const page = await browser.newPage();
  await page.goto(`${product.origin}/rehearsal/`);
  await page.getByText(host).first().waitFor();
  await page.locator('chat-message').first().waitFor();
  expect(await findAxeFaults(page)).toEqual([]);
  await page.close();
});
