import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { patienceMs } from '../../tests/support/patience.js';
import { readHead } from './head.js';
import { readSnapshot } from './snapshot.js';

let database: TestDatabase;
let sql: TestDatabase['db']['sql'];

beforeAll(async () => {
  database = await createTestDatabase();
  sql = database.db.sql;
});

afterAll(() => database.close());

async function insertId(rows: PromiseLike<readonly { readonly id: string }[]>): Promise<string> {
  return (await rows)[0]?.id ?? '';
}

function addParty(guildId: string): Promise<string> {
  return insertId(
    sql<
      { id: string }[]
    >`insert into parties (guild_id, name) values (${guildId}, 'The Garage') returning id`,
  );
}

let nextPin = 1000;

function addGuest(partyId: string, name: string): Promise<string> {
  nextPin += 1;
  return insertId(sql<{ id: string }[]>`
    insert into party_users (party_id, name, pin_code, wallet_balance) values (${partyId}, ${name}, ${nextPin}, 0) returning id`);
}

function addRace(
  partyId: string,
  title: string,
  createdAt: string,
  status = 'OPEN',
): Promise<string> {
  return insertId(sql<{ id: string }[]>`
    insert into party_games (party_id, title, type, status, track, created_at, end_time)
    values (${partyId}, ${title}, 'SIM_RACE', ${status}, 'Spa', ${createdAt}::text::timestamptz,
      case when ${status} = 'FINISHED' then ${createdAt}::text::timestamptz end) returning id`);
}

let nextLap = 0;

async function addEntry(
  partyId: string,
  gameId: string,
  userId: string,
  lapTimeMs: number | null,
): Promise<void> {
  nextLap += 1;
  const isDnf = lapTimeMs === null;
  const [lap] = await sql<{ id: number }[]>`
    insert into sim_race_laps (party_id, game_id, user_id, lap_time_ms, is_dnf, interaction_id)
    values (${partyId}, ${gameId}, ${userId}, ${lapTimeMs}, ${isDnf}, ${`lap-${nextLap}`}) returning id::int`;
  await sql`insert into sim_race_entries (party_id, game_id, user_id, lap_time_ms, is_dnf, car_model, lap_id)
    values (${partyId}, ${gameId}, ${userId}, ${lapTimeMs}, ${isDnf}, 'MX-5', ${lap?.id ?? 0})`;
}

async function addRound(
  partyId: string,
  status: string,
  round: number,
): Promise<{ readonly id: string; readonly imposterId: string }> {
  const gameId = await insertId(sql<{ id: string }[]>`
    insert into party_games (party_id, title, type) values (${partyId}, 'Imposter', 'IMPOSTER') returning id`);
  const [imposterId, ...civilians] = [
    await addGuest(partyId, 'Imp'),
    await addGuest(partyId, 'Ann'),
    await addGuest(partyId, 'Bob'),
  ];
  const id = await insertId(sql<{ id: string }[]>`
    insert into party_imposter_rounds (party_id, game_id, status, imposter_id, secret_word, imposter_hint, round, interaction_id)
    values (${partyId}, ${gameId}, ${status}, ${imposterId}, 'CANARY-WORD', 'CANARY-HINT', ${round}, ${`round-${partyId}-${round}`}) returning id`);
  for (const userId of [imposterId, ...civilians]) {
    await sql`insert into party_imposter_players (round_id, party_id, user_id, role)
      values (${id}, ${partyId}, ${userId}, ${userId === imposterId ? 'IMPOSTER' : 'CIVILIAN'})`;
  }
  return { id, imposterId };
}

test('a party without anything has an empty snapshot at zero', async () => {
  const party = await addParty('empty');
  expect(await readSnapshot(database.db, party)).toEqual({
    party: { id: party, name: 'The Garage', accentColour: null },
    sequence: 0,
    generation: 1,
    races: [],
    round: null,
    avatars: [],
    inviteUrl: null,
  });
  expect(await readHead(database.db, party)).toEqual({ sequence: 0, generation: 1 });
});

