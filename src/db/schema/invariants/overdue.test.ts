import { expect, test } from 'vitest';
import { createTestDatabase } from '../../../../tests/support/database.js';
import { healthyParty, party, running, undone } from '../../../../tests/support/healthy-party.js';

const debts = [
  {
    kind: 'event',
    owe: (age: string) =>
      `update party_events set created_at = now() - interval '${age}' where id = 2`,
  },
  {
    kind: 'delivery',
    owe: (age: string) =>
      `update party_imposter_rounds set dealt_at = now() - interval '${age}' where id = '${running}'`,
  },
  {
    kind: 'words',
    owe: (age: string) =>
      `delete from party_imposter_votes where round_id = '${running}'; update party_imposter_rounds set status = 'GENERATING', phase_ends_at = null, created_at = now() - interval '3 hours', words_due_at = now() - interval '${age}' where id = '${running}'`,
  },
  {
    kind: 'phase',
    owe: (age: string) =>
      `update party_imposter_rounds set phase_ends_at = now() - interval '${age}' where id = '${running}'`,
  },
  {
    kind: 'refund',
    owe: (age: string) =>
      `update party_games set last_activity_at = now() - interval '24 hours ${age}' where id = '${undone}'`,
  },
  {
    kind: 'line',
    owe: (age: string) =>
      `delete from public_lines; insert into public_lines (party_id, kind, subject, channel_id, created_at, due_at) values ('${party}', 'race-opened', '${undone}', '1', now() - interval '${age}', now())`,
  },
];

test.each(debts)(
  'a debt of the kind $kind is named once it is a minute old',
  async ({ kind, owe }) => {
    const { db, close } = await createTestDatabase();
    await db.sql.unsafe(`${healthyParty}; delete from party_events where id = 3`);
    expect(await db.sql`select * from invariant_overdue`).toEqual([]);
    await db.sql.unsafe(owe('50 seconds'));
    expect(await db.sql`select * from invariant_overdue`).toEqual([]);
    await db.sql.unsafe(owe('70 seconds'));
    expect(await db.sql`select kind, party_id from invariant_overdue`).toEqual([
      { kind, party_id: party },
    ]);
    await close();
  },
);
