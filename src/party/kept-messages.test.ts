import postgres from 'postgres';
import { expect, it } from 'vitest';
import { createTestDatabase } from '../../tests/support/database.js';
import { readDueParties } from './kept-messages.js';

it('finds what is due by the index of messages that still change', async () => {
  const { db, url, close } = await createTestDatabase();
  await db.sql.unsafe(`
    insert into parties (guild_id, name) select n::text, 'Party ' || n from generate_series(1, 20) n;
    insert into party_games (party_id, title, type) select id, 'Race ' || n, 'SIM_RACE' from parties, generate_series(1, 200) n;
    insert into kept_messages (kind, subject, party_id, due_at, is_over)
      select 'board', id, party_id, case when title = 'Race 1' then now() end, title <> 'Race 1' from party_games;
    analyze kept_messages; analyze parties`);
  const sql = postgres(url, { max: 1 });
  const scans = async () => {
    await sql`select pg_stat_force_next_flush()`;
    const [index] = await sql<{ count: number }[]>`
      select idx_scan::int as count from pg_stat_user_indexes where indexrelname = 'idx_kept_messages_kept'`;
    return index?.count;
  };
  const before = (await scans()) ?? Number.NaN;
  expect(await readDueParties({ ...db, sql }, new Date(Date.now() + 1_000))).toHaveLength(20);
  expect(await scans()).toBe(before + 1);
  await sql.end();
  await close();
});
