import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { createTestClock } from '../../tests/support/imposter-party.js';
import { createParty, freshId, refusalOf } from '../../tests/support/party.js';
import { readOwed } from '../../tests/support/public-lines.js';
import { placeBet } from '../betting/place-bet.js';
import { editRace, extendLock, type RaceEdit } from './edit-race.js';
import { submitLap } from './laps/submit-lap.js';
import { lockDueRace } from './lock-due-races.js';
import { lockRace } from './lock-race.js';
import { type OpenRaceInput, openRace } from './open-race.js';

let bed: TestDatabase;
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

async function openWith(options: Partial<OpenRaceInput> = {}) {
  const clock = createTestClock();
  const { party, guests } = await createParty(bed.db, ['Ada', 'Ben'], clock);
  const input = { party, channelId: '5', triggeredBy: null, interactionId: freshId(), ...options };
  const { race } = await openRace(bed.db, input, clock);
  const by = { party, gameId: race.id, triggeredBy: guests.Ada.id };
  return {
    ...{ clock, party, race, by, ...guests },
    edit: (change: Partial<RaceEdit>) =>
      editRace(bed.db, { ...by, interactionId: freshId(), ...change }, clock),
    extend: (more: string, interactionId = freshId()) =>
      extendLock(bed.db, { ...by, interactionId, by: more }, clock),
    bet: () =>
      placeBet(
        bed.db,
        {
          ...{ party, bettorId: guests.Ben.id, targetId: guests.Ada.id, raceInput: race.id },
          ...{ amountText: '10', interactionId: freshId() },
        },
        clock,
      ),
    drive: () => {
      const lap = { racerId: guests.Ada.id, submittedBy: guests.Ada.id, timeMs: 80_000 };
      const which = { party, raceInput: race.id, interactionId: freshId() };
      return submitLap(bed.db, { ...which, ...lap }, clock);
    },
  };
}

async function eventsOf(gameId: string) {
  const rows = await bed.db.sql<{ data: Record<string, unknown> }[]>`
    select data from party_events where event_type = 'race-edited' and data->>'gameId' = ${gameId} order by id`;
  return rows.map(({ data }) => data);
}

