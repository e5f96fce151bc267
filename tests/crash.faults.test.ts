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

/** Holds a guest's row, so that whatever moves their coins waits. */
function hold(name: string): Promise<() => Promise<void>> {
  return new Promise((resolve, reject) => {
    const work = product.sql.begin(async (tx) => {
      await tx`select from party_users where name = ${name} for update`;
      await new Promise<void>((letGo) => {
        resolve(async () => {
          letGo();
          await work;
        });
      });
    });
    work.catch(reject);
  });
}

it('tells after kill -9 what came of commands that were left on "thinking…"', async () => {
  const { sql } = product;
  for (const name of ['Hana', 'Ava', 'Ben']) await product.type(name, '/join');
  await product.type('Hana', '/race open title:Kill');
  const [letBen, letAva] = [await hold('Ben'), await hold('Ava')];
  // Ben's bet is booked before the kill, but its answer stalls; Ava's waits for her wallet.
  await product.post('/rehearsal/api/faults', {
    fault: 'stall',
    route: 'PATCH /webhooks/**',
    count: 99,
  });
  const asked = ['Ben', 'Ava'].map((name) =>
    product.type(name, '/bet racer:Ben amount:100 race:Kill').catch(() => null),
  );
  const { waitFor } = vi;
  await waitFor(async () => expect(await sql`select from owed_answers`).toHaveLength(2), 20_000);
  await letBen();
  await waitFor(
    async () =>
      expect(
        await sql`select from bets b join party_games g on g.id = b.game_id where g.title = 'Kill'`,
      ).toHaveLength(1),
    20_000,
  );
  await product.kill();
  await Promise.all(asked);
  // What a dead process asked for may still run in the database, but no longer than the lease.
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'party-os' and datname = current_database()`;
  await letAva();
  await sql`update owed_answers set due_at = now()`;

  await product.start();
  const said = async (name: string) =>
    (await product.messages(name)).filter(({ ephemeral }) => ephemeral).at(-1);
  await waitFor(async () => {
    expect(await said('Ben')).toMatchObject({ thinking: false, ephemeral: true });
    expect(await said('Ava')).toMatchObject({ thinking: false, ephemeral: true });
  }, 60_000);
  expect(JSON.stringify((await said('Ben'))?.embeds)).toContain('100 coins');
  expect((await said('Ava'))?.content).toContain('there is no trace of this');
  expect(await sql`select from owed_answers`).toEqual([]);
}, 240_000);
