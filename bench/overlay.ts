/*
 * How soon the tower is there with a cold cache, and what moving costs: a tower of 100 rows with a change of rank every
 * 100 ms for ten seconds, animated and with motion=off.
 * npm run bench overlay
 */
import type { Browser, Page } from 'playwright-core';
import { noBets } from '../src/contract/bets.js';
import type { BoardEntry } from '../src/contract/board.js';
import type { RaceState } from '../src/contract/snapshot.js';
import { launchBrowser } from '../tests/support/browser.js';
import { findBuilt } from '../tests/support/built.js';
import { StagedParty } from '../tests/support/overlay-server.js';

const rows = 100;
const updates = 100;
const everyMs = 100;

interface Measured {
  readonly scriptMs: number;
  readonly taskMs: number;
  readonly framesPerSecond: number;
}

function stageRace(): RaceState {
  const entries = Array.from({ length: rows }, (_, index): BoardEntry => {
    const timed = { lapTimeMs: 84_000 + index * 100, isDnf: false, car: 'GT3', lapId: index };
    return { userId: `u${index}`, name: `Racer ${index}`, ...timed };
  });
  const fields = {
    gameId: 'g',
    title: 'Bench',
    track: null,
    status: 'OPEN',
    isCancelled: false,
    payoutRule: 'double',
  } as const;
  return {
    ...fields,
    openedAt: '2026-11-20T20:00:00.000Z',
    winnerId: null,
    locksAt: null,
    bets: noBets,
    entries,
  };
}

async function openTower(browser: Browser, party: StagedParty, query: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(`${party.url}?panels=tower${query}#key=${party.key}`);
  await page.locator('.row').first().waitFor();
  await page.evaluate(
    (lines) => Object.assign(document.querySelector('timing-tower') ?? {}, { lines }),
    rows,
  );
  await page.waitForFunction(
    (count) =>
      document.querySelector('timing-tower')?.shadowRoot?.querySelectorAll('.row').length === count,
    rows,
  );
  return page;
}

/**
 * Runs in the page: changes ranks `times` times, `pause` ms apart, and counts the frames a second.
 */
async function changeRanks({ times, pause }: { readonly times: number; readonly pause: number }) {
  const tower: unknown = document.querySelector('timing-tower');
  const held = tower as { race: { entries: { lapTimeMs: number | null; lapId: number }[] } };
  let frames = 0;
  let isRunning = true;
  const count = () => {
    frames += 1;
    if (isRunning) requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  const startedAt = performance.now();
  for (let update = 0; update < times; update += 1) {
    const { race } = held;
    const sorted = [...race.entries].sort((a, b) => (a.lapTimeMs ?? 0) - (b.lapTimeMs ?? 0));
    const riser = sorted[(update * 37) % sorted.length];
    const best = Math.min(...race.entries.map((entry) => entry.lapTimeMs ?? 0));
    const entries = race.entries.map((entry) =>
      entry === riser ? { ...entry, lapTimeMs: best - 1, lapId: 1000 + update } : entry,
    );
    held.race = { ...race, entries };
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  isRunning = false;
  return (frames * 1000) / (performance.now() - startedAt);
}

/** Drives the tower from inside the page, so that nothing but the tower is measured. */
async function drive(browser: Browser, party: StagedParty, query: string): Promise<Measured> {
  const page = await openTower(browser, party, query);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const find = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return { script: find('ScriptDuration') * 1000, task: find('TaskDuration') * 1000 };
  };
  const before = await read();
  const framesPerSecond = await page.evaluate(changeRanks, { times: updates, pause: everyMs });
  const after = await read();
  await page.close();
  return {
    scriptMs: (after.script - before.script) / updates,
    taskMs: (after.task - before.task) / updates,
    framesPerSecond,
  };
}

/**
 * From the navigation to the first paint of the tower, in ms. The page is transparent: nothing is
 * painted before it. Without motion, because Chromium counts what fades in only when it is there in
 * full.
 */
async function measureFirstPaint(browser: Browser, party: StagedParty): Promise<number> {
  // A context of its own starts with an empty cache.
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  await page.goto(`${party.url}?motion=off#key=${party.key}`);
  const entry = await page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  );
  const startTime = await entry.jsonValue();
  await context.close();
  return startTime ?? Number.NaN;
}

/** Measures both pages twice, in turns, and prints the better of each and their ratio. */
export async function run(): Promise<void> {
  const [overlay, browser] = await Promise.all([findBuilt('dist/overlay'), launchBrowser()]);
  const party = new StagedParty(overlay);
  party.snapshot = { ...party.snapshot, races: [stageRace()] };
  await party.start();
  const paints: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) paints.push(await measureFirstPaint(browser, party));
  paints.sort((a, b) => a - b);
  console.log(
    `first paint of the tower, cold cache: ${paints.map((ms) => ms.toFixed(0)).join(', ')} ms`,
  );
  const results: Measured[][] = [[], []];
  for (let turn = 0; turn < 2; turn += 1) {
    results[0]?.push(await drive(browser, party, '&motion=off'));
    results[1]?.push(await drive(browser, party, ''));
  }
  const [still, moving] = results.map((runs) => ({
    scriptMs: Math.min(...runs.map((run) => run.scriptMs)),
    taskMs: Math.min(...runs.map((run) => run.taskMs)),
    framesPerSecond: Math.max(...runs.map((run) => run.framesPerSecond)),
  }));
  if (still === undefined || moving === undefined) throw new Error('Nothing was measured');
  const print = (name: string, { scriptMs, taskMs, framesPerSecond }: Measured) =>
    console.log(
      `${name}: ${scriptMs.toFixed(2)} ms of script and ${taskMs.toFixed(1)} ms of work an update, ${framesPerSecond.toFixed(1)} frames/s`,
    );
  console.log(`${rows} rows, a change of rank every ${everyMs} ms, Chromium ${browser.version()}`);
  print('motion=off', still);
  print('animated  ', moving);
  console.log(
    `animated / motion=off: ${(moving.scriptMs / still.scriptMs).toFixed(2)} × script, ${(moving.taskMs / still.taskMs).toFixed(2)} × work, ${(moving.framesPerSecond / still.framesPerSecond).toFixed(2)} × frames`,
  );
  await browser.close();
  await party.stop();
}
