import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { createParty, refusalOf, tickingClock } from '../../tests/support/party.js';
import type { Party } from '../party/ensure-party.js';
import { findLiveRaces, findRaces } from './find-races.js';
import { lockRace, unlockRace } from './lock-race.js';
import type { Race } from './race.js';
import { readBoard } from './read-board.js';
import { chooseRace, type RacePurpose, resolveRace } from './resolve-race.js';

function race(title: string, status: Race['status'], isCancelled = false): Race {
  return {
    id: title,
    partyId: 'party',
    title,
    track: null,
    status,
    payoutRule: 'double',
    lockRule: 'manual',
    locksAt: null,
    lapRule: 'self',
    backing: 'any',
    stakeCap: null,
    channelId: null,
    boardVersion: 0,
    isCancelled,
    winnerId: null,
    createdAt: new Date(0),
    endedAt: status === 'FINISHED' ? new Date(1) : null,
  };
}

const open = race('Open', 'OPEN');
const open2 = race('Open 2', 'OPEN');
const locked = race('Locked', 'LOCKED');
const finished = race('Finished', 'FINISHED');
const older = race('Older', 'FINISHED');

describe('without a race a command means', () => {
  const table: readonly (readonly [
    string,
    readonly Race[],
    Readonly<Record<RacePurpose, string>>,
  ])[] = [
    [
      'nothing yet',
      [],
      {
        lap: 'no-live-race',
        bet: 'no-live-race',
        board: 'no-race-yet',
        settle: 'no-live-race',
        unlock: 'no-live-race',
      },
    ],
    [
      'only finished ones',
      [finished, older],
      {
        lap: 'no-live-race',
        bet: 'no-live-race',
        board: 'Finished',
        settle: 'no-live-race',
        unlock: 'no-live-race',
      },
    ],
    [
      'one open',
      [open, finished],
      { lap: 'Open', bet: 'Open', board: 'Open', settle: 'Open', unlock: 'race-open' },
    ],
    [
      'one locked',
      [locked, finished],
      { lap: 'Locked', bet: 'race-locked', board: 'Locked', settle: 'Locked', unlock: 'Locked' },
    ],
    [
      'one of each',
      [open, locked],
      {
        lap: 'several-races',
        bet: 'Open',
        board: 'several-races',
        settle: 'several-races',
        unlock: 'Locked',
      },
    ],
    [
      'two open',
      [open, open2],
      {
        lap: 'several-races',
        bet: 'several-races',
        board: 'several-races',
        settle: 'several-races',
        unlock: 'race-open',
      },
    ],
  ];
  const rows = table.flatMap(([name, races, expected]) =>
    (['lap', 'bet', 'board', 'settle', 'unlock'] as const).map((purpose) => ({
      name,
      races,
      purpose,
      expected: expected[purpose],
    })),
  );
  test.each(rows)('$name: $purpose → $expected', async ({ races, purpose, expected }) => {
    const chosen = Promise.resolve().then(() => chooseRace(races, purpose));
    expect(
      await chosen.then(
        ({ title }) => title,
        (error: { code: string }) => error.code,
      ),
    ).toBe(expected);
  });
});

