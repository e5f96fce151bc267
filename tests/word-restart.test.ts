import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import type { SeenMessage } from '../src/rehearsal/api.js';
import { createTestDatabase } from './database.js';
import { behaviours, startGeminiServer } from './gemini-server.js';
import { type Product, startProduct, stopProducts, textOf } from './product.js';

afterEach(stopProducts);

async function roundMessage(product: Product, name: string): Promise<SeenMessage> {
  const found = (await product.messages(name)).findLast(({ embeds }) =>
    JSON.stringify(embeds).includes('Word game, round'),
  );
  if (found === undefined) throw new Error('no message of the round');
  return found;
}

it('goes on with a lobby, and with a round that awaits its words, after kill -9', async () => {
  const [database, gemini, dataDir] = await Promise.all([
    createTestDatabase(),
    startGeminiServer(),
    mkdtemp(join(tmpdir(), 'party-os-words-')),
  ]);
  gemini.behave(behaviours.stalls);
  const env = {
    DATABASE_URL: database.url,
    GOOGLE_GENERATIVE_AI_API_KEY: 'key',
    GEMINI_BASE_URL: gemini.baseUrl,
  };
  const first = await startProduct({ dataDir, env });
  const [host = '', ...guests] = (await first.people()).slice(0, 4).map(({ name }) => name);
  for (const name of [host, ...guests]) await first.type(name, '/join');
  await first.type(host, '/imposter start players:lobby');
  await first.press(guests[0] ?? '', await roundMessage(first, host), 'I’m in');
  await first.stop('SIGKILL');

  const second = await startProduct({ dataDir, env });
  for (const name of guests) await second.press(name, await roundMessage(second, host), 'I’m in');
  await second.press(host, await roundMessage(second, host), 'Deal');
  await vi.waitFor(() => expect(gemini.requests).toHaveLength(1), 10_000);
  await second.stop('SIGKILL');

  const third = await startProduct({ dataDir, env });
  await vi.waitFor(
    async () =>
      expect(textOf(await roundMessage(third, host))).toContain('4 players have their words'),
    30_000,
  );
  const [row] = await database.db.sql`select status, word_source from party_imposter_rounds`;
  expect(row).toEqual({ status: 'ACTIVE', word_source: 'bank' });
  await vi.waitFor(async () => {
    for (const name of [host, ...guests]) expect(await third.dms(name), name).toHaveLength(1);
  }, 20_000);
  expect(await third.stop()).toBe(0);
  await gemini.close();
  await rm(dataDir, { recursive: true, force: true });
  await database.close();
}, 120_000);
