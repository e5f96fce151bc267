import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/database.js';
import type { Database } from '../database.js';

const secret = { word: 'Pizza_%', hint: 'Oven' };

/** A number as a uuid, so that rows can be named below. */
function id(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

const [party, other] = [id(1), id(2)];
const [ann, ben, cleo, stranger] = [id(11), id(12), id(13), id(21)];
const [doubled, pooled, cancelled, undone, words, foreignRace] = [
  id(31),
  id(32),
  id(33),
  id(34),
  id(35),
  id(36),
];
const [benOnAnn, cleoOnBen, benInPool, cleoInPool, annRefunded, cleoPending] = [
  id(41),
  id(42),
  id(43),
  id(44),
  id(45),
  id(46),
];
const [doubledPaid, pooledPaid, undonePaid] = [id(51), id(52), id(53)];
const [revealed, running] = [id(61), id(62)];

/** A party in which everything that the rules speak of has happened, rightly. */
const healthy = `
insert into parties (id, guild_id, name, event_sequence) values ('${party}', '1', 'Home', 2), ('${other}', '2', 'Elsewhere', 0);
insert into party_users (id, party_id, name, pin_code, wallet_balance) values
  ('${ann}', '${party}', 'Pizza_% Ann', 1001, 1051), ('${ben}', '${party}', 'Ben', 1002, 1280),
  ('${cleo}', '${party}', 'Cleo', 1003, 830), ('${stranger}', '${other}', 'Stranger', 1001, 1000);
insert into party_games (id, party_id, title, type, status, payout_rule, cancelled_at, winner_id) values
  ('${doubled}', '${party}', 'First', 'SIM_RACE', 'FINISHED', 'double', null, '${ann}'),
  ('${pooled}', '${party}', 'Second', 'SIM_RACE', 'FINISHED', 'pool', null, '${ann}'),
  ('${cancelled}', '${party}', 'Third', 'SIM_RACE', 'FINISHED', 'double', now(), null),
  ('${undone}', '${party}', 'Fourth', 'SIM_RACE', 'LOCKED', 'double', null, null),
  ('${words}', '${party}', 'Words', 'IMPOSTER', 'OPEN', 'double', null, null),
  ('${foreignRace}', '${other}', 'Away', 'SIM_RACE', 'OPEN', 'double', null, null);
insert into sim_race_laps (id, party_id, game_id, user_id, lap_time_ms, is_dnf, interaction_id, voided_at, submitted_by) overriding system value values
  (1, '${party}', '${doubled}', '${ann}', 80000, false, 'l1', null, '${ann}'), (2, '${party}', '${doubled}', '${ann}', 81000, false, 'l2', null, '${ann}'),
  (3, '${party}', '${doubled}', '${ann}', 80000, false, 'l3', null, '${ben}'), (4, '${party}', '${doubled}', '${ben}', 79000, false, 'l4', now(), null),
  (5, '${party}', '${doubled}', '${ben}', 82000, false, 'l5', null, null), (6, '${party}', '${doubled}', '${ben}', null, true, 'l6', null, null),
  (7, '${party}', '${doubled}', '${cleo}', null, true, 'l7', null, null), (8, '${party}', '${doubled}', '${cleo}', null, true, 'l8', null, null),
  (9, '${party}', '${undone}', '${cleo}', 90000, false, 'l9', now(), null);
insert into sim_race_entries (party_id, game_id, user_id, lap_time_ms, is_dnf, lap_id) values
  ('${party}', '${doubled}', '${ann}', 80000, false, 1), ('${party}', '${doubled}', '${ben}', 82000, false, 5), ('${party}', '${doubled}', '${cleo}', null, true, 8);
insert into bets (id, party_id, game_id, bettor_id, target_user_id, amount, status, payout) values
  ('${benOnAnn}', '${party}', '${doubled}', '${ben}', '${ann}', 200, 'WON', 400), ('${cleoOnBen}', '${party}', '${doubled}', '${cleo}', '${ben}', 100, 'LOST', null),
  ('${benInPool}', '${party}', '${pooled}', '${ben}', '${ann}', 50, 'WON', 80), ('${cleoInPool}', '${party}', '${pooled}', '${cleo}', '${ben}', 30, 'LOST', null),
  ('${annRefunded}', '${party}', '${cancelled}', '${ann}', '${ben}', 10, 'REFUNDED', 10), ('${cleoPending}', '${party}', '${undone}', '${cleo}', '${ann}', 40, 'PENDING', null);
insert into race_settlements (id, party_id, game_id, winner_id, board_version, payout_rule, staked, paid_out, interaction_id, reversed_at, settled_by) values
  ('${doubledPaid}', '${party}', '${doubled}', '${ann}', 1, 'double', 300, 400, 's1', null, '${ann}'),
  ('${pooledPaid}', '${party}', '${pooled}', '${ann}', 1, 'pool', 80, 80, 's2', null, null),
  ('${undonePaid}', '${party}', '${undone}', '${ann}', 1, 'double', 40, 80, 's3', now(), null);
insert into wallet_entries (id, party_id, user_id, kind, amount, balance_after, bet_id, settlement_id, reverses_id) overriding system value values
  (1, '${party}', '${ann}', 'JOIN', 1000, 1000, null, null, null), (2, '${party}', '${ben}', 'JOIN', 1000, 1000, null, null, null),
  (3, '${party}', '${cleo}', 'JOIN', 1000, 1000, null, null, null), (4, '${other}', '${stranger}', 'JOIN', 1000, 1000, null, null, null),
  (5, '${party}', '${ben}', 'STAKE', -150, 850, '${benOnAnn}', null, null), (6, '${party}', '${ben}', 'STAKE', -50, 800, '${benOnAnn}', null, null),
  (7, '${party}', '${cleo}', 'STAKE', -100, 900, '${cleoOnBen}', null, null), (8, '${party}', '${ben}', 'PAYOUT', 400, 1200, '${benOnAnn}', '${doubledPaid}', null),
  (9, '${party}', '${ben}', 'STAKE', -50, 1150, '${benInPool}', null, null), (10, '${party}', '${cleo}', 'STAKE', -30, 870, '${cleoInPool}', null, null),
  (11, '${party}', '${ben}', 'PAYOUT', 80, 1230, '${benInPool}', '${pooledPaid}', null),
  (12, '${party}', '${ann}', 'STAKE', -10, 990, '${annRefunded}', null, null), (13, '${party}', '${ann}', 'REFUND', 10, 1000, '${annRefunded}', null, null),
  (14, '${party}', '${cleo}', 'STAKE', -40, 830, '${cleoPending}', null, null), (15, '${party}', '${cleo}', 'PAYOUT', 80, 910, '${cleoPending}', '${undonePaid}', null),
  (16, '${party}', '${cleo}', 'REVERSAL', -80, 830, '${cleoPending}', '${undonePaid}', 15);
insert into party_imposter_rounds (id, party_id, game_id, status, imposter_id, secret_word, imposter_hint, round, interaction_id, dealt_at, started_by, ballot, outcome, caught_id, phase_ends_at) values
  ('${revealed}', '${party}', '${words}', 'REVEALED', '${ben}', 'Castle', 'Tower', 1, 'r1', now(), '${ann}', 1, 'STOLEN', '${ben}', null),
  ('${running}', '${party}', '${words}', 'VOTING', '${ann}', '${secret.word}', '${secret.hint}', 2, 'r2', now(), null, 2, null, null, now() + interval '1 minute');
insert into party_imposter_players (round_id, party_id, user_id, role, delivery, is_tied, prize) values
  ('${revealed}', '${party}', '${ann}', 'CIVILIAN', 'SENT', false, 51), ('${revealed}', '${party}', '${ben}', 'IMPOSTER', 'SENT', false, 50),
  ('${running}', '${party}', '${ann}', 'IMPOSTER', 'SENT', true, null), ('${running}', '${party}', '${ben}', 'CIVILIAN', 'PENDING', false, null), ('${running}', '${party}', '${cleo}', 'CIVILIAN', 'CLOSED', true, null);
insert into party_imposter_votes (round_id, party_id, ballot, voter_id, target_id) values
  ('${revealed}', '${party}', 1, '${ann}', '${ben}'),
  ('${running}', '${party}', 1, '${ben}', '${ann}'), ('${running}', '${party}', 2, '${ben}', '${cleo}'), ('${running}', '${party}', 1, '${ann}', '${ben}');
insert into wallet_entries (id, party_id, user_id, kind, amount, balance_after, round_id) overriding system value values
  (17, '${party}', '${ann}', 'PRIZE', 51, 1051, '${revealed}'), (18, '${party}', '${ben}', 'PRIZE', 50, 1280, '${revealed}');
insert into party_events (id, party_id, event_type, channel, data, sequence, published_at, created_at) values
  (1, '${party}', 'user-joined', 'party-lobby', '{"name": "a pizza_% long before", "userId": "${ann}"}', 1, now(), now() - interval '1 day'),
  (2, '${party}', 'leaderboard-update', 'sim-racing', '{"userName": "Pizza_% Ann", "entry": {"track": null, "laps": ["Second", 5]}}', 2, null, now()),
  (3, '${party}', 'bet-placed', 'betting', '{"bettorName": "Ben", "status": "OPEN", "timestamp": "2026-11-01T12:00:00.000Z", "pizzaX%": "oven"}', null, null, now() - interval '2 days');
`;

interface Corruption {
  readonly what: string;
  /** The invariants that must report it, and no others. */
  readonly broken: readonly number[];
  readonly statement: string;
}

const corruptions: readonly Corruption[] = [
  {
    what: 'coins appear in a wallet',
    broken: [1],
    statement: `update party_users set wallet_balance = 1052 where id = '${ann}'`,
  },
  {
    what: 'a guest has coins and no ledger',
    broken: [1],
    statement: `delete from wallet_entries where id = 4`,
  },
  {
    what: 'the ledger has a gap',
    broken: [1],
    statement: `update wallet_entries set balance_after = 899 where id = 7`,
  },
  {
    what: 'a wallet falls below zero',
    broken: [1],
    statement: `alter table party_users drop constraint party_users_balance_not_negative;
      alter table wallet_entries drop constraint wallet_entries_balance_not_negative;
      update party_users set wallet_balance = -1 where id = '${stranger}'; update wallet_entries set amount = -1, balance_after = -1 where id = 4`,
  },
  {
    what: 'a stake is larger than its ledger rows',
    broken: [2],
    statement: `update bets set amount = 41 where id = '${cleoPending}'`,
  },
  {
    what: 'a lost bet was paid',
    broken: [2],
    statement: `update bets set status = 'WON', payout = 200 where id = '${cleoOnBen}'`,
  },
  {
    what: 'a refund was forgotten',
    broken: [2],
    statement: `update wallet_entries set kind = 'GRANT' where id = 13`,
  },
  {
    what: 'a reversal was forgotten',
    broken: [2],
    statement: `update wallet_entries set kind = 'GRANT', reverses_id = null where id = 16`,
  },
  {
    what: "a bet's coins moved in a wallet that is not its bettor's",
    broken: [2],
    statement: `update bets set bettor_id = '${cleo}' where id = '${benInPool}'`,
  },
  {
    what: 'a reversal took from another wallet',
    broken: [2, 4],
    statement: `update wallet_entries set reverses_id = 11 where id = 16; update bets set status = 'REFUNDED', payout = 0 where id = '${benInPool}'; update bets set status = 'REFUNDED', payout = 80 where id = '${cleoPending}'`,
  },
  {
    what: 'a finished race has a pending bet',
    broken: [3],
    statement: `update party_games set status = 'FINISHED' where id = '${undone}'`,
  },
  {
    what: 'an open race has settled bets',
    broken: [3],
    statement: `update party_games set status = 'OPEN' where id = '${doubled}'`,
  },
  {
    what: 'a race is settled twice',
    broken: [3, 4],
    statement: `drop index idx_race_settlements_one_standing; insert into race_settlements (party_id, game_id, winner_id, board_version, payout_rule, staked, paid_out, interaction_id)
      values ('${party}', '${doubled}', '${ann}', 2, 'double', 0, 0, 's4')`,
  },
  {
    what: 'a settlement paid less than it says',
    broken: [4],
    statement: `update race_settlements set paid_out = 401 where id = '${doubledPaid}'`,
  },
  {
    what: 'a pool was not paid out in full',
    broken: [4],
    statement: `update race_settlements set staked = 81 where id = '${pooledPaid}'`,
  },
  {
    what: 'a pool kept some of its coins',
    broken: [4],
    statement: `update bets set payout = 70 where id = '${benInPool}'; update wallet_entries set amount = 70, balance_after = 1220 where id = 11;
      update wallet_entries set balance_after = 1270 where id = 18; update party_users set wallet_balance = 1270 where id = '${ben}'; update race_settlements set paid_out = 70 where id = '${pooledPaid}'`,
  },
  {
    what: 'a winning bet was paid other than double',
    broken: [4],
    statement: `update bets set payout = 390 where id = '${benOnAnn}'; update wallet_entries set amount = 390, balance_after = 1190 where id = 8;
      update wallet_entries set balance_after = 1140 where id = 9; update wallet_entries set balance_after = 1220 where id = 11;
      update wallet_entries set balance_after = 1270 where id = 18; update party_users set wallet_balance = 1270 where id = '${ben}'; update race_settlements set paid_out = 390 where id = '${doubledPaid}'`,
  },
  {
    what: 'a line of the board is slower than the best lap',
    broken: [5],
    statement: `update sim_race_entries set lap_time_ms = 81000, lap_id = 2 where user_id = '${ann}'`,
  },
  {
    what: 'a line of the board names the later of equal laps',
    broken: [5],
    statement: `update sim_race_entries set lap_id = 3 where user_id = '${ann}'`,
  },
  {
    what: 'a line of the board shows a void lap',
    broken: [5],
    statement: `update sim_race_entries set lap_time_ms = 79000, lap_id = 4 where user_id = '${ben}'`,
  },
  {
    what: 'a DNF hides a time',
    broken: [5],
    statement: `update sim_race_entries set lap_time_ms = null, is_dnf = true, lap_id = 6 where user_id = '${ben}'`,
  },
  {
    what: 'a racer with laps is not on the board',
    broken: [5],
    statement: `delete from sim_race_entries where user_id = '${cleo}'`,
  },
  {
    what: 'a racer stays on the board after the last lap was voided',
    broken: [5],
    statement: `update sim_race_laps set voided_at = now() where user_id = '${cleo}'`,
  },
  {
    what: "a line of the board names another racer's lap",
    broken: [5],
    statement: `update sim_race_entries set lap_id = 6 where user_id = '${cleo}'`,
  },
  {
    what: 'two rounds are unrevealed',
    broken: [6, 10],
    statement: `drop index idx_party_imposter_rounds_one_unrevealed; update party_imposter_rounds set status = 'GUESSING' where id = '${revealed}'`,
  },
  {
    what: 'a player is neither imposter nor civilian',
    broken: [6],
    statement: `alter table party_imposter_players drop constraint party_imposter_players_role; update party_imposter_players set role = 'BOTH' where user_id = '${cleo}'`,
  },
  {
    what: 'the imposter is a civilian',
    broken: [6],
    statement: `update party_imposter_players set role = 'CIVILIAN' where round_id = '${running}'`,
  },
  {
    what: 'the imposter does not play',
    broken: [6],
    statement: `update party_imposter_rounds set imposter_id = '${cleo}' where id = '${revealed}'`,
  },
  {
    what: 'a vote comes from a guest who does not play',
    broken: [6],
    statement: `update party_imposter_votes set round_id = '${revealed}', voter_id = '${cleo}', target_id = '${ann}' where ballot = 2`,
  },
  {
    what: 'a vote is for a guest who does not play',
    broken: [6],
    statement: `update party_imposter_votes set round_id = '${revealed}', target_id = '${cleo}' where ballot = 2`,
  },
  {
    what: 'a player votes twice',
    broken: [6],
    statement: `alter table party_imposter_votes drop constraint party_imposter_votes_round_id_ballot_voter_id_pk; update party_imposter_votes set ballot = 1`,
  },
  {
    what: 'a vote is of a ballot that was never opened',
    broken: [6],
    statement: `update party_imposter_rounds set ballot = 1 where id = '${running}'`,
  },
  {
    what: 'a round has votes while it still talks',
    broken: [6],
    statement: `update party_imposter_rounds set status = 'ACTIVE' where id = '${running}'`,
  },
  {
    what: 'a round has votes and was never dealt',
    broken: [6],
    statement: `update party_imposter_rounds set dealt_at = null where id = '${running}'`,
  },
  {
    what: 'a second ballot has a vote for a player who was not tied',
    broken: [6],
    statement: `update party_imposter_players set is_tied = false where round_id = '${running}' and user_id = '${cleo}'`,
  },
  {
    what: 'the last guess is given to a civilian',
    broken: [6],
    statement: `update party_imposter_rounds set status = 'GUESSING', caught_id = '${ben}' where id = '${running}'`,
  },
  {
    what: 'a running round has an outcome',
    broken: [6],
    statement: `update party_imposter_rounds set outcome = 'IMPOSTERS' where id = '${running}'`,
  },
  {
    what: 'a round that is over has a timer',
    broken: [6],
    statement: `update party_imposter_rounds set phase_ends_at = now() where id = '${revealed}'`,
  },
  {
    what: 'a prize is in the ledger and not in the round',
    broken: [10],
    statement: `update party_imposter_players set prize = 50 where round_id = '${revealed}' and user_id = '${ann}'`,
  },
  {
    what: 'an undecided round paid prizes',
    broken: [10],
    statement: `update party_imposter_rounds set outcome = 'UNDECIDED' where id = '${revealed}'`,
  },
  {
    what: 'a caught imposter won without guessing the word',
    broken: [10],
    statement: `update party_imposter_rounds set outcome = 'CIVILIANS' where id = '${revealed}'`,
  },
  {
    what: 'more was stolen than half',
    broken: [10],
    statement: `update party_imposter_players set prize = case user_id when '${ann}' then 40 else 61 end where round_id = '${revealed}'`,
  },
  {
    what: 'a civilian was paid for a vote for a civilian',
    broken: [10],
    statement: `delete from party_imposter_votes where round_id = '${revealed}'`,
  },
  {
    what: 'an event holds the word',
    broken: [7],
    statement: `update party_events set data = '{"word": "${secret.word}"}' where id = 2`,
  },
  {
    what: 'an event holds the word in capitals, deep inside, within a sentence',
    broken: [7],
    statement: `update party_events set data = '{"a": [{"b": "so: (PIZZA_%)!"}]}' where id = 2`,
  },
  {
    what: 'an event holds the hint',
    broken: [7],
    statement: `update party_events set data = '{"hint": "oVEN"}' where id = 2`,
  },
  {
    what: 'an event was stored as text that holds the word',
    broken: [7],
    statement: `update party_events set data = to_jsonb('{"word": "${secret.word}"}'::text) where id = 2`,
  },
  {
    what: 'the numbers of events have a gap',
    broken: [8],
    statement: `update party_events set sequence = 3 where id = 2; update parties set event_sequence = 3 where id = '${party}'`,
  },
  {
    what: 'the numbers of events begin late',
    broken: [8],
    statement: `update party_events set sequence = sequence + 5; update party_events set sequence = sequence - 4; update parties set event_sequence = 3 where id = '${party}'`,
  },
  {
    what: 'two events have one number',
    broken: [8],
    statement: `drop index idx_party_events_party_sequence; update party_events set sequence = 2 where sequence is not null`,
  },
  {
    what: 'the party counts further than its events',
    broken: [8],
    statement: `update parties set event_sequence = 1 where id = '${other}'`,
  },
  {
    what: 'an event was published without a number',
    broken: [8],
    statement: `update party_events set published_at = now() where id = 3`,
  },
  {
    what: "a bet is on another party's racer",
    broken: [9],
    statement: `update bets set target_user_id = '${stranger}' where id = '${cleoPending}'`,
  },
  {
    what: "a stake is on another party's race",
    broken: [9],
    statement: `update bets set game_id = '${foreignRace}' where id = '${cleoPending}'`,
  },
  {
    what: "a lap was typed by another party's guest",
    broken: [9],
    statement: `update sim_race_laps set submitted_by = '${stranger}' where id = 1`,
  },
  {
    what: "a round was started by another party's guest",
    broken: [9],
    statement: `update party_imposter_rounds set started_by = '${stranger}' where id = '${running}'`,
  },
  {
    what: "a race was settled by another party's guest",
    broken: [9],
    statement: `update race_settlements set settled_by = '${stranger}' where id = '${pooledPaid}'`,
  },
  {
    what: "an event was caused by another party's guest",
    broken: [9],
    statement: `update party_events set triggered_by = '${stranger}' where id = 1`,
  },
  {
    what: "a ledger row names another party's race",
    broken: [9],
    statement: `update wallet_entries set game_id = '${foreignRace}' where id = 1`,
  },
  {
    what: 'a lap says another party than its line, its race and its racer',
    broken: [9],
    statement: `update sim_race_laps set party_id = '${other}' where id = 1`,
  },
];

const healthyView = `select invariant, party_id, detail from invariant_violations order by invariant, detail`;

interface Violation {
  readonly invariant: number;
  readonly party_id: string;
  readonly detail: string;
}

/**
 * What the view says right after `statement`, which keys and triggers do not hinder and which is
 * taken back.
 */
async function reportAfter(db: Database, statement: string): Promise<readonly Violation[]> {
  const sql = await db.sql.reserve();
  try {
    await sql`begin`;
    await sql`set local session_replication_role = replica`;
    await sql.unsafe(statement);
    return await sql.unsafe<Violation[]>(healthyView);
  } finally {
    await sql`rollback`;
    sql.release();
  }
}

describe('the view of broken rules', () => {
  let bed: TestDatabase;
  beforeAll(async () => {
    bed = await createTestDatabase();
    await bed.db.sql.unsafe(healthy);
  });
  afterAll(() => bed.close());

  test('has no row for a party in which everything happened rightly', async () => {
    expect(await bed.db.sql.unsafe(healthyView)).toEqual([]);
  });

  test.each(corruptions)('reports that $what', async ({ statement, broken }) => {
    const rows = await reportAfter(bed.db, statement);
    expect([...new Set(rows.map((row) => row.invariant))], JSON.stringify(rows)).toEqual(broken);
    for (const { detail, party_id } of rows) {
      expect([party, other]).toContain(party_id);
      expect(detail).not.toMatch(/pizza|oven|castle|tower/i);
    }
  });

  test('lets an event say the word of a round that is revealed', async () => {
    expect(
      await reportAfter(bed.db, `update party_events set data = '{"word": "Castle"}' where id = 2`),
    ).toEqual([]);
  });

  test("lets an event say a guest's name that holds the word", async () => {
    expect(
      await reportAfter(
        bed.db,
        `update party_events set data = '{"name": "Pizza_% Ann"}' where id = 2`,
      ),
    ).toEqual([]);
    const renamed = `update party_users set name = 'Ann' where id = '${ann}'`;
    expect(await reportAfter(bed.db, renamed)).toMatchObject([{ invariant: 7 }]);
  });

  test('compares the parties of every two rows that a key joins', async () => {
    const keys = await bed.db.sql<{ name: string }[]>`
      select conrelid::regclass || '.' || attname as name from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any (conkey)
      where contype = 'f' and attname <> 'party_id' and connamespace = 'public'::regnamespace`;
    const [view] = await bed.db.sql<
      { text: string }[]
    >`select pg_get_viewdef('invariant_violations') as text`;
    expect(keys.length).toBeGreaterThan(20);
    expect(keys.filter(({ name }) => !view?.text.includes(`'${name} points to '`))).toEqual([]);
  });

  test('makes the closing of a test database fail, and drops it all the same', async () => {
    const { db, close } = await createTestDatabase();
    await db.sql.unsafe(healthy);
    await db.sql`update party_users set wallet_balance = 1001 where id = ${ann}`;
    await expect(close()).rejects.toThrow(
      /Invariants broken:\n1: wallet of guest .* holds 1001, its ledger sums to 1051/,
    );
    await expect(db.sql`select 1`).rejects.toThrow();
  });
});

describe('the view of overdue work', () => {
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
  ];

  test.each(debts)(
    'names a debt of the kind $kind once it is a minute old',
    async ({ kind, owe }) => {
      const { db, close } = await createTestDatabase();
      await db.sql.unsafe(`${healthy}; delete from party_events where id = 3`);
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
});
