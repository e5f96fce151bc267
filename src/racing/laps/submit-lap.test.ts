import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import { createParty, freshId, refusalOf, tickingClock } from '../../../tests/support/party.js';
import type { Party } from '../../party/ensure-party.js';
import type { Guest } from '../../party/guest.js';
import { lockRace } from '../lock-race.js';
import { readBoard } from '../read-board.js';
import { type LapInput, type LapOutcome, submitLap } from './submit-lap.js';

let bed: TestDatabase;
const clock = tickingClock();
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

function lapOf(
  party: Party,
  racer: Guest,
  timeMs: number | null,
  change: Partial<LapInput> = {},
): LapInput {
  return {
    party,
    racerId: racer.id,
    submittedBy: racer.id,
    timeMs,
    interactionId: freshId(),
    ...change,
  };
}

/** A lap that counts at once. */
async function submit(input: LapInput): Promise<LapOutcome> {
  const lap = await submitLap(bed.db, input, clock);
  if (lap.kind === 'waiting') throw new Error('The lap waits for a host');
  return lap;
}

async function eventsOf(party: Party) {
  return bed.db
    .sql`select event_type, data, triggered_by from party_events where party_id = ${party.id} and channel = 'sim-racing' order by id`;
}

describe('a lap', () => {
  test('opens a race where none is live, titled by its track, and records both', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada']);
    const lap = await submit(lapOf(party, guests.Ada, 84_500, { car: ' MX-5 ', track: 'Spa' }));
    const entry = {
      userId: guests.Ada.id,
      name: 'Ada',
      lapTimeMs: 84_500,
      isDnf: false,
      car: 'MX-5',
      position: 1,
      gapMs: null,
      intervalMs: null,
    };
    expect(lap).toMatchObject({
      isRaceNew: true,
      replayed: false,
      lapTimeMs: 84_500,
      position: 1,
      board: [entry],
      entry,
    });
    expect(lap).toMatchObject({
      previousBestMs: null,
      isPersonalBest: true,
      isRaceBest: true,
      offBestMs: null,
    });
    expect(lap.race).toMatchObject({
      title: 'Spa',
      track: 'Spa',
      status: 'OPEN',
      payoutRule: 'double',
      boardVersion: 1,
    });
    const [opened, update] = await eventsOf(party);
    expect(opened).toMatchObject({
      event_type: 'race-opened',
      data: { gameId: lap.race.id, title: 'Spa', status: 'OPEN', isCancelled: false },
    });
    const { position: _p, gapMs: _g, intervalMs: _i, ...line } = entry;
    expect(update).toMatchObject({ event_type: 'leaderboard-update', triggered_by: guests.Ada.id });
    expect(update?.['data']).toEqual({
      gameId: lap.race.id,
      userId: guests.Ada.id,
      userName: 'Ada',
      lapTimeMs: 84_500,
      isPersonalBest: true,
      entry: { ...line, lapId: lap.entry.lapId },
      timestamp: expect.stringMatching(/Z$/),
    });
  });

  test('without a track opens Race 1', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada']);
    expect((await submit(lapOf(party, guests.Ada, null))).race.title).toBe('Race 1');
  });

  test('goes into the one live race, also a locked one, and ranks with gap and interval', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada', 'Ben', 'Cyd', 'Dee']);
    const { race } = await submit(lapOf(party, guests.Ada, 84_500));
    await lockRace(bed.db, { party, gameId: race.id, triggeredBy: null }, clock);
    await submit(lapOf(party, guests.Dee, null));
    await submit(lapOf(party, guests.Ben, 84_500));
    const lap = await submit(lapOf(party, guests.Cyd, 85_000));
    expect(lap).toMatchObject({
      isRaceNew: false,
      position: 3,
      race: { id: race.id, status: 'LOCKED', boardVersion: 4 },
    });
    expect(lap.board.map(({ name, gapMs, intervalMs }) => [name, gapMs, intervalMs])).toEqual([
      ['Ada', null, null],
      ['Ben', 0, 0],
      ['Cyd', 500, 500],
      ['Dee', null, null],
    ]);
    expect((await readBoard(bed.db, party.id)).board).toEqual(lap.board);
  });

  test('slower than the best is kept in the history and tells how far off it was', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada']);
    const first = await submit(lapOf(party, guests.Ada, 84_500));
    const slower = await submit(lapOf(party, guests.Ada, 84_845));
    expect(slower).toMatchObject({
      isPersonalBest: false,
      isRaceBest: false,
      previousBestMs: 84_500,
      offBestMs: 345,
    });
    expect(slower.entry).toEqual(first.entry);
    expect(slower.race.boardVersion).toBe(first.race.boardVersion);
    const better = await submit(lapOf(party, guests.Ada, 84_000));
    expect(better).toMatchObject({
      isPersonalBest: true,
      isRaceBest: true,
      previousBestMs: 84_500,
      offBestMs: null,
      race: { boardVersion: 2 },
    });
    expect(
      await bed.db.sql`select lap_time_ms from sim_race_laps where game_id = ${first.race.id}`,
    ).toHaveLength(3);
    expect(
      (await eventsOf(party)).filter((event) => event['event_type'] === 'leaderboard-update'),
    ).toHaveLength(3);
  });

  test('not finished never hides a time, and a later time clears it', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada', 'Ben']);
    await submit(lapOf(party, guests.Ada, 84_500));
    expect((await submit(lapOf(party, guests.Ada, null))).entry).toMatchObject({
      lapTimeMs: 84_500,
      isDnf: false,
    });
    expect(await submit(lapOf(party, guests.Ben, null))).toMatchObject({
      position: 2,
      entry: { lapTimeMs: null, isDnf: true },
      isPersonalBest: false,
    });
    const cleared = await submit(lapOf(party, guests.Ben, 84_000));
    expect(cleared).toMatchObject({
      position: 1,
      entry: { lapTimeMs: 84_000, isDnf: false },
      isPersonalBest: true,
      isRaceBest: true,
    });
  });

  test('is refused for a finished or unknown race and for an endless car', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada']);
    const { race } = await submit(lapOf(party, guests.Ada, 84_500));
    await bed.db
      .sql`update party_games set status = 'FINISHED', cancelled_at = now(), end_time = now() where id = ${race.id}`;
    const refusal = await refusalOf(
      submit(lapOf(party, guests.Ada, 80_000, { raceInput: race.id })),
    );
    expect(refusal).toEqual({
      code: 'race-finished',
      params: { title: 'Race 1', isCancelled: true },
    });
    expect(
      await refusalOf(submit(lapOf(party, guests.Ada, 80_000, { raceInput: 'Monza' }))),
    ).toMatchObject({
      code: 'race-unknown',
    });
    expect(
      await refusalOf(submit(lapOf(party, guests.Ada, 80_000, { car: 'x'.repeat(65) }))),
    ).toMatchObject({
      code: 'text-too-long',
    });
    expect(
      await bed.db.sql`select id from sim_race_laps where party_id = ${party.id}`,
    ).toHaveLength(1);
  });

  test('with several races live asks which, and takes the one meant', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada']);
    const rows = await bed.db.sql`
      insert into party_games (party_id, title, type, created_at) values (${party.id}, 'Spa', 'SIM_RACE', now()), (${party.id}, 'Monza', 'SIM_RACE', now() - interval '1 hour')
      returning id`;
    expect(await refusalOf(submit(lapOf(party, guests.Ada, 80_000)))).toMatchObject({
      code: 'several-races',
      params: { races: [{ title: 'Spa' }, { title: 'Monza' }] },
    });
    expect((await submit(lapOf(party, guests.Ada, 80_000, { raceInput: 'monza' }))).race.id).toBe(
      rows[1]?.['id'],
    );
  });
});