describe('editing a race', () => {
  test('changes what is named, keeps the rest, and tells of it once', async () => {
    const { race, edit } = await openWith({ title: 'Heat', track: 'Spa', lock: 'manual' });
    const { race: edited, isChanged } = await edit({ title: 'Final', payoutRule: 'pool' });
    expect(isChanged).toBe(true);
    expect(edited).toMatchObject({ title: 'Final', track: 'Spa', payoutRule: 'pool' });
    expect(edited).toMatchObject({ lockRule: 'manual', boardVersion: race.boardVersion + 1 });
    expect(await eventsOf(race.id)).toEqual([
      expect.objectContaining({ title: 'Final', before: 'Heat', track: 'Spa' }),
    ]);
    expect((await edit({ title: 'Final', track: 'Spa' })).isChanged).toBe(false);
    expect(await eventsOf(race.id)).toHaveLength(1);
  });

  test('writes its own title anew, but takes no other live race’s', async () => {
    const { party, edit, clock } = await openWith({ title: 'Heat' });
    const other = { party, title: 'Final', channelId: null, triggeredBy: null };
    await openRace(bed.db, { ...other, interactionId: freshId() }, clock);
    expect((await edit({ title: 'HEAT' })).race.title).toBe('HEAT');
    expect(await refusalOf(edit({ title: 'fínal' }))).toMatchObject({ code: 'race-title-taken' });
  });

  test('changes what a bet pays only while nobody has bet, and all or nothing', async () => {
    const { edit, bet, race } = await openWith({ payoutRule: 'double', title: 'Heat' });
    await bet();
    expect(await refusalOf(edit({ payoutRule: 'pool', title: 'Other' }))).toEqual({
      code: 'edit-has-bets',
      params: { title: 'Heat', bets: 1 },
    });
    expect((await edit({ payoutRule: 'double', track: 'Spa' })).race.title).toBe('Heat');
    expect(await eventsOf(race.id)).toHaveLength(1);
  });

  test('and a bet at the same time agree on the rule that the bet was placed under', async () => {
    const races = await Promise.all(
      Array.from({ length: 8 }, () => openWith({ payoutRule: 'double' })),
    );
    for (const { edit, bet, race } of races) {
      const [changed, placed] = await Promise.allSettled([edit({ payoutRule: 'pool' }), bet()]);
      const [row] = await bed.db
        .sql`select payout_rule as rule from party_games where id = ${race.id}`;
      if (placed.status === 'rejected') throw placed.reason;
      const rule = placed.value.race.payoutRule;
      expect(row).toEqual({ rule });
      expect(changed.status).toBe(rule === 'pool' ? 'fulfilled' : 'rejected');
    }
  });

  test.each([
    ['nothing', {}, 'edit-nothing'],
    ['only spaces', { title: '  ', track: ' ' }, 'edit-nothing'],
    ['a lock that cannot be read', { lock: 'soon' }, 'lock-invalid'],
    ['a long title', { title: 'x'.repeat(65) }, 'text-too-long'],
  ])('is refused for %s', async (_what, change, code) => {
    const { edit } = await openWith();
    expect(await refusalOf(edit(change))).toMatchObject({ code });
  });

  test('sets no lock where bets are locked, and no first lap where one was driven', async () => {
    const { edit, drive, by, clock } = await openWith({ lock: 'manual' });
    await drive();
    expect(await refusalOf(edit({ lock: 'first-lap' }))).toMatchObject({ code: 'edit-driven' });
    expect((await edit({ lock: '5m' })).race).toMatchObject({ lockRule: 'timed' });
    await lockRace(bed.db, by, clock);
    expect(await refusalOf(edit({ lock: '5m' }))).toMatchObject({ code: 'edit-locked' });
  });
});

describe('a timed lock', () => {
  test('that is extended takes bets until its new time, and locks then', async () => {
    const { extend, bet, race, clock } = await openWith({ lock: '2m' });
    const interactionId = freshId();
    await Promise.all(Array.from({ length: 3 }, () => extend('3m', interactionId)));
    clock.advance(299_000);
    expect(await lockDueRace(bed.db, race.id, clock)).toBeNull();
    await bet();
    clock.advance(1_000);
    expect(await refusalOf(bet())).toMatchObject({ code: 'race-locked' });
    expect(await lockDueRace(bed.db, race.id, clock)).toMatchObject({ status: 'LOCKED' });
    expect(await refusalOf(extend('3m'))).toMatchObject({ code: 'edit-locked' });
  });

  test('is owed a warning a minute before each time it is set to', async () => {
    const { extend, edit, race } = await openWith({ lock: '10m', title: 'Cup' });
    await extend('1m');
    await edit({ lock: 'manual' });
    await edit({ lock: '30s' });
    const at = [9, 10].map((minutes) => new Date(race.createdAt.getTime() + minutes * 60_000));
    const lines = await bed.db.sql`
      select created_at, due_at from public_lines where kind = 'race-locks-soon' and subject like ${`${race.id}:%`} order by id`;
    expect(lines).toEqual(at.map((from) => ({ created_at: from, due_at: from })));
    expect((await readOwed(bed.db)).filter((line) => line.includes('Cup'))).toHaveLength(2);
  });

  test.each([
    ['manual', '5m', 'extend-untimed'],
    ['first-lap', '5m', 'extend-untimed'],
    ['10m', 'a bit', 'extend-invalid'],
    ['10m', '0s', 'extend-invalid'],
  ])('is what %s plus %s asks for', async (lock, more, code) => {
    const { extend } = await openWith({ lock });
    expect(await refusalOf(extend(more))).toMatchObject({ code });
  });
});
