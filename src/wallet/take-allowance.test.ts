import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import {
  createParty,
  freshId,
  refusalOf,
  setBalance,
  tickingClock,
} from '../../tests/support/party.js';
import { placeBet } from '../betting/place-bet.js';
import type { Clock } from '../clock.js';
import { submitLap } from '../racing/laps/submit-lap.js';
import { readWallet } from './read-wallet.js';
import { takeAllowance } from './take-allowance.js';

let bed: TestDatabase;
const clock = tickingClock();
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

/** Ben has 49 coins left. */
async function poorGuest() {
  const { party, guests } = await createParty(bed.db, ['Ada', 'Ben'], clock);
  const { Ada, Ben } = guests;
  await setBalance(bed.db, Ben, 49);
  const take = (interactionId = freshId(), at: Clock = clock) =>
    takeAllowance(bed.db, { party, guestId: Ben.id, interactionId }, at);
  const bet = (amountText: string) =>
    placeBet(
      bed.db,
      { party, bettorId: Ben.id, targetId: Ada.id, amountText, interactionId: freshId() },
      clock,
    );
  const lap = () =>
    submitLap(
      bed.db,
      { party, racerId: Ada.id, submittedBy: null, timeMs: 1, interactionId: freshId() },
      clock,
    );
  return { party, Ada, Ben, take, bet, lap };
}

function at(time: string): Clock {
  return { now: () => new Date(time) };
}

describe('the daily coins', () => {
  test('are 200, with a ledger row of the day and an event', async () => {
    const { party, Ben, take } = await poorGuest();
    expect(await take(freshId(), at('2026-11-21T23:59:59Z'))).toEqual({ balance: 249 });
    const { balance, entries } = await readWallet(bed.db, party.id, Ben.id, 1);
    expect(balance).toBe(249);
    expect(entries).toMatchObject([{ kind: 'ALLOWANCE', amount: 200 }]);
    const [row] = await bed.db
      .sql`select allowance_day::text as day from wallet_entries where user_id = ${Ben.id} and kind = 'ALLOWANCE'`;
    expect(row).toEqual({ day: '2026-11-21' });
    const [event] = await bed.db
      .sql`select data from party_events where party_id = ${party.id} and event_type = 'allowance-taken'`;
    expect(event?.['data']).toMatchObject({ userId: Ben.id, userName: 'Ben', amount: 200 });
  });

  test('come once a day (UTC), and the refusal says when the next are there', async () => {
    const { Ben, take } = await poorGuest();
    await take(freshId(), at('2026-11-21T00:00:00Z'));
    await setBalance(bed.db, Ben, 0);
    const nextSeconds = Date.UTC(2026, 10, 22) / 1000;
    expect(await refusalOf(take(freshId(), at('2026-11-21T23:59:59.999Z')))).toEqual({
      code: 'allowance-taken',
      params: { nextSeconds },
    });
    expect(await take(freshId(), at('2026-11-22T00:00:00Z'))).toEqual({ balance: 200 });
  });

  test('are for a guest with fewer than 50, and nothing on a race', async () => {
    const { Ben, take, bet, lap } = await poorGuest();
    await setBalance(bed.db, Ben, 50);
    expect(await refusalOf(take())).toEqual({
      code: 'allowance-not-needed',
      params: { balance: 50, limit: 50 },
    });
    await lap();
    await bet('10');
    expect(await refusalOf(take())).toEqual({ code: 'allowance-pending-bet', params: {} });
  });

  test.each([
    ['removed', 'removed_at = now()', 'guest-removed'],
    ['merged', 'merged_into = k.id', 'guest-merged'],
  ])('never land in a seat that was %s while the button was pressed', async (_, change, code) => {
    const { party, guests } = await createParty(bed.db, ['Ben', 'Ada']);
    await setBalance(bed.db, guests.Ben, 0);
    const call = { party, guestId: guests.Ben.id, interactionId: freshId() };
    await bed.db.sql.unsafe(
      `update party_users u set ${change} from party_users k where u.id = '${guests.Ben.id}' and k.id = '${guests.Ada.id}'`,
    );
    expect(await refusalOf(takeAllowance(bed.db, call, { now: () => new Date() }))).toMatchObject({
      code,
    });
  });

  test('asked for ten times at once come once', async () => {
    const { party, Ben, take } = await poorGuest();
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => take()));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await readWallet(bed.db, party.id, Ben.id, 1)).balance).toBe(249);
  });

  test('asked for by one interaction delivered five times come once, and each delivery hears so', async () => {
    const { take } = await poorGuest();
    const interaction = freshId();
    const results = await Promise.all(Array.from({ length: 5 }, () => take(interaction)));
    expect(results).toEqual(Array.from({ length: 5 }, () => ({ balance: 249 })));
  });

  test('never go to a guest who places the last coins at the same moment', async () => {
    const { party, Ben, take, bet, lap } = await poorGuest();
    await lap();
    const results = await Promise.allSettled([bet('all'), take(), bet('all'), take()]);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ name: 'UserError' });
    const { entries } = await readWallet(bed.db, party.id, Ben.id, 10);
    const kinds = entries.map(({ kind }) => kind).reverse();
    // Whoever came first: coins taken while a bet waits would come after a stake.
    expect(kinds.indexOf('ALLOWANCE') > kinds.indexOf('STAKE') && kinds.includes('ALLOWANCE')).toBe(
      false,
    );
  });
});
