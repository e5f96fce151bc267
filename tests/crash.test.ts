import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { createTestDatabase } from './database.js';
import { startProduct, stopProducts } from './product.js';

afterEach(stopProducts);

interface Delivery {
  readonly name: string;
  readonly delivery: string;
}

it('recovers from kill -9 in the middle of the demo party: books balanced, words delivered once, events published', async () => {
  const database = await createTestDatabase();
  const { sql } = database.db;
  const dataDir = await mkdtemp(join(tmpdir(), 'party-os-crash-'));
  const options = { dataDir, env: { DATABASE_URL: database.url } };
  const first = await startProduct(options);
  await first.post('/rehearsal/api/demo', { pauseMs: 100 });
  // The moment when most is under way: words are dealt and direct messages are going out.
  await vi.waitFor(
    async () =>
      expect(await sql`select from party_imposter_players where delivery = 'PENDING'`).not.toEqual(
        [],
      ),
    {
      timeout: 90_000,
      interval: 20,
    },
  );
  expect(await first.stop('SIGKILL')).toBeNull();
  expect(await sql`select * from invariant_violations`).toEqual([]);

  const second = await startProduct(options);
  const deliveries = await vi.waitFor(
    async () => {
      const rows = await sql<Delivery[]>`
        select u.name, p.delivery from party_imposter_players p join party_users u on u.id = p.user_id`;
      expect(rows.filter(({ delivery }) => delivery === 'PENDING')).toEqual([]);
      expect(await sql`select from party_events where published_at is null`).toEqual([]);
      return rows;
    },
    { timeout: 60_000, interval: 200 },
  );
  for (const { name, delivery } of deliveries) {
    expect(await second.dms(name), name).toHaveLength(delivery === 'CLOSED' ? 0 : 1);
  }
  expect(await sql`select * from invariant_violations`).toEqual([]);
  expect(await second.stop()).toBe(0);
  await rm(dataDir, { recursive: true, force: true });
  await database.close();
}, 240_000);
