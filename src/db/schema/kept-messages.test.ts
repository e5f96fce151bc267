import { readdir, readFile } from 'node:fs/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmptyDatabase } from '../../../tests/support/database.js';

const folder = new URL('../../../drizzle/', import.meta.url);
const [party, race, old, fresh, running, over] = Array.from(
  { length: 6 },
  (_, index) => `00000000-0000-4000-8000-00000000000${index + 1}`,
);

/** A party as a version without the table left it. */
const before = `
  insert into parties (id, guild_id, name, control_channel_id, control_message_id, control_shown) values ('${party}', '1', 'Home', '10', '11', 'x');
  insert into party_games (id, party_id, title, type, status, end_time, board_channel_id, board_message_id, board_posted_at, board_shown) values
    ('${race}', '${party}', 'Live', 'SIM_RACE', 'LOCKED', null, '10', '12', '2026-01-01T00:00:00Z', 'x'),
    ('${old}', '${party}', 'Told', 'SIM_RACE', 'FINISHED', now(), '10', '13', now(), 'FINISHED:x'),
    ('${fresh}', '${party}', 'Untold', 'SIM_RACE', 'FINISHED', now(), '10', '14', now(), 'x');
  insert into party_games (id, party_id, title, type) values ('00000000-0000-4000-8000-000000000009', '${party}', 'Imposter', 'IMPOSTER');
  insert into party_users (id, party_id, name, pin_code) values ('00000000-0000-4000-8000-000000000008', '${party}', 'Ann', 1001);
  insert into party_imposter_rounds (id, party_id, game_id, status, imposter_id, secret_word, imposter_hint, round, interaction_id, channel_id, message_id, message_phase, ended_at)
  select id::uuid, '${party}', '00000000-0000-4000-8000-000000000009', status, '00000000-0000-4000-8000-000000000008', 'w', 'h', number, id, '10', message, phase, ended
  from (values ('${over}', 'REVEALED', 1, '15', 'REVEALED:0', now()), ('${running}', 'ACTIVE', 2, '16', 'ACTIVE:3', null)) as r (id, status, number, message, phase, ended)`;

describe('the migration to one table of kept messages', () => {
  let client: postgres.Sql;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const empty = await createEmptyDatabase();
    ({ drop } = empty);
    client = postgres(empty.url, { max: 1, onnotice: () => {} });
    const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
    for (const name of files) {
      if (name.endsWith('_kept_messages.sql')) await client.unsafe(before);
      await client.unsafe(await readFile(new URL(name, folder), 'utf8'));
    }
  });
  afterAll(async () => {
    await client.end();
    await drop();
  });

  it('moves board, panel and round to where they are, with what is still owed', async () => {
    const rows = await client`
      select kind, subject, channel_id, message_id, shown, due_at is not null as is_due, is_over from kept_messages order by message_id`;
    const kept = (kind: string, subject: string | undefined, messageId: string, shown: string) => {
      return { kind, subject, channel_id: '10', message_id: messageId, shown };
    };
    const [owed, done] = [
      { is_due: true, is_over: false },
      { is_due: false, is_over: true },
    ];
    expect(rows).toEqual([
      { ...kept('panel', party, '11', ':'), ...owed },
      { ...kept('board', race, '12', ':'), ...owed },
      { ...kept('board', old, '13', ':'), ...done },
      { ...kept('board', fresh, '14', ':'), ...owed },
      { ...kept('round', over, '15', 'REVEALED:'), ...done },
      { ...kept('round', running, '16', 'DEAL:'), ...owed },
    ]);
  });

  it('keeps one message a subject, of a subject that there is', async () => {
    const insert = (kind: string, subject: string | undefined) =>
      client`insert into kept_messages (kind, subject, party_id) values (${kind}, ${subject ?? ''}, ${party ?? ''})`;
    await expect(insert('board', race)).rejects.toMatchObject({ code: '23505' });
    for (const kind of ['board', 'round'])
      await expect(insert(kind, party)).rejects.toMatchObject({ code: '23503' });
    await expect(insert('panel', race)).rejects.toMatchObject({ code: '23514' });
  });
});