test('a party that does not exist has neither', async () => {
  const nobody = '0f0e0d0c-0b0a-4908-8706-050403020100';
  expect(await readSnapshot(database.db, nobody)).toBeNull();
  expect(await readHead(database.db, nobody)).toBeNull();
});

test('sequence and generation are those of the party, as numbers', async () => {
  const party = await addParty('numbers');
  await sql`insert into party_events (party_id, event_type, channel, data, sequence)
    select ${party}, 'user-joined', 'party-lobby', '{}', n from generate_series(1, 2) as n`;
  await sql`update parties set event_sequence = 2, overlay_generation = 7 where id = ${party}`;
  expect(await readSnapshot(database.db, party)).toMatchObject({ sequence: 2, generation: 7 });
  expect(await readHead(database.db, party)).toEqual({ sequence: 2, generation: 7 });
});

test('races are the live ones, newest first, then the one that finished last, each with its board in race order', async () => {
  const [party, other] = [await addParty('races'), await addParty('races-other')];
  const [ann, bob, cid] = [
    await addGuest(party, 'Ann'),
    await addGuest(party, 'Bob'),
    await addGuest(party, 'Cid'),
  ];
  await addRace(party, 'Long ago', '2026-01-01T00:00:00Z', 'FINISHED');
  const finished = await addRace(party, 'Finished', '2026-01-02T00:00:00Z', 'FINISHED');
  const older = await addRace(party, 'Older', '2026-01-03T00:00:00Z', 'LOCKED');
  const newer = await addRace(party, 'Newer', '2026-01-04T00:00:00Z');
  await addRace(other, 'Elsewhere', '2026-01-05T00:00:00Z');
  await addEntry(party, newer, ann, null);
  await addEntry(party, newer, bob, 84_500);
  await addEntry(party, newer, cid, 84_500);
  await addEntry(party, older, ann, 90_000);
  const snapshot = await readSnapshot(database.db, party);
  expect(snapshot?.races.map(({ gameId, title }) => [gameId, title])).toEqual([
    [newer, 'Newer'],
    [older, 'Older'],
    [finished, 'Finished'],
  ]);
  expect(snapshot?.races[0]).toEqual({
    gameId: newer,
    title: 'Newer',
    track: 'Spa',
    status: 'OPEN',
    isCancelled: false,
    payoutRule: 'double',
    openedAt: '2026-01-04T00:00:00.000Z',
    winnerId: null,
    locksAt: null,
    bets: { pot: 0, backing: [], latest: [] },
    entries: [
      {
        userId: bob,
        name: 'Bob',
        lapTimeMs: 84_500,
        isDnf: false,
        car: 'MX-5',
        lapId: expect.any(Number),
      },
      {
        userId: cid,
        name: 'Cid',
        lapTimeMs: 84_500,
        isDnf: false,
        car: 'MX-5',
        lapId: expect.any(Number),
      },
      {
        userId: ann,
        name: 'Ann',
        lapTimeMs: null,
        isDnf: true,
        car: 'MX-5',
        lapId: expect.any(Number),
      },
    ],
  });
  expect(snapshot?.races[1]?.entries).toHaveLength(1);
});

test('a race of 130 shows its best 100', async () => {
  const party = await addParty('many');
  const race = await addRace(party, 'Many', '2026-01-01T00:00:00Z');
  await sql`
    with guests as (
      insert into party_users (party_id, name, pin_code, wallet_balance) select ${party}, 'G' || n, 2000 + n, 0 from generate_series(1, 130) n
      returning id, pin_code
    ), laps as (
      insert into sim_race_laps (party_id, game_id, user_id, lap_time_ms, is_dnf, interaction_id)
      select ${party}, ${race}, id, 200000 - pin_code, false, 'many-' || pin_code from guests returning id, user_id, lap_time_ms
    )
    insert into sim_race_entries (party_id, game_id, user_id, lap_time_ms, lap_id) select ${party}, ${race}, user_id, lap_time_ms, id from laps`;
  const entries = (await readSnapshot(database.db, party))?.races[0]?.entries ?? [];
  expect(entries).toHaveLength(100);
  expect(entries[0]).toMatchObject({ name: 'G130', lapTimeMs: 197_870 });
});

