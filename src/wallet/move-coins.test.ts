import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import {
  createParty,
  holdWallet,
  refusalOf,
  setBalance,
  untilWaiting,
} from '../../tests/support/party.js';
import { maxCoins } from '../values/amount.js';
import { moveCoins } from './move-coins.js';
import type { Movement } from './movement.js';
import { readWallet } from './read-wallet.js';

let bed: TestDatabase;
const at = new Date('2026-11-21T20:00:00Z');
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

function move(partyId: string, movements: readonly Movement[]) {
  return bed.db.orm.transaction((tx) => moveCoins(tx, partyId, movements, at));
}

describe('moving coins', () => {
  test('changes balances and chains a guest’s rows in the order given', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada', 'Ben']);
    const { Ada, Ben } = guests;
    await move(party.id, [
      { userId: Ada.id, kind: 'PRIZE', amount: 10 },
      { userId: Ben.id, kind: 'GRANT', amount: -1000, reason: 'fair is fair' },
      { userId: Ada.id, kind: 'GRANT', amount: -5, reason: 'for pizza' },
      { userId: Ada.id, kind: 'PRIZE', amount: 7 },
    ]);
    const { balance, entries } = await readWallet(bed.db, party.id, Ada.id, 3);
    expect(balance).toBe(1012);
    expect(
      entries.map(({ kind, amount, balanceAfter, reason, createdAt }) => [
        kind,
        amount,
        balanceAfter,
        reason,
        createdAt,
      ]),
    ).toEqual([
      ['PRIZE', 7, 1012, null, at],
      ['GRANT', -5, 1005, 'for pizza', at],
      ['PRIZE', 10, 1010, null, at],
    ]);
    expect(await readWallet(bed.db, party.id, Ben.id, 0)).toEqual({
      debt: 0,
      balance: 0,
      entries: [],
    });
  });

  test('nowhere moves nothing', async () => {
    const { party } = await createParty(bed.db, []);
    await move(party.id, []);
  });

  test('past what a wallet holds is refused and moves nothing', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada', 'Ben']);
    await setBalance(bed.db, guests.Ben, maxCoins - 1);
    const prize = (amount: number) =>
      move(
        party.id,
        Object.values(guests).map(({ id }) => ({ userId: id, kind: 'PRIZE', amount })),
      );
    expect(await refusalOf(prize(2))).toEqual({ code: 'wallet-full', params: { name: 'Ben' } });
    expect((await readWallet(bed.db, party.id, guests.Ada.id, 1)).balance).toBe(1000);
    await prize(1);
    expect((await readWallet(bed.db, party.id, guests.Ben.id, 1)).balance).toBe(maxCoins);
  });

  test('below zero, or in another party, fails whole', async () => {
    const [one, two] = await Promise.all([
      createParty(bed.db, ['Ada']),
      createParty(bed.db, ['Ben']),
    ]);
    const prize = { userId: one.guests.Ada.id, kind: 'PRIZE', amount: 5 } as const;
    await expect(move(one.party.id, [prize, { ...prize, amount: -2000 }])).rejects.toThrow();
    await expect(
      move(one.party.id, [prize, { ...prize, userId: two.guests.Ben.id }]),
    ).rejects.toThrow('not in this party');
    expect((await readWallet(bed.db, one.party.id, one.guests.Ada.id, 1)).balance).toBe(1000);
  });

  test('locks wallets in the order of their ids, however they lie on the disk', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada', 'Ben']);
    const [first, second] = Object.values(guests)
      .map(({ id }) => id)
      .sort();
    if (first === undefined || second === undefined) throw new Error('two guests expected');
    await bed.db.sql`update party_users set name = 'moved to the end' where id = ${first}`;
    const held = await holdWallet(bed.db, first);
    const payment = bed.db.orm.transaction(async (tx) => {
      // An index would happen to give the order that the statement has to ask for.
      await tx.execute(
        sql`select set_config('enable_indexscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`,
      );
      await moveCoins(
        tx,
        party.id,
        [second, first].map((userId) => ({ userId, kind: 'PRIZE', amount: 1 })),
        at,
      );
    });
    await untilWaiting(bed.db, 1);
    expect(
      await bed.db.sql`select id from party_users where id = ${second} for update skip locked`,
    ).toHaveLength(1);
    await held.release();
    await payment;
  });

  test('by forty payments over the same guests at once deadlocks nobody and loses nothing', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada', 'Ben', 'Cyd', 'Dee']);
    const ids = Object.values(guests).map(({ id }) => id);
    const payment = (index: number) =>
      (index % 2 ? ids : [...ids].reverse()).map(
        (userId): Movement => ({ userId, kind: 'PRIZE', amount: 1 }),
      );
    await Promise.all(Array.from({ length: 40 }, (_, index) => move(party.id, payment(index))));
    const wallets = await Promise.all(ids.map((id) => readWallet(bed.db, party.id, id, 100)));
    for (const { balance, entries } of wallets) {
      expect(balance).toBe(1040);
      expect(entries.map(({ balanceAfter }) => balanceAfter)).toEqual(
        Array.from({ length: 41 }, (_, index) => 1040 - index),
      );
    }
  });
});
