import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from './support/database.js';
import { withProduct } from './support/product.js';
import { TcpProxy } from './support/tcp-proxy.js';

let bed: TestDatabase;
let path: TcpProxy;
let url: string;

beforeAll(async () => {
  bed = await createTestDatabase();
  const target = new URL(bed.url);
  path = new TcpProxy(target.hostname, Number(target.port));
  url = Object.assign(new URL(bed.url), { port: String(await path.listen()) }).href;
});

afterAll(async () => {
  await path.close();
  await bed.close();
});

const product = withProduct(['Hana'], { database: () => bed, env: () => ({ DATABASE_URL: url }) });
const status = async () => (await fetch(`${product.origin}/readyz`)).status;
const said = async () => (await product.messages('Hana')).at(-1)?.content ?? '';

it('tells guests in time that the database is behind a dead path, is not ready, and is back by itself', async () => {
  path.fault = 'stall';
  void product.type('Hana', '/wallet').catch(() => null);
  await expect.poll(said, { timeout: 20_000 }).toContain('This takes longer than usual');
  // What waits is given up, and from then on nobody needs to wait.
  await expect.poll(said, { timeout: 30_000 }).toMatch(/database (broke|does not answer)/);
  await product.type('Hana', '/wallet');
  expect(await said()).toContain('database does not answer at the moment. Nothing was changed');
  expect(await status()).toBe(503);

  path.fault = 'none';
  path.reset();
  await expect.poll(status, { timeout: 30_000, interval: 200 }).toBe(200);
  const { messages } = await product.type('Hana', '/wallet');
  expect(JSON.stringify(messages)).toContain('1,000');
}, 120_000);
