import { expect, test } from 'vitest';
import { describeInvariant } from '../../../../tests/support/corruption.js';
import {
  cleoPending,
  foreignRace,
  other,
  party,
  pooledPaid,
  running,
  stranger,
} from '../../../../tests/support/healthy-party.js';

const bed = describeInvariant(9, 'party_scope', [
  {
    what: "a bet is on another party's racer",
    statement: `update bets set target_user_id = '${stranger}' where id = '${cleoPending}'`,
  },
  {
    what: "a stake is on another party's race",
    statement: `update bets set game_id = '${foreignRace}' where id = '${cleoPending}'`,
  },
  {
    what: "a lap was typed by another party's guest",
    statement: `update sim_race_laps set submitted_by = '${stranger}' where id = 1`,
  },
  {
    what: "a round was started by another party's guest",
    statement: `update party_imposter_rounds set started_by = '${stranger}' where id = '${running}'`,
  },
  {
    what: "a race was settled by another party's guest",
    statement: `update race_settlements set settled_by = '${stranger}' where id = '${pooledPaid}'`,
  },
  {
    what: "an event was caused by another party's guest",
    statement: `update party_events set triggered_by = '${stranger}' where id = 1`,
  },
  {
    what: "a ledger row names another party's race",
    statement: `update wallet_entries set game_id = '${foreignRace}' where id = 1`,
  },
  {
    what: "a line tells of another party's race",
    statement: `insert into public_lines (party_id, kind, subject, channel_id, created_at, due_at) values ('${party}', 'race-left', '${foreignRace}:1', '1', now(), now())`,
  },
  {
    what: "a line tells of another party's event",
    statement: `insert into public_lines (party_id, kind, subject, channel_id, created_at, due_at) select '${other}', 'race-locked', id, '1', now(), now() from party_events where id = 1`,
  },
  {
    what: 'a lap says another party than its line, its race and its racer',
    statement: `update sim_race_laps set party_id = '${other}' where id = 1`,
  },
]);

test('compares the parties of every two rows that a key joins', async () => {
  const { sql } = bed.db();
  const keys = await sql<{ name: string }[]>`
    select conrelid::regclass || '.' || attname as name from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any (conkey)
    where contype = 'f' and attname <> 'party_id' and connamespace = 'public'::regnamespace`;
  const [view] = await sql<{ text: string }[]>`
    select pg_get_viewdef('invariant_9_party_scope') as text`;
  expect(keys.length).toBeGreaterThan(20);
  expect(keys.filter(({ name }) => !view?.text.includes(`'${name} points to '`))).toEqual([]);
});
