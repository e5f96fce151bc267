import { expect, vi } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { patienceMs } from './patience.js';
import type { TestProduct } from './product.js';
import { askedAt, type Outcome, type SeenMessage, said, textOf } from './product-acts.js';

/** What all are owed so far, in the order in which it was written: kind, and title of its race. */
export async function readOwed({ sql }: Database): Promise<readonly string[]> {
  const rows = await sql<{ kind: string; title: string | null; detail: string }[]>`
    select l.kind, g.title, split_part(l.subject, ':', 2) as detail from public_lines l
    left join race_settlements s on s.id::text = l.subject
    left join host_acts a on a.id::text = l.subject
    left join party_events e on e.id::text = l.subject and l.kind like 'race-%ed%'
    left join party_games g on g.id::text = coalesce(e.data->>'gameId', s.game_id::text, a.game_id::text, split_part(l.subject, ':', 1))
    order by l.id`;
  return rows.map(({ kind, title, detail }) =>
    [kind, title, detail].filter((part) => part !== null && part !== '').join(' '),
  );
}

/** The messages by which the bot has told all in the channel something since an interaction. */
export async function heardMessages(
  product: TestProduct,
  outcome: Outcome,
): Promise<readonly SeenMessage[]> {
  await vi.waitFor(
    async () => {
      const owed = await product.sql`
        select kind from public_lines where told_at is null and dropped_at is null`;
      expect(owed).toEqual([]);
    },
    { timeout: patienceMs, interval: 50 },
  );
  const [someone] = await product.people();
  const messages = await product.messages(someone?.name ?? '');
  const since = askedAt(outcome).getTime();
  return messages.filter(
    ({ ephemeral, author, cause, content, timestamp }) =>
      author.bot &&
      !ephemeral &&
      cause === null &&
      content !== '' &&
      Date.parse(timestamp) >= since,
  );
}

/** What all have been told since an interaction, by its own messages and by the bot's. */
export async function heard(product: TestProduct, outcome: Outcome): Promise<string> {
  const own = outcome.messages.map(({ id }) => id);
  const told = (await heardMessages(product, outcome)).filter(({ id }) => !own.includes(id));
  return [said(outcome, false), ...told.map(textOf)].filter((text) => text !== '').join('\n');
}

/** How many lines are owed for what happened since an interaction. */
export async function countOwedSince({ sql }: Database, outcome: Outcome): Promise<number> {
  const rows = await sql`select id from public_lines where created_at >= ${askedAt(outcome)}`;
  return rows.length;
}
