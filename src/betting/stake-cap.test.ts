import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import {
  createParty,
  freshId,
  openUnlocked,
  refusalOf,
  tickingClock,
} from '../../tests/support/party.js';
import { editRace } from '../racing/edit-race.js';
import { readCap } from '../racing/read-cap.js';
import { placeBet } from './place-bet.js';
import { withdrawBet } from './withdraw-bet.js';

let bed: TestDatabase;
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

async function openCapped(cap: string) {
  const clock = tickingClock();
  const { party, guests } = await createParty(bed.db, ['Ada', 'Ben', 'Cleo'], clock);
  const race = await openUnlocked(bed.db, party, clock, { cap, title: 'Cup' });
  const bet = (amountText: string, target: keyof typeof guests = 'Ada', host = false) =>
    placeBet(
      bed.db,
      {
        ...{ party, bettorId: guests.Ben.id, targetId: guests[target].id, amountText },
        ...{
          raceInput: race.id,
          interactionId: freshId(),
          ...(host && { host: { guestId: null } }),
        },
      },
      clock,
    );
  const editCap = (to: string) => {
    const by = { party, gameId: race.id, triggeredBy: null, interactionId: freshId() };
    return editRace(bed.db, { ...by, cap: to }, clock);
  };
  return { party, guests, race, clock, bet, editCap };
}

describe('a stake cap', () => {
  test('takes exactly as much of one guest, on all racers together', async () => {
    const { bet, guests, party, clock } = await openCapped('300');
    expect(await bet('100', 'Ada')).toMatchObject({ race: { stakeCap: 300 }, room: 200 });
    const second = await bet('200', 'Cleo');
    expect(second.room).toBe(0);
    const refusal = { code: 'stake-capped', params: { title: 'Cup', cap: 300, room: 0 } };
    expect(await refusalOf(bet('1', 'Ada'))).toEqual(refusal);
    const betId = second.bet.id;
    await withdrawBet(bed.db, { party, betId, triggeredBy: guests.Ben.id }, clock);
    expect((await bet('150', 'Ada')).room).toBe(50);
  });

  test.each([
    ['201', { room: 200 }, false],
    ['all', { room: 200 }, false],
    ['half', { room: 200 }, false],
    ['201', { room: 200, name: 'Ben' }, true],
  ])('says how much of %s is still possible', async (amount, params, isForOther) => {
    const { bet } = await openCapped('200');
    expect(await refusalOf(bet(amount, 'Ada', isForOther))).toEqual({
      code: 'stake-capped',
      params: { title: 'Cup', cap: 200, ...params },
    });
  });

  test('holds against thirty bets of one guest at once, whoever they are on', async () => {
    const { bet, race } = await openCapped('50');
    const racers = ['Ada', 'Ben', 'Cleo'] as const;
    const bets = Array.from({ length: 30 }, (_, index) => bet('10', racers[index % 3]));
    const placed = await Promise.allSettled(bets);
    expect(placed.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    for (const result of placed)
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ code: 'stake-capped', params: { room: 0 } });
    const [row] = await bed.db
      .sql`select sum(amount)::int as staked from bets where game_id = ${race.id}`;
    expect(row).toEqual({ staked: 50 });
  });

  test('changes while nobody has staked more, and can be taken away', async () => {
    const { bet, editCap } = await openCapped('500');
    await bet('300');
    expect(await refusalOf(editCap('299'))).toEqual({
      code: 'edit-over-cap',
      params: { title: 'Cup', cap: 299, most: 300 },
    });
    expect((await editCap('300')).race.stakeCap).toBe(300);
    expect(await refusalOf(bet('1'))).toMatchObject({ code: 'stake-capped' });
    expect((await editCap('none')).race.stakeCap).toBeNull();
    expect((await bet('1')).room).toBeNull();
  });

  test('lowered while bets come leaves none above it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { bet, editCap, race } = await openCapped('500');
      await Promise.allSettled([bet('60'), bet('60'), editCap('100'), bet('60'), bet('60')]);
      const [row] = await bed.db.sql<{ cap: number; staked: number }[]>`
        select stake_cap as cap, coalesce((select sum(amount) from bets where game_id = g.id), 0)::int as staked
        from party_games g where id = ${race.id}`;
      expect(row?.staked).toBeLessThanOrEqual(row?.cap ?? 0);
    }
  });

  test.each([
    [null, null],
    ['', null],
    ['None', null],
    ['500', 500],
    ['1.5k', 1500],
    ['2147483647', 2_147_483_647],
  ])('is read: %s', (typed, cap) => {
    expect(readCap(typed)).toBe(cap);
  });

  test.each(['half', '50%', 'much', '-5', '0', '2147483648'])('is refused: %s', async (typed) => {
    expect(await refusalOf((async () => readCap(typed))())).toMatchObject({ code: 'cap-invalid' });
  });
});
