import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { launchBrowser } from './browser.js';
import { startProduct, stopProducts } from './product.js';

afterEach(stopProducts);

it('follows a lap on the overlay without a reload, and comes back by itself after the program was killed', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'party-os-overlay-'));
  const first = await startProduct({ dataDir });
  const [host] = await first.people();
  const name = host?.name ?? '';
  const overlay = /Overlay: (.*)/.exec(first.lines.join('\n'))?.[1] ?? '';
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(overlay);
  await page.evaluate(() => document.body.setAttribute('data-first-load', 'yes'));

  await first.type(name, '/join');
  await first.type(name, '/lap time:1:24.500');
  await page.getByText('1:24.500').first().waitFor();

  expect(await first.stop('SIGKILL')).toBeNull();
  await page.getByText('1:24.500').first().waitFor();
  const second = await startProduct({ dataDir, port: Number(new URL(first.origin).port) });
  await second.type(name, '/lap time:1:22.250');
  await page.getByText('1:22.250').first().waitFor();

  expect(await page.getAttribute('body', 'data-first-load')).toBe('yes');
  expect(complaints).toEqual([]);
  await browser.close();
  expect(await second.stop()).toBe(0);
  await rm(dataDir, { recursive: true, force: true });
}, 120_000);
