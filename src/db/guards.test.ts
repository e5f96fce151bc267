import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';

describe('append-only tables', () => {
  let bed: TestDatabase;
  beforeAll(async () => {
    bed = await createTestDatabase();
    await bed.db.sql.unsafe(`
      with party as (insert into parties (guild_id, name) values ('1', 'Home') returning id),
        guest as (insert into party_users (party_id, name, pin_code) select id, 'Ann', 1001 from party returning *),
        race as (insert into party_games (party_id, title, type) select id, 'First', 'SIM_RACE' from party returning *),
        lap as (insert into sim_race_laps (party_id, game_id, user_id, lap_time_ms, is_dnf, interaction_id)
          select guest.party_id, race.id, guest.id, 80000, false, 'l1' from guest, race returning *),
        entry as (insert into sim_race_entries (party_id, game_id, user_id, lap_time_ms, lap_id) select party_id, game_id, user_id, lap_time_ms, id from lap)
      insert into wallet_entries (party_id, user_id, kind, amount, balance_after) select party_id, id, 'JOIN', 1000, 1000 from guest`);
  });
  afterAll(() => bed.close());

  const refused = [
    [
      'a change in the ledger',
      'update wallet_entries set reason = $$x$$',
      /wallet_entries is append-only: UPDATE refused, add a reversing row instead/,
    ],
    [
      'a change in the ledger that changes nothing',
      'update wallet_entries set amount = amount',
      /wallet_entries is append-only: UPDATE refused/,
    ],
    [
      'a deletion from the ledger',
      'delete from wallet_entries',
      /wallet_entries is append-only: DELETE refused/,
    ],
    [
      'a faster lap time',
      'update sim_race_laps set lap_time_ms = 1',
      /sim_race_laps is append-only: UPDATE refused, void the lap instead/,
    ],
    [
      'a lap of another car, voided at once',
      'update sim_race_laps set voided_at = now(), car_model = $$x$$',
      /sim_race_laps is append-only: UPDATE refused/,
    ],
    [
      'a lap without its interaction',
      'update sim_race_laps set interaction_id = $$x$$',
      /sim_race_laps is append-only: UPDATE refused/,
    ],
    [
      'a deletion of laps',
      'delete from sim_race_laps',
      /sim_race_laps is append-only: DELETE refused/,
    ],
  ] as const;

  test.each(refused)('refuse %s', async (_, statement, message) => {
    await expect(bed.db.sql.unsafe(statement)).rejects.toMatchObject({
      code: '23001',
      message: expect.stringMatching(message),
    });
  });

  test('let a lap be voided with a reason, and the voiding be taken back', async () => {
    await bed.db.sql`update sim_race_laps set voided_at = now(), void_reason = 'cut'`;
    await bed.db.sql`update sim_race_laps set voided_at = null, void_reason = null`;
    expect(await bed.db.sql`select voided_at from sim_race_laps`).toEqual([{ voided_at: null }]);
  });

  test('leave a balance where it is on its page when it changes (HOT)', async () => {
    await bed.db.sql.begin(async (sql) => {
      for (let coins = 1; coins <= 20; coins++)
        await sql`update party_users set wallet_balance = ${coins}`;
      await sql`update party_users set wallet_balance = 1000`;
      const [counts] =
        await sql`select pg_stat_get_xact_tuples_updated(c) as all, pg_stat_get_xact_tuples_hot_updated(c) as hot from (select 'party_users'::regclass::oid as c) t`;
      expect(counts).toEqual({ all: '21', hot: '21' });
    });
  });
});
