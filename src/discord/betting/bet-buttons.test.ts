import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contextAs } from '../../../tests/support/context.js';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import { createParty, freshId, refusalOf, tickingClock } from '../../../tests/support/party.js';
import { placeBet } from '../../betting/place-bet.js';
import { mergeGuests } from '../../evening/merge-guests.js';
import type { Guest } from '../../party/guest.js';
import { openRace } from '../../racing/open-race.js';
import { readWallet } from '../../wallet/read-wallet.js';
import type { Context } from '../kernel/command.js';
import { betAgainButton } from './bet-again.js';
import { betWithdrawButton } from './bet-withdraw.js';
import { betsWithdrawSelect } from './bets-withdraw.js';

let bed: TestDatabase;
const clock = tickingClock();
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

const message = { channelId: '1', messageId: '2' };

/** Ben has 100 on Ada; Wanda, a walk-in, has 50 on her. */
async function placedBets() {
  const { party, guests } = await createParty(bed.db, ['Ada', 'Ben', 'Wanda'], clock);
  await openRace(
    bed.db,
    { party, channelId: null, triggeredBy: null, interactionId: freshId() },
    clock,
  );
  const bet = (bettor: Guest, amountText: string) => {
    const input = {
      party,
      bettorId: bettor.id,
      targetId: guests.Ada.id,
      amountText,
      interactionId: freshId(),
    };
    return placeBet(bed.db, input, clock);
  };
  const own = await bet(guests.Ben, '100');
  const forWalkIn = await bet(guests.Wanda, '50');
  await bed.db.sql`update party_users set discord_id = null where id = ${guests.Wanda.id}`;
  const as = (guest: Guest | null, isHost = false) =>
    contextAs(guest, { db: bed.db, clock, party }, { isHost });
  const balance = async (guest: Guest) => (await readWallet(bed.db, party.id, guest.id, 1)).balance;
  return { ...guests, own, forWalkIn, as, balance };
}

function again(context: Context, betId: string, staked: string, total: string) {
  return betAgainButton.execute({ args: [betId, staked, total], values: [], message }, context);
}

function withdraw(context: Context, betId: string) {
  return betWithdrawButton.execute({ args: [betId], values: [], message }, context);
}

describe('the buttons of a bet', () => {
  test('obey its bettor, and nobody else, host or not', async () => {
    const { Ada, Ben, own, as, balance } = await placedBets();
    for (const context of [as(Ada), as(Ada, true), as(null), as(null, true)]) {
      expect(await refusalOf(again(context, own.bet.id, '100', '100'))).toEqual({
        code: 'not-your-bet',
        params: {},
      });
      expect(await refusalOf(withdraw(context, own.bet.id))).toEqual({
        code: 'not-your-bet',
        params: {},
      });
      const choice = betsWithdrawSelect.execute(
        { args: [], values: [own.bet.id], message },
        context,
      );
      expect(await refusalOf(choice)).toEqual({ code: 'not-your-bet', params: {} });
    }
    expect([await balance(Ada), await balance(Ben)]).toEqual([1000, 900]);
    await again(as(Ben), own.bet.id, '100', '100');
    expect(await balance(Ben)).toBe(800);
  });

  test('of a walk-in obey hosts', async () => {
    const { Ada, Wanda, forWalkIn, as, balance } = await placedBets();
    expect(await refusalOf(withdraw(as(Ada), forWalkIn.bet.id))).toEqual({
      code: 'host-only',
      params: {},
    });
    await again(as(null, true), forWalkIn.bet.id, '50', '50');
    expect([await balance(Wanda), await balance(Ada)]).toEqual([900, 1000]);
    await withdraw(as(Ada, true), forWalkIn.bet.id);
    expect(await balance(Wanda)).toBe(1000);
  });

  test('of a merged guest obey the one who stays, and say where coins went that were staked anew', async () => {
    const { Ada, Ben, Wanda, own, forWalkIn, as, balance } = await placedBets();
    const { db } = bed;
    const context = as(null);
    const second = { ...context, actor: { ...context.actor, mergedInto: 'Ada' } };
    const party = { id: Ada.partyId, guildId: '', name: '', overlayGeneration: 1 };
    await mergeGuests(db, { party, fromId: Wanda.id, intoId: Ada.id, mergedBy: null }, clock);
    for (const press of [
      () => withdraw(as(Ada), forWalkIn.bet.id),
      () => again(as(Ada), forWalkIn.bet.id, '50', '50'),
    ])
      expect(await refusalOf(press())).toEqual({ code: 'bet-moved', params: {} });
    expect(await refusalOf(withdraw(as(Ben, true), forWalkIn.bet.id))).toEqual({
      code: 'not-your-bet',
      params: {},
    });
    expect(await refusalOf(withdraw(second, forWalkIn.bet.id))).toEqual({
      code: 'guest-merged',
      params: { name: 'Ada' },
    });
    expect([await balance(Ada), await balance(Wanda)]).toEqual([1950, 0]);
    await again(as(Ben), own.bet.id, '100', '100');
    await withdraw(as(Ben), own.bet.id);
    expect(await balance(Ben)).toBe(1000);
  });

  test('forged or cut are outdated, of another party not found', async () => {
    const { Ben, own, as, balance } = await placedBets();
    const other = await placedBets();
    for (const [staked, total] of [
      ['x', '1'],
      ['', ''],
      ['-5', '100'],
      ['1e9', '1'],
      ['99999999999', '1'],
      ['100', ''],
    ] as const)
      expect(await refusalOf(again(as(Ben), own.bet.id, staked, total))).toMatchObject({
        code: 'button-outdated',
      });
    for (const id of ['', 'forged'])
      expect(await refusalOf(withdraw(as(Ben), id))).toMatchObject({ code: 'button-outdated' });
    for (const id of [own.race.id, other.own.bet.id])
      expect(await refusalOf(withdraw(as(Ben), id))).toMatchObject({ code: 'not-found' });
    expect(await balance(Ben)).toBe(900);
  });
});
