import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from './support/database.js';
import { GatewayServer } from './support/gateway-server.js';
import { findPort, runToEnd } from './support/product-process.js';

let database: TestDatabase;
let dataDir: string;
let discord: GatewayServer;

beforeEach(async () => {
  database = await createTestDatabase({ hasQueue: true });
  dataDir = await mkdtemp(join(tmpdir(), 'party-os-refusals-'));
  discord = new GatewayServer();
});

afterEach(async () => {
  discord.close();
  await rm(dataDir, { recursive: true, force: true });
  await database.close();
});

it('ends with one sentence, and does not try again, when the gateway closes with 4014', async () => {
  const { token, apiUrl } = await discord.listen();
  discord.refuses = 4014;
  const env = { DATABASE_URL: database.url, DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl };
  const result = await runToEnd({ dataDir, port: await findPort(), env });
  expect(result.code).toBe(1);
  expect(result.stdout).toBe('');
  expect(result.stderr).toMatch(/^Discord refused the intents\..*\n$/);
  expect(discord.operations).toEqual([2]);
});