describe('a race', () => {
  let bed: TestDatabase;
  let party: Party;
  let ids: Record<string, string>;
  beforeAll(async () => {
    bed = await createTestDatabase();
    ({ party } = await createParty(bed.db, []));
    const rows = await bed.db.sql<{ title: string; id: string }[]>`
      insert into party_games (party_id, title, type, status, created_at, end_time, cancelled_at) values
        (${party.id}, 'Spa', 'SIM_RACE', 'FINISHED', '2026-11-20', '2026-11-20', '2026-11-20'),
        (${party.id}, 'Nürburgring', 'SIM_RACE', 'LOCKED', '2026-11-21', null, null),
        (${party.id}, 'Spa night', 'SIM_RACE', 'OPEN', '2026-11-22', null, null),
        (${party.id}, 'Word game', 'IMPOSTER', 'OPEN', '2026-11-23', null, null)
      returning title, id`;
    ids = Object.fromEntries(rows.map(({ title, id }) => [title, id]));
  });
  afterAll(() => bed.close());
  const titleOf = async (input: string, purpose: RacePurpose) =>
    (await resolveRace(bed.db, party.id, input, purpose)).title;

  test('is meant by its id, its title without accents, or the beginning of it', async () => {
    expect(await titleOf(ids['Spa night'] ?? '', 'bet')).toBe('Spa night');
    expect(await titleOf(' nurburgring ', 'lap')).toBe('Nürburgring');
    expect(await titleOf('spa n', 'settle')).toBe('Spa night');
    expect(await titleOf('spa', 'board')).toBe('Spa');
  });

  test('is refused where it is unknown, ended or locked', async () => {
    for (const input of [
      'Monza',
      '\u200B',
      'Word game',
      ids['Word game'] ?? '',
      '00000000-0000-4000-8000-000000000000',
    ]) {
      expect(await refusalOf(titleOf(input, 'board'))).toMatchObject({ code: 'race-unknown' });
    }
    expect(await refusalOf(titleOf('spa', 'lap'))).toEqual({
      code: 'race-finished',
      params: { title: 'Spa', isCancelled: true },
    });
    expect(await refusalOf(titleOf('nurb', 'bet'))).toEqual({
      code: 'race-locked',
      params: { title: 'Nürburgring' },
    });
  });

  test('is completed by title, live and newest first; never another party’s', async () => {
    const titles = async (typed: string, limit?: number) =>
      (await findRaces(bed.db, party.id, typed, limit)).map(({ title }) => title);
    expect(await titles('')).toEqual(['Spa night', 'Nürburgring', 'Spa']);
    expect(await titles('ring')).toEqual(['Nürburgring']);
    expect(await titles('', 1)).toEqual(['Spa night']);
    expect((await findLiveRaces(bed.db, party.id)).map(({ title }) => title)).toEqual([
      'Spa night',
      'Nürburgring',
    ]);
    const other = await createParty(bed.db, []);
    expect(await findRaces(bed.db, other.party.id, '')).toEqual([]);
    expect(await refusalOf(readBoard(bed.db, other.party.id, ids['Spa']))).toMatchObject({
      code: 'race-unknown',
    });
    expect(await refusalOf(readBoard(bed.db, other.party.id))).toMatchObject({
      code: 'no-race-yet',
    });
  });

  test('is locked and unlocked once each, with an event, and only an unlock voids previews', async () => {
    const clock = tickingClock();
    const change = { party, gameId: ids['Spa night'] ?? '', triggeredBy: null };
    const locks = await Promise.all([1, 2, 3].map(() => lockRace(bed.db, change, clock)));
    expect(locks.filter(({ isChanged }) => isChanged)).toHaveLength(1);
    expect(
      locks.every(
        ({ race: { status, boardVersion } }) => status === 'LOCKED' && boardVersion === 0,
      ),
    ).toBe(true);
    expect(await unlockRace(bed.db, change, clock)).toMatchObject({
      isChanged: true,
      race: { status: 'OPEN', boardVersion: 1 },
    });
    expect(await unlockRace(bed.db, change, clock)).toMatchObject({
      isChanged: false,
      race: { status: 'OPEN', boardVersion: 1 },
    });
    const events = await bed.db
      .sql`select event_type, data->>'status' as status from party_events where party_id = ${party.id} order by id`;
    expect(events).toEqual([
      { event_type: 'race-locked', status: 'LOCKED' },
      { event_type: 'race-unlocked', status: 'OPEN' },
    ]);
  });

  test('is not locked by a button of an ended race, another party or a forged one', async () => {
    const clock = tickingClock();
    const other = await createParty(bed.db, []);
    const lock = (from: Party, gameId: string) =>
      refusalOf(lockRace(bed.db, { party: from, gameId, triggeredBy: null }, clock));
    expect(await lock(party, ids['Spa'] ?? '')).toMatchObject({ code: 'race-finished' });
    expect(await lock(other.party, ids['Spa night'] ?? '')).toMatchObject({
      code: 'not-found',
    });
    expect(await lock(party, 'forged')).toMatchObject({ code: 'button-outdated' });
    expect(await lock(party, ids['Word game'] ?? '')).toMatchObject({ code: 'not-found' });
  });
});