describe('at once', () => {
  test('eight first laps of different guests open one race', async () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;
    const { party, guests } = await createParty(bed.db, names);
    const laps = await Promise.all(
      names.map((name, index) => submit(lapOf(party, guests[name], 80_000 + index))),
    );
    expect(new Set(laps.map(({ race }) => race.id)).size).toBe(1);
    expect(laps.filter(({ isRaceNew }) => isRaceNew)).toHaveLength(1);
    expect((await readBoard(bed.db, party.id)).board.map(({ name }) => name)).toEqual(names);
    expect(
      (await eventsOf(party)).filter((event) => event['event_type'] === 'race-opened'),
    ).toHaveLength(1);
  });

  test('five deliveries of one first lap act once and all get its outcome', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada']);
    const input = lapOf(party, guests.Ada, 84_500, { track: 'Spa' });
    const laps = await Promise.all([input, input, input, input, input].map(submit));
    expect(laps.filter(({ replayed }) => !replayed)).toHaveLength(1);
    const [first, ...rest] = laps.map(({ replayed: _, ...outcome }) => outcome);
    for (const outcome of rest) expect(outcome).toEqual(first);
    expect(await eventsOf(party)).toHaveLength(2);
  });

  test('thirty laps of one racer leave the fastest on the board', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada']);
    const times = Array.from({ length: 30 }, (_, index) => 80_000 + ((index * 7) % 30));
    await Promise.all(times.map((timeMs) => submit(lapOf(party, guests.Ada, timeMs))));
    expect((await readBoard(bed.db, party.id)).board).toMatchObject([{ lapTimeMs: 80_000 }]);
    expect(
      await bed.db.sql`select id from sim_race_laps where party_id = ${party.id}`,
    ).toHaveLength(30);
  });
});

test('a lap delivered again after others came and the race ended still has its own outcome', async () => {
  const { party, guests } = await createParty(bed.db, ['Ada', 'Ben']);
  await submit(lapOf(party, guests.Ben, 84_000));
  await submit(lapOf(party, guests.Ada, 85_000));
  const input = lapOf(party, guests.Ada, 84_500);
  const first = await submit(input);
  const { race } = await submit(lapOf(party, guests.Ada, 80_000));
  await bed.db
    .sql`update party_games set status = 'FINISHED', end_time = now(), cancelled_at = now() where id = ${race.id}`;
  const again = await submit(input);
  expect(again).toMatchObject({
    replayed: true,
    isRaceNew: false,
    previousBestMs: 85_000,
    isPersonalBest: true,
    isRaceBest: false,
    lapTimeMs: 84_500,
  });
  expect({ ...first, race: null, board: null, entry: null, position: 0, replayed: true }).toEqual({
    ...again,
    race: null,
    board: null,
    entry: null,
    position: 0,
  });
  expect(await bed.db.sql`select id from party_games where party_id = ${party.id}`).toHaveLength(1);
});