test('everything in a snapshot is of one moment, also when a lap is committed while it is read', async () => {
  const party = await addParty('moment');
  const race = await addRace(party, 'Moment', '2026-01-01T00:00:00Z');
  const driver = await addGuest(party, 'Ann');
  let reading: ReturnType<typeof readSnapshot> | undefined;
  await sql.begin(async (command) => {
    await command`lock table sim_race_entries in access exclusive mode`;
    reading = readSnapshot(database.db, party);
    // The reader has its moment and waits for the board.
    await vi.waitFor(async () => {
      const [waiting] = await command<{ count: number }[]>`
        select count(*)::int as count from pg_locks where not granted and relation = 'sim_race_entries'::regclass`;
      expect(waiting?.count).toBe(1);
    }, patienceMs);
    const [lap] = await command<{ id: number }[]>`
      insert into sim_race_laps (party_id, game_id, user_id, lap_time_ms, is_dnf, interaction_id)
      values (${party}, ${race}, ${driver}, 84500, false, 'moment') returning id::int`;
    await command`insert into sim_race_entries (party_id, game_id, user_id, lap_time_ms, lap_id)
      values (${party}, ${race}, ${driver}, 84500, ${lap?.id ?? 0})`;
  });
  expect((await reading)?.races[0]?.entries).toEqual([]);
  expect((await readSnapshot(database.db, party))?.races[0]?.entries).toHaveLength(1);
});

test.each(['GENERATING', 'ACTIVE', 'VOTING', 'GUESSING', 'CANCELLED'])(
  'a round that is %s tells no word, hint or role',
  async (status) => {
    const party = await addParty(`secret-${status}`);
    const { id } = await addRound(party, status, 1);
    if (status === 'GUESSING')
      await database.db
        .sql`update party_imposter_rounds set caught_id = imposter_id where id = ${id}`;
    const snapshot = await readSnapshot(database.db, party);
    expect(snapshot?.round).toEqual({
      roundId: id,
      round: 1,
      status,
      ...{ mode: 'one-vote', variant: 'imposter', talk: 1 },
      playerCount: 3,
      players: expect.arrayContaining([
        { userId: expect.any(String), name: 'Imp', hasVoted: false, clue: null, outTalk: null },
      ]),
      speaker: null,
      turnEndsAt: null,
      // Named as in Discord: who was caught, in the last guess alone.
      caught: status === 'GUESSING' ? { userId: expect.any(String), name: 'Imp' } : null,
      phaseEndsAt: null,
      votesCast: 0,
      votesNeeded: status === 'VOTING' ? 3 : 0,
      callsCast: 0,
      callsNeeded: status === 'ACTIVE' ? 2 : 0,
      endedAt: null,
      reveal: null,
    });
    // Players are in the order of their ids: their places tell no role either.
    const ids = snapshot?.round?.players.map(({ userId }) => userId);
    expect(ids).toEqual(ids?.toSorted());
    expect(JSON.stringify(snapshot)).not.toMatch(/CANARY|IMPOSTER|imposters/);
  },
);

test('a revealed round tells word, hint and imposters until the next one begins', async () => {
  const party = await addParty('revealed');
  const { id, imposterId } = await addRound(party, 'REVEALED', 1);
  expect((await readSnapshot(database.db, party))?.round).toMatchObject({
    roundId: id,
    round: 1,
    status: 'REVEALED',
    playerCount: 3,
    reveal: {
      word: 'CANARY-WORD',
      hint: 'CANARY-HINT',
      imposters: [{ userId: imposterId, name: 'Imp' }],
      outcome: null,
    },
  });
  const next = await addRound(party, 'ACTIVE', 2);
  const snapshot = await readSnapshot(database.db, party);
  expect(snapshot?.round).toMatchObject({ roundId: next.id, reveal: null });
  expect(JSON.stringify(snapshot)).not.toContain('CANARY');
});
