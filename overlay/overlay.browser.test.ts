import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noBets } from '../src/contract/bets.js';
import type { BoardEntry } from '../src/contract/board.js';
import type { RaceState } from '../src/contract/snapshot.js';
import { createJoinLink } from '../src/http/join-link.js';
import { findBuilt } from '../tests/support/built.js';
import { StagedParty } from '../tests/support/overlay-server.js';
import { withBrowser } from '../tests/support/with-browser.js';

const browser = withBrowser();
let party: StagedParty;
let page: Page;
let complaints: string[];

beforeEach(async () => {
  party = new StagedParty(await findBuilt('dist/overlay'));
  await party.start();
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  // What the browser itself prints about a network that is down is not ours to silence.
  page.on('console', (message) => {
    if (
      ['error', 'warning'].includes(message.type()) &&
      !/net::|WebSocket|status of \d{3}/.test(message.text())
    )
      complaints.push(message.text());
  });
});

afterEach(async () => {
  expect(complaints).toEqual([]);
  await page.close();
  await party.stop();
});

function entry(index: number, change: Partial<BoardEntry> = {}): BoardEntry {
  const place = index + 1;
  return {
    userId: `u${place}`,
    name: `Racer ${place}`,
    lapTimeMs: 84_000 + index * 250,
    isDnf: false,
    car: null,
    lapId: place,
    ...change,
  };
}

function makeRace(entries: readonly BoardEntry[], change: Partial<RaceState> = {}): RaceState {
  const race = {
    gameId: 'g',
    title: 'Night GP',
    track: 'Spa',
    isCancelled: false,
    payoutRule: 'double',
    winnerId: null,
    locksAt: null,
    bets: noBets,
  } as const;
  return { ...race, status: 'OPEN', openedAt: '2026-11-20T20:00:00.000Z', entries, ...change };
}

function stageRace(entries: readonly BoardEntry[], change: Partial<RaceState> = {}): void {
  party.snapshot = { ...party.snapshot, races: [makeRace(entries, change)] };
}

function drive(line: BoardEntry, delivery = {}, gameId = 'g'): Promise<void> {
  const { userId, name: userName, lapTimeMs } = line;
  return party.happen(
    'leaderboard-update',
    { gameId, userId, userName, lapTimeMs, isPersonalBest: true, entry: line },
    delivery,
  );
}

/** Opens the overlay and waits until its four channels are subscribed. */
async function open(query = '', key = party.key): Promise<void> {
  await page.goto(`${party.url}${query}#key=${key}`);
  if (key !== party.key) return;
  await expect.poll(() => party.subscriptions).toBe(4);
}

function readNames(): Promise<string[]> {
  return page.locator('.row .name').allTextContents();
}

