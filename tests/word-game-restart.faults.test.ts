import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { behaviours, type GeminiServer, startGeminiServer } from './support/gemini-server.js';
import { patienceMs } from './support/patience.js';
import { cast, withProduct } from './support/product.js';
import { textOf } from './support/product-acts.js';
import { civiliansOf, imposterOf, WordTable } from './support/word-table.js';

let gemini: GeminiServer;

beforeAll(async () => {
  gemini = await startGeminiServer();
  gemini.behave(behaviours.stalls);
});
afterAll(() => gemini.close());

const [host, a, b] = cast;
const players = [host, a, b, 'Gus'];
const product = withProduct(players, {
  env: () => ({ GOOGLE_GENERATIVE_AI_API_KEY: 'key', GEMINI_BASE_URL: gemini.baseUrl }),
});
const table = new WordTable(product);

async function restart(): Promise<void> {
  await product.kill();
  expect(await product.violations()).toEqual([]);
  await product.start();
}

it('goes on after kill -9 in the lobby, while words are awaited, in the talk, the vote, the second ballot and the last guess', async () => {
  const { sql } = product;
  await product.type(host, '/imposter start players:lobby');
  await product.press(a, await table.message(a, 'Who plays?'), 'I’m in');
  await restart();
  for (const name of players.slice(2))
    await product.press(name, await table.message(name, 'Who plays?'), 'I’m in');
  await product.press(host, await table.message(host, 'Who plays?'), 'Deal');
  await vi.waitFor(() => expect(gemini.requests).toHaveLength(1), patienceMs);
  await restart();
  // The sweep notices a round that waits too long; it comes by every 15 s.
  const round = await vi.waitFor(async () => {
    const now = await table.round();
    expect(now.status).toBe('ACTIVE');
    return now;
  }, patienceMs);
  await table.message(host, '4 players have their words');
  expect(await sql`select status, word_source from party_imposter_rounds`).toEqual([
    { status: 'ACTIVE', word_source: 'bank' },
  ]);
  const seats = await table.seats();
  const [imposter, [first = '', second = '', third = '']] = [imposterOf(seats), civiliansOf(seats)];

  // The talk's timer is all that opens the vote, and it runs out while nobody is there to see it.
  await sql`update party_imposter_rounds set phase_ends_at = now() + interval '200 ms', vote_seconds = 600 where id = ${round.id}`;
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
  await sql`update party_imposter_rounds set phase_ends_at = now() + interval '200 ms' where id = ${round.id}`;
  await restart();
  expect(await table.until('REVEALED')).toMatchObject({ outcome: 'CIVILIANS' });
  await table.message(host, 'The civilians win');

  const deliveries = await vi.waitFor(async () => {
    const now = await table.seats();
    expect(now.every(({ prize, role }) => prize === (role === 'CIVILIAN' ? 100 : 0))).toBe(true);
    return now;
  }, patienceMs);
  for (const { name, delivery } of deliveries)
    expect((await product.dms(name)).length, name).toBe(delivery === 'CLOSED' ? 0 : 1);
  // One message a phase that is news, however often the program died: lobby, deal, two ballots, the
  // guess, the reveal.
  const posts = (await product.messages(host)).filter(
    (message) => !message.ephemeral && textOf(message).includes('Word game, round 1'),
  );
  expect(posts).toHaveLength(6);
  expect(await product.violations()).toEqual([]);
});
