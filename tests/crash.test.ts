import { expect, it, vi } from 'vitest';
import { patienceMs } from './support/patience.js';
import { withProduct } from './support/product.js';

const product = withProduct([]);

interface Delivery {
  readonly name: string;
  readonly delivery: string;
}

it('recovers from kill -9 in the middle of the demo party: books balanced, words delivered once, events published', async () => {
  const { sql } = product;
  await product.post('/rehearsal/api/demo', { pauseMs: 100 });
  // The moment when most is under way: words are dealt and direct messages are going out.
  await vi.waitFor(
    async () =>
      expect(await sql`select from party_imposter_players where delivery = 'PENDING'`).not.toEqual(
        [],
      ),
    {
      timeout: patienceMs,
      interval: 20,
    },
  );
  await product.kill();
  expect(await sql`select * from invariant_violations`).toEqual([]);

  await product.start();
  const deliveries = await vi.waitFor(
    async () => {
      const rows = await sql<Delivery[]>`
        select u.name, p.delivery from party_imposter_players p join party_users u on u.id = p.user_id`;
      expect(rows.filter(({ delivery }) => delivery === 'PENDING')).toEqual([]);
      expect(await sql`select from party_events where published_at is null`).toEqual([]);
      return rows;
    },
    { timeout: patienceMs, interval: 200 },
  );
  for (const { name, delivery } of deliveries) {
    expect(await product.dms(name), name).toHaveLength(delivery === 'CLOSED' ? 0 : 1);
  }
  expect(await sql`select * from invariant_violations`).toEqual([]);
}, 240_000);