function waitForNames(names: readonly string[]): Promise<void> {
  return expect.poll(readNames).toEqual(names);
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where an element is now; panels and rows glide in, so a test asks until they rest. */
async function readBox(selector: string): Promise<Box> {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`${selector} is not on air`);
  return { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
}

describe('the overlay in a browser', () => {
  test('shows nothing at all while there is no race', async () => {
    await open();
    expect(await page.locator('timing-tower section, .card, .away-dot').count()).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgba(0, 0, 0, 0)',
    );
  });

  test('moves a row when a lap comes, without a reload, and tells of it in a toast', async () => {
    stageRace([entry(0), entry(1), entry(2)]);
    await open();
    await waitForNames(['Racer 1', 'Racer 2', 'Racer 3']);
    await page.evaluate(() => document.body.setAttribute('data-first-load', 'yes'));
    await drive(entry(2, { lapTimeMs: 83_500, lapId: 9 }));
    await waitForNames(['Racer 3', 'Racer 1', 'Racer 2']);
    await page.getByText('is fastest with').waitFor();
    await expect
      .poll(() => page.locator('.row').first().innerText())
      .toMatch(/1\s+Racer 3\s+▲2\s+1:23\.500\s+FASTEST/);
    await expect.poll(() => page.locator('.row').nth(1).innerText()).toMatch(/\+0\.500\s+\+0\.500/);
    expect(await page.getAttribute('body', 'data-first-load')).toBe('yes');
    expect(party.snapshotsRead).toBe(1);
  });

  test('calls one racer fastest while the lead changes, and none for a lap of another race', async () => {
    const races = [
      makeRace([entry(0), entry(1)]),
      makeRace([entry(0)], { gameId: 'other', openedAt: '2026-11-20T19:00:00.000Z' }),
    ];
    party.snapshot = { ...party.snapshot, races };
    await open();
    await waitForNames(['Racer 1', 'Racer 2']);
    await drive(entry(0, { lapTimeMs: 80_000, lapId: 8 }), {}, 'other');
    await page.getByText('is fastest with').waitFor();
    expect(await page.locator('.chip').count()).toBe(0);
    await drive(entry(1, { lapTimeMs: 83_500, lapId: 9 }));
    await drive(entry(0, { lapTimeMs: 83_000, lapId: 10 }));
    await expect
      .poll(() => page.locator('.row').first().innerText())
      .toMatch(/Racer 1[\s\S]*1:23\.000\s+FASTEST/);
    expect(await page.locator('.chip.fastest').count()).toBe(1);
  });

  test('says on a phone, too, who has won', async () => {
    stageRace([entry(0), entry(1)], { status: 'FINISHED', winnerId: 'u1' });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${party.url.replace('/overlay/', '/watch/')}#key=${party.key}`);
    const isInside = async () => {
      const [word, row] = [await readBox('.row .winner'), await readBox('.row.won')];
      return word.top >= row.top && word.bottom <= row.bottom && word.right <= row.right;
    };
    await expect.poll(isInside).toBe(true);
  });

  test('tells how a round ended on a phone, after its panel and without a cut', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.clock.install();
    await page.goto(`${party.url.replace('/overlay/', '/watch/')}#key=${party.key}`);
    await expect.poll(() => party.subscriptions).toBe(4);
    const cleo = { userId: 'c', name: 'Cleo' };
    const words = { word: 'Donaudampfschifffahrtsgesellschaft', hint: 'coast' };
    await party.happen('round-started', { roundId: 'r', round: 4, playerCount: 3 });
    await page.getByText('DEALING').waitFor();
    await party.happen('round-revealed', {
      ...{ roundId: 'r', round: 4, ...words, imposters: [cleo], outcome: 'STOLEN' },
    });
    await page.getByText(words.word, { exact: true }).waitFor();
    const card = page.locator('.card', { hasText: 'Cleo guessed the word' });
    expect(await card.count()).toBe(0);
    await page.clock.fastForward(3_000);
    await card.waitFor();
    const cut = card.locator('.sentence, .name');
    const widths = () =>
      cut.evaluateAll((all) => all.map((each) => each.scrollWidth - each.clientWidth));
    await expect.poll(widths).toEqual([0, 0]);
  });

  test('finds a lap whose message was lost', async () => {
    stageRace([entry(0), entry(1)]);
    await page.clock.install();
    await open();
    await waitForNames(['Racer 1', 'Racer 2']);
    await drive(entry(1, { lapTimeMs: 83_000, lapId: 9 }), { isLost: true });
    await page.clock.fastForward(2_500);
    await waitForNames(['Racer 2', 'Racer 1']);
    expect(await page.locator('.card').count()).toBe(0);
  });

  test('keeps the picture while the server is gone, and follows again by itself when it is back', async () => {
    stageRace([entry(0), entry(1)]);
    await page.clock.install();
    await open();
    await waitForNames(['Racer 1', 'Racer 2']);
    const lost = page.waitForEvent('requestfailed');
    await party.stop();
    await page.clock.fastForward(2_500);
    await lost;
    expect(await page.locator('.away-dot').count()).toBe(0);
    await page.clock.fastForward(10_000);
    await page.locator('.away-dot').waitFor();
    expect(await readNames()).toEqual(['Racer 1', 'Racer 2']);
    await party.start();
    await expect.poll(() => party.subscriptions).toBe(4);
    await drive(entry(1, { lapTimeMs: 83_000, lapId: 9 }));
    await waitForNames(['Racer 2', 'Racer 1']);
    await page.locator('.away-dot').waitFor({ state: 'detached' });
    expect(party.snapshotsRead).toBeLessThanOrEqual(2);
  });

  test('goes dark with a rotated key, without a word', async () => {
    stageRace([entry(0)]);
    await open();
    await waitForNames(['Racer 1']);
    party.rotate('another-key');
    await page.locator('timing-tower section').waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('body').innerText()).toBe('');
  });

  test('tells the page that frames it that its key is refused', async () => {
    const beside = new URL('/beside', party.url).href;
    await page.route(beside, (route) => route.fulfill({ contentType: 'text/html', body: '' }));
    await page.goto(beside);
    const told = await page.evaluate(
      (address) =>
        new Promise((resolve) => {
          addEventListener('message', ({ data }) => resolve(data), { once: true });
          const frame = document.createElement('iframe');
          frame.src = address;
          document.body.append(frame);
        }),
      `${party.url}#key=wrong`,
    );
    expect(told).toEqual({ type: 'pane-over' });
  });

  test('shows nothing with a wrong key and none', async () => {
    stageRace([entry(0)]);
    for (const hash of ['#key=wrong', '']) {
      await page.goto('about:blank');
      const refused =
        hash === '' ? null : page.waitForResponse((response) => response.status() === 401);
      await page.goto(`${party.url}${hash}`);
      await refused;
      expect(await page.locator('timing-tower section').count()).toBe(0);
    }
  });

  test('writes names, titles and cars as the text that they are', async () => {
    const nasty = '<img src=x onerror=document.title="broken"><b>x</b>';
    stageRace([entry(0, { name: nasty, car: nasty })], { title: nasty, track: nasty });
    await open();
    await waitForNames([nasty]);
    await party.happen('user-joined', { userId: 'u', name: nasty });
    await page.getByText('joined the party').waitFor();
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.title()).toBe('Party overlay');
  });

  test('reloads itself once for a new bundle', async () => {
    await open();
    const loaded = page.waitForEvent('load');
    party.build = 'build-2';
    await loaded;
    await expect.poll(() => party.subscriptions).toBe(4);
    expect(
      await page.evaluate(() =>
        performance.getEntriesByType('navigation').map((each) => each.toJSON().type),
      ),
    ).toEqual(['reload']);
  });

  test('keeps 100 racers with unruly names inside the margins, in letters of 28 px and more', async () => {
    const names = [
      'W'.repeat(200),
      '山田太郎'.repeat(20),
      'محمد بن عبد الله '.repeat(9),
      '👨‍👩‍👧‍👦'.repeat(32),
      `a${'\u0301'.repeat(500)}`,
      '\u202Eevil',
    ];
    const entries = Array.from({ length: 100 }, (_, index) =>
      entry(index, {
        name: names[index % names.length] ?? '',
        car: 'Porsche 911 GT3 R',
        lapTimeMs: 3_700_000 + index,
      }),
    );
    stageRace(entries, { title: 'Grand Prix '.repeat(20), track: 'Nürburgring '.repeat(20) });
    await open();
    await expect.poll(() => page.locator('.row').count()).toBe(19);
    await expect.poll(() => page.locator('.pager').innerText()).toBe('11–19 of 100');
    for (const name of names) await party.happen('user-joined', { userId: name, name });
    await expect.poll(() => page.locator('.card').count()).toBe(3);
    for (const panel of ['timing-tower', 'toast-stack']) {
      const isInside = ({ left, top, right, bottom }: Box) =>
        left >= 96 && top >= 54 && right <= 1824.5 && bottom <= 1026.5;
      await expect.poll(async () => isInside(await readBox(panel)), { message: panel }).toBe(true);
    }
    const readRoom = async () =>
      (await readBox('toast-stack')).left - (await readBox('timing-tower section')).right;
    await expect.poll(readRoom).toBeGreaterThanOrEqual(0);
    const readHeights = () =>
      page
        .locator('.row')
        .evaluateAll((rows) => [...new Set(rows.map((row) => row.getBoundingClientRect().height))]);
    await expect.poll(readHeights).toHaveLength(1);
    const sizes = await page
      .locator('h2, .track, .status, .row > span, .chip, .pager, .label, .sentence')
      .evaluateAll((all) => all.map((each) => Number.parseFloat(getComputedStyle(each).fontSize)));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(28);
  });

  test('glides by transforms, and stands still with motion=off', async () => {
    const countGlides = () => page.evaluate(() => document.getAnimations().length);
    for (const [query, isMoving] of [
      ['', true],
      ['?motion=off', false],
    ] as const) {
      stageRace([entry(0), entry(1)]);
      await page.goto('about:blank');
      await expect.poll(() => party.subscriptions).toBe(0);
      await open(query);
      await waitForNames(['Racer 1', 'Racer 2']);
      await expect.poll(() => countGlides()).toBe(0);
      await page.evaluate(() => {
        const animate = Element.prototype.animate;
        Element.prototype.animate = function (...args) {
          document.body.dataset['animated'] = 'yes';
          return animate.apply(this, args);
        };
      });
      await drive(entry(1, { lapTimeMs: 83_000, lapId: 9 }));
      await waitForNames(['Racer 2', 'Racer 1']);
      await expect
        .poll(() => page.getAttribute('body', 'data-animated'))
        .toBe(isMoving ? 'yes' : null);
    }
  });

  test('shows the winner and the end of a race in words', async () => {
    stageRace([entry(0), entry(1, { lapTimeMs: null, isDnf: true })], { status: 'LOCKED' });
    await open();
    await page.getByText('LOCKED').first().waitFor();
    await expect.poll(() => page.locator('.row').nth(1).innerText()).toContain('DNF');
    await party.happen('bets-settled', {
      gameId: 'g',
      winnerId: 'u1',
      winnerName: 'Racer 1',
      lapTimeMs: 84_000,
      winningBets: 2,
      paidOut: 500,
      isSettlerInvolved: false,
    });
    await page.getByText('FINISHED').waitFor();
    await expect
      .poll(() => page.locator('.row.won').innerText())
      .toMatch(/Racer 1\s+1:24\.000\s+WINNER/);
  });

  test('shows only the panels that were asked for', async () => {
    stageRace([entry(0)]);
    await open('?panels=toasts');
    await party.happen('user-joined', { userId: 'u', name: 'Ava' });
    await page.getByText('joined the party').waitFor();
    expect(await page.locator('timing-tower').count()).toBe(0);
  });

  test('shows pot, backing and tickets as bets come, and takes a withdrawn one away', async () => {
    stageRace([entry(0), entry(1)], { payoutRule: 'pool' });
    await open('?panels=bets');
    await page.getByText('No bets yet').waitFor();
    const people = { bettorId: 'u9', bettorName: 'Nia', targetId: 'u1', targetName: 'Racer 1' };
    const ticket = { betId: 'b', ...people, amount: 150 };
    const raceBets = {
      pot: 150,
      backing: [{ userId: 'u1', name: 'Racer 1', coins: 150, bets: 1 }],
      latest: [ticket],
    };
    await party.happen('bet-placed', { gameId: 'g', ...ticket, totalAmount: 150, raceBets });
    await page.getByText('100%').waitFor();
    await expect
      .poll(() => page.locator('bets-panel section').innerText())
      .toMatch(/POT 150[\s\S]*Racer 1\s+1 bet\s+150\s+100%\s+Nia/);
    await party.happen('bet-withdrawn', { gameId: 'g', ...ticket, raceBets: noBets });
    await page.getByText('No bets yet').waitFor();
    expect(party.snapshotsRead).toBe(1);
  });

  test('follows a round through its phases to the reveal, and tells no word before', async () => {
    await open('?panels=imposter');
    const seat = (name: string, hasVoted = false, clue: string | null = null) => ({
      ...{ userId: name, name, hasVoted, clue, outTalk: null },
    });
    const players = ['Ann', 'Ben', 'Cleo'].map((name) => seat(name));
    const tally = (target: string, ...voters: readonly string[]) => ({
      ...{ target: seat(target), voters: voters.map((name) => seat(name)) },
    });
    const head = { roundId: 'r', round: 4, playerCount: 3 };
    await party.happen('round-started', head);
    await page.getByText('DEALING').waitFor();
    const talking = {
      ...head,
      status: 'ACTIVE',
      speaker: players[1] ?? null,
      phaseEndsAt: null,
      votesCast: 0,
      votesNeeded: 0,
    } as const;
    const kind = { mode: 'one-vote', variant: 'imposter', talk: 1 } as const;
    const known = { ...kind, players, caught: null, turnEndsAt: null, endedAt: null, reveal: null };
    const calls = { callsCast: 1, callsNeeded: 2 };
    await party.happen('round-updated', { ...talking, state: { ...talking, ...known, ...calls } });
    await page.getByText('SPEAKS').waitFor();
    await page.getByText('1 of 2 want to vote').waitFor();
    expect(await page.locator('.player').allInnerTexts()).toEqual([
      expect.stringContaining('Ann'),
      expect.stringContaining('Ben'),
      expect.stringContaining('Cleo'),
    ]);
    await expect.poll(() => page.locator('.speaker').innerText()).toContain('Ben');
    const voting = {
      ...talking,
      status: 'VOTING',
      speaker: null,
      votesCast: 2,
      votesNeeded: 3,
    } as const;
    await party.happen('round-updated', {
      ...voting,
      phaseEndsAt: new Date(Date.now() + 60_000).toISOString(),
    });
    await page.getByText('2 of 3 votes').waitFor();
    await party.happen('round-updated', {
      ...voting,
      state: {
        ...{ ...voting, ...known, callsCast: 0, callsNeeded: 0 },
        players: [seat('Ann', true), seat('Ben'), seat('Cleo', true)],
        phaseEndsAt: new Date(Date.now() + 60_000).toISOString(),
      },
    });
    const ticked = page.locator('.player').filter({ has: page.locator('.tick') });
    await expect.poll(() => ticked.allInnerTexts()).toHaveLength(2);
    expect((await ticked.allInnerTexts()).join()).toMatch(/Ann[\s\S]*Cleo/);
    await expect.poll(() => page.locator('.time').innerText()).toMatch(/^(1:00|0:5\d)$/);
    const guessing = {
      ...voting,
      status: 'GUESSING',
      ...{ caught: players[2] ?? null, votesCast: 0, votesNeeded: 0 },
    } as const;
    await party.happen('round-updated', guessing);
    await expect.poll(() => page.locator('.speaker').innerText()).toMatch(/Cleo\s*CAUGHT/);
    await page.getByText('One guess at the word is left').waitFor();
    await party.happen('round-revealed', {
      roundId: 'r',
      round: 4,
      word: 'Donaudampfschifffahrtsgesellschaft',
      hint: 'coast',
      imposters: players.slice(2),
      state: {
        ...{ ...guessing, ...known, callsCast: 0, callsNeeded: 0, status: 'REVEALED' },
        endedAt: new Date().toISOString(),
        reveal: {
          word: 'Donaudampfschifffahrtsgesellschaft',
          hint: 'coast',
          imposters: players.slice(2),
          ballots: [
            { ballot: 1, tallies: [tally('Cleo', 'Ann'), tally('Ann', 'Ben')] },
            { ballot: 2, tallies: [tally('Cleo', 'Ann', 'Ben'), tally('Ann', 'Cleo')] },
          ],
        },
      },
    });
    const word = page.getByText('Donaudampfschifffahrtsgesellschaft', { exact: true });
    await expect
      .poll(() => word.evaluate((each) => each.scrollWidth <= each.clientWidth))
      .toBe(true);
    await expect.poll(() => page.locator('.culprit').innerText()).toContain('Cleo');
    await expect
      .poll(() => page.locator('.reveal').innerText())
      .toMatch(/FIRST BALLOT[\s\S]*Ben[\s\S]*SECOND BALLOT\s*2\s*Cleo\s*Ann, Ben\s*1\s*Ann\s*Cleo/);
  });

  test('ends a race with a lower third that makes room for itself, and takes it back with the payout', async () => {
    stageRace(
      Array.from({ length: 20 }, (_, index) => entry(index)),
      { status: 'LOCKED' },
    );
    party.snapshot = { ...party.snapshot, join: createJoinLink('https://discord.gg/garage') };
    await page.clock.install();
    await open();
    await expect.poll(() => page.locator('.row').count()).toBe(20);
    await page.locator('join-panel').waitFor();
    const winner = { winnerId: 'u1', winnerName: 'Racer 1', lapTimeMs: 84_000 };
    await party.happen('bets-settled', {
      gameId: 'g',
      ...winner,
      winningBets: 2,
      paidOut: 500,
      isSettlerInvolved: false,
    });
    await page.getByText('500 coins to 2 winning bets').waitFor();
    const readRoom = async () =>
      (await readBox('race-result section')).top - (await readBox('timing-tower')).bottom;
    await expect.poll(readRoom).toBeGreaterThanOrEqual(0);
    expect(await page.locator('join-panel').count()).toBe(0);
    const live = party.snapshot.races.map((race) => ({
      ...race,
      status: 'LOCKED' as const,
      winnerId: null,
    }));
    party.snapshot = { ...party.snapshot, sequence: party.snapshot.sequence + 1, races: live };
    await page.clock.fastForward(2_500);
    await page.locator('race-result').waitFor({ state: 'detached' });
    await page.locator('join-panel').waitFor();
  });

  test("wears the theme that was asked for, and the party's own accent colour", async () => {
    stageRace([entry(0)]);
    party.snapshot = {
      ...party.snapshot,
      party: { ...party.snapshot.party, accentColour: '#ff8800' },
    };
    await open('?theme=broadcast&panels=tower&pos=bottom-right&scale=0.5');
    await waitForNames(['Racer 1']);
    const readBorder = () =>
      page.locator('header').evaluate((each) => getComputedStyle(each).borderBottomColor);
    await expect.poll(readBorder).toBe('rgb(255, 136, 0)');
    await expect
      .poll(async () => (await readBox('timing-tower section')).right)
      .toBeCloseTo(1824, 0);
    await expect
      .poll(async () => (await readBox('timing-tower section')).bottom)
      .toBeCloseTo(1026, 0);
  });

  test('keeps the panels in the picture, wherever the address puts them', async () => {
    stageRace([entry(0)]);
    await open('?panels=tower&pos=9999,9999&scale=1.5');
    await waitForNames(['Racer 1']);
    // It comes in by a movement, so its place is the one where it comes to rest.
    const place = () => readBox('timing-tower section');
    const end = async () => [(await place()).right, (await place()).bottom].map(Math.round);
    await expect.poll(end).toEqual([1920, 1080]);
    await page.goto(`${party.url}?panels=tower&pos=120,80#key=${party.key}`);
    await page.reload();
    await waitForNames(['Racer 1']);
    const start = async () => [(await place()).left, (await place()).top].map(Math.round);
    await expect.poll(start).toEqual([120, 80]);
  });

  test('shows the invitation as a code, and none where the party has none', async () => {
    await open('?panels=join');
    expect(await page.locator('join-panel').count()).toBe(0);
    party.snapshot = { ...party.snapshot, join: createJoinLink('https://discord.gg/garage') };
    await page.reload();
    await page.getByText('discord.gg/garage').waitFor();
    expect(await page.locator('join-panel path').getAttribute('d')).toMatch(/^M3 3h7v1h-7z/);
  });

  test('plays its demo without a key and without asking the server', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${party.url}?demo=1`);
    await page.getByText('Friday Night GP').waitFor();
    await page.getByText('joined the party').waitFor();
    expect(asked.filter((path) => path.includes('/api/'))).toEqual([]);
  });

  test('tells with debug=1 alone why it is dark', async () => {
    await open('?debug=1', 'wrong-key');
    await page.getByText('The server refuses this key').first().waitFor();
    await expect.poll(() => page.locator('.safe').count()).toBe(2);
  });

  test('weighs no more than 40 kB of scripts', async () => {
    const loaded = new Set<string>();
    page.on('request', (request) => {
      if (request.resourceType() === 'script')
        loaded.add(basename(new URL(request.url()).pathname));
    });
    stageRace([entry(0)]);
    await open();
    await waitForNames(['Racer 1']);
    const sizes = await Promise.all(
      [...loaded].map(
        async (name) =>
          gzipSync(await readFile(await findBuilt(`dist/overlay/assets/${name}`))).length,
      ),
    );
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(40 * 1024);
  });
});
