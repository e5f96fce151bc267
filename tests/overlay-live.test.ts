import { expect, it } from 'vitest';
import { cast, withProduct } from './support/product.js';
import { withBrowser } from './support/with-browser.js';

const [name] = cast;
const browser = withBrowser();
const product = withProduct([], { database: 'embedded' });

it('follows a lap on the overlay without a reload, and comes back by itself after the program was killed', async () => {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(product.overlayLink);
  await page.evaluate(() => document.body.setAttribute('data-first-load', 'yes'));

  await product.type(name, '/join');
  await product.type(name, '/lap time:1:24.500');
  await page.getByText('1:24.500').first().waitFor();

  await product.kill();
  await page.getByText('1:24.500').first().waitFor();
  await product.start();
  await product.type(name, '/lap time:1:22.250');
  await page.getByText('1:22.250').first().waitFor();

  expect(await page.getAttribute('body', 'data-first-load')).toBe('yes');
  expect(complaints).toEqual([]);
});
