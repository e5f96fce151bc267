import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { createParty, freshId, refusalOf, tickingClock } from '../../tests/support/party.js';
import type { Party } from '../party/ensure-party.js';
import { findLiveRaces } from './find-races.js';
import { submitLap } from './laps/submit-lap.js';
import { maxLiveRaces, type OpenRaceInput, openRace } from './open-race.js';

let bed: TestDatabase;
const clock = tickingClock();
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

function open(party: Party, change: Partial<OpenRaceInput> = {}) {
  return openRace(
    bed.db,
    { party, channelId: '123', triggeredBy: null, interactionId: freshId(), ...change },
    clock,
  );
}

describe('a race is opened', () => {
  const plain = {
    payoutRule: 'double',
    lockRule: 'first-lap',
    locksAt: null,
    lapRule: 'self',
    backing: 'any',
  } as const;
  test.each([
    ['without anything', {}, { title: 'Race 1', track: null, ...plain }],
    ['by its track', { track: ' Spa ' }, { title: 'Spa', track: 'Spa', ...plain }],
    ['by a title', { title: 'Sprint', track: 'Spa' }, { title: 'Sprint', track: 'Spa', ...plain }],
    ['with a pool', { payoutRule: 'pool' }, { ...plain, payoutRule: 'pool' }],
    ['locked by hand', { lock: 'manual' }, { ...plain, lockRule: 'manual' }],
    ['with laps of hosts', { lapRule: 'host' }, { ...plain, lapRule: 'host' }],
    ['with confirmed laps', { lapRule: 'confirmed' }, { ...plain, lapRule: 'confirmed' }],
    ['where racers back themselves', { backing: 'self-only' }, { ...plain, backing: 'self-only' }],
  ] as const)('%s', async (_name, change, expected) => {
    const { party } = await createParty(bed.db, []);
    const { race, replayed } = await open(party, change);
    expect(race).toMatchObject({ ...expected, status: 'OPEN', boardVersion: 0, channelId: '123' });
    expect(replayed).toBe(false);
    const events = await bed.db
      .sql`select event_type, data from party_events where party_id = ${party.id}`;
    expect(events).toMatchObject([
      { event_type: 'race-opened', data: { gameId: race.id, title: race.title } },
    ]);
  });

  test('with a lock so long after its opening', async () => {
    const { party } = await createParty(bed.db, []);
    const { race } = await open(party, { lock: '10m' });
    expect(race.lockRule).toBe('timed');
    expect(race.locksAt?.getTime()).toBe(race.createdAt.getTime() + 600_000);
  });

  test('by the party’s own payout rule where none is said, also by a first lap', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada']);
    await bed.db.sql`update parties set payout_rule = 'pool' where id = ${party.id}`;
    expect((await open(party)).race.payoutRule).toBe('pool');
    expect((await open(party, { title: 'Other', payoutRule: 'double' })).race.payoutRule).toBe(
      'double',
    );
    await bed.db
      .sql`update party_games set status = 'FINISHED', cancelled_at = now(), end_time = now() where party_id = ${party.id}`;
    const lap = {
      party,
      racerId: guests.Ada.id,
      submittedBy: guests.Ada.id,
      timeMs: 80_000,
      interactionId: freshId(),
    };
    expect((await submitLap(bed.db, lap, clock)).race.payoutRule).toBe('pool');
  });

  test('beside others, each with a title of its own', async () => {
    const { party } = await createParty(bed.db, []);
    for (const change of [{ track: 'Spa' }, { track: 'Spa' }, { title: 'Race 4' }, {}])
      await open(party, change);
    const titles = (await findLiveRaces(bed.db, party.id)).map(({ title }) => title);
    expect(titles.reverse()).toEqual(['Spa', 'Spa (2)', 'Race 4', 'Race 4 (2)']);
  });
});

describe('no race is opened', () => {
  test('under the title of a live one, in any spelling; a finished one gives it free', async () => {
    const { party } = await createParty(bed.db, []);
    const { race } = await open(party, { title: 'Großer Preis' });
    const taken = {
      code: 'race-title-taken',
      params: { title: 'GROßER  PREIS'.replace('  ', ' ') },
    };
    expect(await refusalOf(open(party, { title: 'GROßER  PREIS' }))).toEqual(taken);
    await bed.db
      .sql`update party_games set status = 'FINISHED', cancelled_at = now(), end_time = now() where id = ${race.id}`;
    expect((await open(party, { title: 'Großer Preis' })).race.id).not.toBe(race.id);
  });

  test.each([
    [{ lock: 'soon' }, 'lock-invalid'],
    [{ title: 'x'.repeat(65) }, 'text-too-long'],
    [{ track: 'x'.repeat(65) }, 'text-too-long'],
  ])('with %j', async (change, code) => {
    const { party } = await createParty(bed.db, []);
    expect(await refusalOf(open(party, change))).toMatchObject({ code });
    expect(await findLiveRaces(bed.db, party.id)).toEqual([]);
  });

  test('beyond what a select can ask for, also at once', async () => {
    const { party } = await createParty(bed.db, []);
    await bed.db.sql`
      insert into party_games (party_id, title, type) select ${party.id}, 'Live ' || n, 'SIM_RACE' from generate_series(1, ${maxLiveRaces - 1}) n`;
    const results = await Promise.allSettled([open(party), open(party), open(party)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await refusalOf(open(party))).toEqual({
      code: 'too-many-races',
      params: { limit: maxLiveRaces },
    });
  });
});

describe('at once', () => {
  test('five deliveries of one opening open one race', async () => {
    const { party } = await createParty(bed.db, []);
    const interactionId = freshId();
    const opened = await Promise.all(
      Array.from({ length: 5 }, () => open(party, { title: 'Spa', interactionId })),
    );
    expect(new Set(opened.map(({ race }) => race.id)).size).toBe(1);
    expect(opened.filter(({ replayed }) => !replayed)).toHaveLength(1);
  });

  test('eight hosts with one title open one race', async () => {
    const { party } = await createParty(bed.db, []);
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, () => open(party, { title: 'Spa' })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await findLiveRaces(bed.db, party.id)).toHaveLength(1);
  });
});
