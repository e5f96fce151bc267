import type { CDPSession } from 'playwright-core';
import { launchBrowser } from '../tests/support/browser.js';
import { findBuilt } from '../tests/support/built.js';
import { StagedParty } from '../tests/support/overlay-server.js';
import {
  createRandom,
  freshPicture,
  readPicture,
  runStorm,
  stageStormRace,
} from '../tests/support/overlay-storm.js';

const catchUpMs = 10_000;

/** Bytes of the page's heap after everything unused was let go. */
async function measureHeap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

/** How long the page takes to show what the server knows, in ms. */
async function measureCatchUp(isSame: () => Promise<boolean>): Promise<number> {
  const startedAt = performance.now();
  while (!(await isSame()))
    if (performance.now() - startedAt > catchUpMs) return Number.POSITIVE_INFINITY;
  return performance.now() - startedAt;
}

/**
 * Prints the page's heap before, in the middle of and after a storm of `STORM_SECONDS` (60), and
 * how fast it caught up.
 */
export async function run(): Promise<void> {
  const seconds = Number(process.env['STORM_SECONDS'] ?? 60);
  const [overlay, browser] = await Promise.all([findBuilt('dist/overlay'), launchBrowser()]);
  const party = new StagedParty(overlay);
  stageStormRace(party);
  await party.start();
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await page.goto(`${party.url}#key=${party.key}`);
    await page.locator('.row').first().waitFor();
    const session = await page.context().newCDPSession(page);
    const random = createRandom(1);
    const print = (when: string, bytes: number) =>
      console.log(`${when.padEnd(18)} ${(bytes / 1024).toFixed(0)} KiB of heap`);
    print('before', await measureHeap(session));
    await runStorm(party, seconds / 2, random);
    print('half', await measureHeap(session));
    await runStorm(party, seconds / 2, random);
    const same = async () =>
      JSON.stringify(await readPicture(page)) === JSON.stringify(freshPicture(party));
    console.log(`caught up after    ${(await measureCatchUp(same)).toFixed(0)} ms`);
    print('after', await measureHeap(session));
  } finally {
    await browser.close();
    await party.stop();
  }
}
