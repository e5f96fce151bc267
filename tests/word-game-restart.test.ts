import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { createTestDatabase } from './database.js';
import { type Product, startProduct, stopProducts, textOf } from './product.js';
import { civiliansOf, imposterOf, WordTable } from './word-table.js';

afterEach(stopProducts);

it('goes on after kill -9 in the lobby, the talk, the vote, the second ballot and the last guess', async () => {
  const database = await createTestDatabase();
  const { sql } = database.db;
  const dataDir = await mkdtemp(join(tmpdir(), 'party-os-word-restart-'));
  const options = { dataDir, env: { DATABASE_URL: database.url } };
  let product: Product = await startProduct(options);
  const table = new WordTable(product, database);
  const restart = async (): Promise<void> => {
    expect(await product.stop('SIGKILL')).toBeNull();
    expect(await table.violations()).toEqual([]);
    product = await startProduct(options);
    table.product = product;
  };
  const people = (await product.people()).map(({ name }) => name);
  const [host = '', a = '', b = ''] = people;
  const players = [host, a, b, people.at(-1) ?? ''];
  await table.join(players);

  await product.type(host, '/imposter start players:lobby');
  await product.press(a, await table.message(a, 'Who plays?'), 'I’m in');
  await restart();
  for (const name of players.slice(2))
    await product.press(name, await table.message(name, 'Who plays?'), 'I’m in');
  await product.press(host, await table.message(host, 'Who plays?'), 'Deal');
  const { id } = await table.until('ACTIVE');
  const seats = await table.seats();
  const [imposter, [first = '', second = '', third = '']] = [imposterOf(seats), civiliansOf(seats)];

  // The talk's timer is all that opens the vote, and it runs out while nobody is there to see it.
  await sql`update party_imposter_rounds set phase_ends_at = now() + interval '200 ms', vote_seconds = 600 where id = ${id}`;
  await restart();
  await table.until('VOTING', 1);
  await table.message(host, 'who is the imposter?');
  await table.vote(first, imposter);
  await table.vote(imposter, first);
  await restart();
  await table.message(host, '**2 of 4** have voted');
  await table.vote(second, imposter);
  await table.vote(third, first);
  await table.until('VOTING', 2);
  await restart();
  for (const from of [first, second, third]) await table.vote(from, imposter);
  await table.vote(imposter, first);
  await table.until('GUESSING');
  await restart();
  await table.message(host, `**${imposter}** was voted out`);
  await sql`update party_imposter_rounds set phase_ends_at = now() + interval '200 ms' where id = ${id}`;
  await restart();
  expect(await table.until('REVEALED')).toMatchObject({ outcome: 'CIVILIANS' });
  await table.message(host, 'The civilians win');

  const deliveries = await vi.waitFor(async () => {
    const now = await table.seats();
    expect(now.every(({ prize, role }) => prize === (role === 'CIVILIAN' ? 100 : 0))).toBe(true);
    return now;
  }, 10_000);
  for (const { name, delivery } of deliveries)
    expect((await product.dms(name)).length, name).toBe(delivery === 'CLOSED' ? 0 : 1);
  // One message a phase that is news, however often the program died: lobby, deal, two ballots, the
  // guess, the reveal.
  const posts = (await product.messages(host)).filter(
    (message) => !message.ephemeral && textOf(message).includes('Word game, round 1'),
  );
  expect(posts).toHaveLength(6);
  expect(await table.violations()).toEqual([]);
  expect(await product.stop()).toBe(0);
  await rm(dataDir, { recursive: true, force: true });
  await database.close();
}, 180_000);
