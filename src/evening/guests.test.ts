import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import {
  createParty,
  freshId,
  openUnlocked,
  randomPin,
  refusalOf,
  tickingClock,
} from '../../tests/support/party.js';
import { placeBet } from '../betting/place-bet.js';
import { readOwnBets } from '../betting/read-own-bets.js';
import { withdrawBet } from '../betting/withdraw-bet.js';
import type { Database } from '../db/database.js';
import { addWalkIn } from '../party/add-walk-in.js';
import type { Party } from '../party/ensure-party.js';
import { findPartyAndGuest } from '../party/find-actor.js';
import { listGuests, resolveGuest, searchGuests } from '../party/find-guests.js';
import { joinParty } from '../party/join-party.js';
import { renewPin } from '../party/pins.js';
import { takeOverSeat } from '../party/take-over-seat.js';
import { submitLap } from '../racing/laps/submit-lap.js';
import { grantCoins } from '../wallet/grant-coins.js';
import { readWallet } from '../wallet/read-wallet.js';
import { takeAllowance } from '../wallet/take-allowance.js';
import { mergeGuests, previewMerge } from './merge-guests.js';
import { removeGuest } from './remove-guest.js';
import { restoreGuest } from './restore-guest.js';

let bed: TestDatabase;
let db: Database;
const clock = tickingClock();
beforeAll(async () => {
  bed = await createTestDatabase();
  db = bed.db;
});
afterAll(() => bed.close());

const add = (party: Party, name: string, interactionId = freshId()) =>
  addWalkIn(db, { party, name, addedBy: null, interactionId }, clock, randomPin);
const takeOver = (party: Party, pin: number | string, discordId = freshId(), at = clock) =>
  takeOverSeat(
    db,
    { party, discordId, avatarUrl: 'https://cdn.example/a.png', pin: String(pin) },
    at,
  );
const lap = (party: Party, racerId: string, timeMs: number | null, raceInput?: string) =>
  submitLap(
    db,
    { party, racerId, submittedBy: null, timeMs, raceInput, interactionId: freshId() },
    clock,
  );
const bet = (
  party: Party,
  bettorId: string,
  targetId: string,
  amount: number,
  raceInput?: string,
) =>
  placeBet(
    db,
    { party, bettorId, targetId, amountText: String(amount), raceInput, interactionId: freshId() },
    clock,
  );
const grant = (party: Party, userId: string, amount: number) =>
  grantCoins(
    db,
    { party, userId, amount, reason: 'for the test', grantedBy: null, interactionId: freshId() },
    clock,
  );

async function balance(userId: string): Promise<number> {
  const [row] = await db.sql<
    { coins: number }[]
  >`select wallet_balance as coins from party_users where id = ${userId}`;
  return row?.coins ?? -1;
}

async function board(gameId: string): Promise<readonly [string, number | null][]> {
  const rows = await db.sql<{ id: string; ms: number | null }[]>`
    select user_id as id, lap_time_ms as ms from sim_race_entries where game_id = ${gameId} order by lap_time_ms nulls last, lap_id`;
  return rows.map(({ id, ms }) => [id, ms]);
}

async function pendingBets(gameId: string): Promise<readonly [string, string, number][]> {
  const rows = await db.sql<{ by: string; on: string; amount: number }[]>`
    select bettor_id as by, target_user_id as on, amount from bets where game_id = ${gameId} and status = 'PENDING' order by 1, 2`;
  return rows.map(({ by, on, amount }) => [by, on, amount]);
}

async function countViolations(): Promise<number> {
  return (await db.sql`select * from invariant_violations`).length;
}

describe('a walk-in', () => {
  test('gets coins, a PIN and a line in the ledger, once for each interaction', async () => {
    const { party } = await createParty(db, ['Ann']);
    const interactionId = freshId();
    const first = await add(party, 'Grandma', interactionId);
    expect(first).toMatchObject({
      guest: { name: 'Grandma', walletBalance: 1000 },
      isNamesake: false,
    });
    expect(first.guest.pinCode).toBeGreaterThanOrEqual(1000);
    const again = await Promise.all([1, 2, 3].map(() => add(party, 'Grandma', interactionId)));
    expect(new Set([first, ...again].map(({ guest }) => guest.id)).size).toBe(1);
    expect((await listGuests(db, party.id)).map(({ name }) => name)).toEqual(['Ann', 'Grandma']);
    expect((await add(party, 'ANN')).isNamesake).toBe(true);
    expect(await refusalOf(add(party, '\u200b'))).toMatchObject({ code: 'name-invalid' });
  });

  test('is taken over by PIN with wallet, laps and picture; the person is then that guest', async () => {
    const { party, guests } = await createParty(db, ['Ann']);
    const { guest } = await add(party, 'Bob');
    const { race } = await lap(party, guest.id, 80_000);
    await bet(party, guest.id, guests.Ann.id, 300);
    const discordId = freshId();
    const seat = await takeOver(party, `||${guest.pinCode}||`, discordId);
    expect(seat).toMatchObject({ id: guest.id, name: 'Bob', walletBalance: 700, wasOwn: false });
    expect(await takeOver(party, guest.pinCode, discordId)).toMatchObject({
      id: guest.id,
      wasOwn: true,
    });
    const found = await findPartyAndGuest(db, party.guildId, discordId);
    expect(found?.guest).toMatchObject({
      id: guest.id,
      avatarUrl: 'https://cdn.example/a.png',
      walletBalance: 700,
    });
    expect(await board(race.id)).toEqual([[guest.id, 80_000]]);
    expect(await pendingBets(race.id)).toEqual([[guest.id, guests.Ann.id, 300]]);
  });

  test('keeps the old PIN until a host renews it', async () => {
    const { party } = await createParty(db, []);
    const { guest } = await add(party, 'Bob');
    const found = await resolveGuest(db, party.id, 'bob');
    const pin = await renewPin(
      db,
      { guest: found, renewedBy: null, interactionId: freshId() },
      clock,
      randomPin,
    );
    const interactionId = freshId();
    const renewals = Array.from({ length: 5 }, () =>
      renewPin(db, { guest: found, renewedBy: null, interactionId }, clock, randomPin),
    );
    const [latest = 0, ...others] = new Set(await Promise.all(renewals));
    expect(others).toEqual([]);
    for (const ended of [guest.pinCode, pin])
      expect(await refusalOf(takeOver(party, ended))).toMatchObject({ code: 'pin-wrong' });
    expect(await takeOver(party, latest)).toMatchObject({ id: guest.id });
    const events = await db.sql<
      { data: unknown }[]
    >`select data from party_events where party_id = ${party.id}`;
    expect(JSON.stringify(events)).not.toContain(String(pin));
  });

  test('seats one of two who know the PIN at the same moment', async () => {
    const { party } = await createParty(db, []);
    const { guest } = await add(party, 'Bob');
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, () => takeOver(party, guest.pinCode)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [row] =
      await db.sql`select count(discord_id)::int as seated from party_users where party_id = ${party.id}`;
    expect(row?.['seated']).toBe(1);
  });
});

describe('a PIN is refused', () => {
  test('to a guest, to a removed person, and for a seat whose person has joined', async () => {
    const { party, guests } = await createParty(db, ['Ann', 'Ben']);
    const { guest } = await add(party, 'Bob');
    const { discordId } = guests.Ann;
    expect(await refusalOf(takeOver(party, guest.pinCode, discordId ?? ''))).toMatchObject({
      code: 'already-guest',
    });
    const [ann] = await db.sql<
      { pin: number }[]
    >`select pin_code as pin from party_users where id = ${guests.Ann.id}`;
    expect(await refusalOf(takeOver(party, ann?.pin ?? 0))).toMatchObject({ code: 'pin-wrong' });
    await removeGuest(db, { party, userId: guests.Ben.id, changedBy: null }, clock);
    expect(
      await refusalOf(takeOver(party, guest.pinCode, guests.Ben.discordId ?? '')),
    ).toMatchObject({ code: 'guest-removed' });
    await removeGuest(db, { party, userId: guest.id, changedBy: null }, clock);
    expect(await refusalOf(takeOver(party, guest.pinCode))).toMatchObject({ code: 'pin-wrong' });
  });

  test.each(['', 'abcd', '999', '10000', '0x1F', '1e3', '١٢٣٤', '-1000', '9'.repeat(6000)])(
    'as typed %.12s, which uses up no try',
    async (pin) => {
      const { party } = await createParty(db, []);
      expect(await refusalOf(takeOver(party, pin))).toMatchObject({ code: 'pin-invalid' });
      const tries = await db.sql`select 1 from pin_attempts where party_id = ${party.id}`;
      expect(tries).toHaveLength(0);
    },
  );

  test('after five wrong tries in a quarter of an hour, all at once or not, and works again after it', async () => {
    const { party } = await createParty(db, []);
    const { guest } = await add(party, 'Bob');
    const guesser = freshId();
    const wrong = guest.pinCode === 1000 ? 1001 : 1000;
    const tries = await Promise.all(
      Array.from({ length: 20 }, () => refusalOf(takeOver(party, wrong, guesser))),
    );
    expect(tries.filter(({ code }) => code === 'pin-wrong')).toHaveLength(5);
    expect(tries.filter(({ code }) => code === 'pin-locked')).toHaveLength(15);
    expect(await refusalOf(takeOver(party, guest.pinCode, guesser))).toMatchObject({
      code: 'pin-locked',
    });
    const later = tickingClock(clock.now().getTime() + 15 * 60_000);
    expect(await takeOver(party, guest.pinCode, guesser, later)).toMatchObject({ id: guest.id });
  });

  test('past thirty failures of a party only to those who failed before', async () => {
    const { party } = await createParty(db, []);
    const { guest } = await add(party, 'Bob');
    const wrong = guest.pinCode === 1000 ? 1001 : 1000;
    const guessers = Array.from({ length: 30 }, freshId);
    for (const guesser of guessers) await refusalOf(takeOver(party, wrong, guesser));
    expect(await refusalOf(takeOver(party, guest.pinCode, guessers[0]))).toMatchObject({
      code: 'pin-locked',
    });
    expect(await takeOver(party, guest.pinCode)).toMatchObject({ id: guest.id });
  });
});

describe('a removed guest', () => {
  test('is out of lists, gets stakes back as do those who bet on them, and leaves the live board; restored, laps are back', async () => {
    const { party, guests } = await createParty(db, ['Ann', 'Ben', 'Cid']);
    await openUnlocked(db, party, clock);
    const { race } = await lap(party, guests.Ann.id, 80_000);
    await lap(party, guests.Ben.id, 81_000);
    await bet(party, guests.Ann.id, guests.Ben.id, 100);
    await bet(party, guests.Cid.id, guests.Ann.id, 400);
    await bet(party, guests.Cid.id, guests.Ben.id, 50);
    const change = { party, userId: guests.Ann.id, changedBy: guests.Ben.id };
    expect(await removeGuest(db, change, clock)).toMatchObject({
      refundedBets: 2,
      refundedCoins: 500,
      voidedLaps: 1,
    });
    expect(await removeGuest(db, change, clock)).toMatchObject({
      isChanged: false,
      refundedBets: 0,
    });
    expect(await board(race.id)).toEqual([[guests.Ben.id, 81_000]]);
    expect(await pendingBets(race.id)).toEqual([[guests.Cid.id, guests.Ben.id, 50]]);
    expect([await balance(guests.Ann.id), await balance(guests.Cid.id)]).toEqual([1000, 950]);
    expect(await searchGuests(db, party.id, 'ann', 25)).toEqual([]);
    expect(
      (await findPartyAndGuest(db, party.guildId, guests.Ann.discordId ?? ''))?.isRemoved,
    ).toBe(true);
    expect(await refusalOf(lap(party, guests.Ann.id, 70_000, race.id))).toMatchObject({
      code: 'guest-gone',
    });
    const gone = { code: 'guest-gone', params: { name: 'Ann' } };
    expect(await refusalOf(bet(party, guests.Cid.id, guests.Ann.id, 10))).toEqual(gone);
    expect(await refusalOf(resolveGuest(db, party.id, guests.Ann.id))).toEqual(gone);
    expect(await refusalOf(resolveGuest(db, party.id, `<@${guests.Ann.discordId}>`))).toEqual(gone);
    expect(await refusalOf(bet(party, guests.Ann.id, guests.Cid.id, 10))).toMatchObject({
      code: 'not-joined',
    });
    const joining = {
      party,
      discordId: guests.Ann.discordId ?? '',
      displayName: 'Ann',
      avatarUrl: null,
      interactionId: freshId(),
    };
    expect(await refusalOf(joinParty(db, joining, clock, randomPin))).toMatchObject({
      code: 'guest-removed',
    });
    expect(await restoreGuest(db, change, clock)).toMatchObject({
      restoredLaps: 1,
      walletBalance: 900,
    });
    expect(await refusalOf(restoreGuest(db, change, clock))).toMatchObject({
      code: 'guest-not-removed',
    });
    expect(await board(race.id)).toEqual([
      [guests.Ann.id, 80_000],
      [guests.Ben.id, 81_000],
    ]);
    expect(await countViolations()).toBe(0);
  });

  test('holds no pending bet, however many are on their way at that moment', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `G${index}`);
    const { party, guests } = await createParty(db, ['Ann', ...names]);
    const { race } = await lap(party, guests['Ann']?.id ?? '', 80_000);
    const target = guests['Ann']?.id ?? '';
    const all = names.map((name) =>
      bet(party, guests[name]?.id ?? '', target, 10, race.id).catch(() => null),
    );
    const removal = removeGuest(db, { party, userId: target, changedBy: null }, clock);
    await Promise.all([...all, removal]);
    expect(await pendingBets(race.id)).toEqual([]);
    expect(await Promise.all(names.map((name) => balance(guests[name]?.id ?? '')))).toEqual(
      names.map(() => 1000),
    );
  });
});

describe('two guests of one person', () => {
  test('become one: coins, bets by and on them, and laps in live races', async () => {
    const { party, guests } = await createParty(db, ['Ann', 'Cid', 'Dee']);
    const { guest: walkIn } = await add(party, 'Annie');
    const [ann, cid, dee] = [guests.Ann.id, guests.Cid.id, guests.Dee.id];
    await openUnlocked(db, party, clock);
    const { race } = await lap(party, ann, 82_000);
    await lap(party, walkIn.id, 80_000);
    await lap(party, cid, 81_000);
    await bet(party, walkIn.id, cid, 200);
    await bet(party, ann, cid, 100);
    await bet(party, walkIn.id, walkIn.id, 10);
    await bet(party, ann, walkIn.id, 20);
    await bet(party, dee, walkIn.id, 30);
    await bet(party, dee, ann, 40);
    await bet(party, cid, walkIn.id, 50);
    const pair = { party, fromId: walkIn.id, intoId: ann };
    expect(await previewMerge(db, pair)).toMatchObject({ pendingBets: 5, liveLaps: 1 });
    const merged = await mergeGuests(db, { ...pair, mergedBy: cid }, clock);
    expect(merged).toMatchObject({
      name: 'Ann',
      fromName: 'Annie',
      movedBets: 5,
      movedLaps: 1,
      movedCoins: 1000,
      isChanged: true,
    });
    expect(await mergeGuests(db, { ...pair, mergedBy: cid }, clock)).toMatchObject({
      isChanged: false,
    });
    expect(new Set(await pendingBets(race.id))).toEqual(
      new Set([
        [ann, cid, 300],
        [ann, ann, 30],
        [dee, ann, 70],
        [cid, ann, 50],
      ]),
    );
    expect([await balance(walkIn.id), await balance(ann), await balance(dee)]).toEqual([
      0,
      2000 - 330,
      930,
    ]);
    expect(await board(race.id)).toEqual([
      [ann, 80_000],
      [cid, 81_000],
    ]);
    expect(await countViolations()).toBe(0);
    expect(await refusalOf(bet(party, dee, walkIn.id, 5))).toEqual({
      code: 'guest-gone',
      params: { name: 'Ann' },
    });
    expect(
      await refusalOf(mergeGuests(db, { ...pair, intoId: cid, mergedBy: null }, clock)),
    ).toMatchObject({
      code: 'guest-gone',
    });
    expect(
      await refusalOf(mergeGuests(db, { party, fromId: cid, intoId: cid, mergedBy: null }, clock)),
    ).toMatchObject({
      code: 'merge-same',
    });
  });

  test('keep the Discord account where only the seat that ends has one', async () => {
    const { party, guests } = await createParty(db, ['Ann']);
    const { guest: walkIn } = await add(party, 'Annie');
    await mergeGuests(
      db,
      { party, fromId: guests.Ann.id, intoId: walkIn.id, mergedBy: null },
      clock,
    );
    const found = await findPartyAndGuest(db, party.guildId, guests.Ann.discordId ?? '');
    expect(found?.guest).toMatchObject({ id: walkIn.id, name: 'Annie', walletBalance: 2000 });
  });

  test('stay two where one bet could not hold what both have staked', async () => {
    const { party, guests } = await createParty(db, ['Ann', 'Cid']);
    const { guest: walkIn } = await add(party, 'Annie');
    await lap(party, guests.Cid.id, 80_000);
    const [race] =
      await db.sql`update party_games set payout_rule = 'pool' where party_id = ${party.id} returning id`;
    for (const id of [guests.Ann.id, walkIn.id]) {
      await grant(party, id, 1_500_000_000);
      await bet(party, id, guests.Cid.id, 1_500_001_000);
    }
    const merging = mergeGuests(
      db,
      { party, fromId: walkIn.id, intoId: guests.Ann.id, mergedBy: null },
      clock,
    );
    expect(await refusalOf(merging)).toEqual({ code: 'wallet-full', params: { name: 'Ann' } });
    expect(await pendingBets(String(race?.['id']))).toHaveLength(2);
    expect(await countViolations()).toBe(0);
  });

  test('show all coins and bets in one wallet and one list, and take the daily coins once', async () => {
    const { party, guests } = await createParty(db, ['Ann', 'Cid']);
    const { guest: walkIn } = await add(party, 'Annie');
    await lap(party, guests.Cid.id, 80_000);
    await bet(party, walkIn.id, guests.Cid.id, 1000);
    await withdrawBet(
      db,
      { party, betId: (await bet(party, guests.Ann.id, walkIn.id, 5)).bet.id, triggeredBy: null },
      clock,
    );
    await mergeGuests(
      db,
      { party, fromId: walkIn.id, intoId: guests.Ann.id, mergedBy: null },
      clock,
    );
    const wanted = { partyId: party.id, guestId: guests.Ann.id, limit: 10, offset: 0 };
    const { bets, ...sums } = await readOwnBets(db, wanted);
    expect(bets.map(({ amount, status }) => [amount, status])).toEqual([
      [5, 'REFUNDED'],
      [1000, 'PENDING'],
    ]);
    expect(sums).toMatchObject({ total: 2, pending: 1, staked: 1000 });
    const lines = (await readWallet(db, party.id, guests.Ann.id, 20)).entries;
    const told = lines.map(
      ({ kind, amount, isMergedSeat }) => `${kind} ${amount}${isMergedSeat ? ' merged' : ''}`,
    );
    expect(told).toEqual([
      'STAKE -1000',
      'MERGE 1000',
      'MERGE -1000 merged',
      'REFUND 1000 merged',
      'REFUND 5',
      'STAKE -5',
      'STAKE -1000 merged',
      'JOIN 1000 merged',
      'JOIN 1000',
    ]);
    const page = (await readWallet(db, party.id, guests.Ann.id, 3, 3)).entries;
    expect(page).toEqual(lines.slice(3, 6));
    expect(await countViolations()).toBe(0);
  });

  test('are given the daily coins once a day, whichever of the two seats took them', async () => {
    const { party, guests } = await createParty(db, ['Ann', 'Cid']);
    const { guest: walkIn } = await add(party, 'Annie');
    for (const id of [guests.Ann.id, walkIn.id]) await grant(party, id, -1000);
    const take = (guestId: string) =>
      takeAllowance(db, { party, guestId, interactionId: freshId() }, clock);
    await take(walkIn.id);
    await grant(party, walkIn.id, -200);
    await mergeGuests(
      db,
      { party, fromId: walkIn.id, intoId: guests.Ann.id, mergedBy: null },
      clock,
    );
    expect(await refusalOf(take(guests.Ann.id))).toMatchObject({ code: 'allowance-taken' });
    expect(await balance(guests.Ann.id)).toBe(0);
  });

  test('leave the second account a way back: the guest who stays is named, and a new seat is taken by its PIN', async () => {
    const { party, guests } = await createParty(db, ['Ann', 'Cid']);
    const account = guests.Ann.discordId ?? '';
    await mergeGuests(
      db,
      { party, fromId: guests.Ann.id, intoId: guests.Cid.id, mergedBy: null },
      clock,
    );
    const merged = { code: 'guest-merged', params: { name: 'Cid' } };
    const joining = {
      party,
      discordId: account,
      displayName: 'Ann',
      avatarUrl: null,
      interactionId: freshId(),
    };
    expect(await refusalOf(joinParty(db, joining, clock, randomPin))).toEqual(merged);
    expect(await findPartyAndGuest(db, party.guildId, account)).toMatchObject({
      guest: null,
      mergedInto: 'Cid',
    });
    expect(await refusalOf(takeOver(party, 'wrong', account))).toMatchObject({
      code: 'pin-invalid',
    });
    const { guest: seat } = await add(party, 'Ann');
    expect(await takeOver(party, seat.pinCode, account)).toMatchObject({
      id: seat.id,
      walletBalance: 1000,
      wasOwn: false,
    });
    expect(await takeOver(party, seat.pinCode, account)).toMatchObject({
      id: seat.id,
      wasOwn: true,
    });
    expect(await findPartyAndGuest(db, party.guildId, account)).toMatchObject({
      guest: { id: seat.id },
      mergedInto: null,
    });
    expect(await countViolations()).toBe(0);
  });

  test('lose no coin to bets at the same moment', async () => {
    const { party, guests } = await createParty(db, ['Ann', 'Cid', 'Dee']);
    const { guest: walkIn } = await add(party, 'Annie');
    const { race } = await lap(party, guests.Cid.id, 80_000);
    const bets = Array.from({ length: 6 }, () => [
      bet(party, walkIn.id, guests.Cid.id, 10, race.id),
      bet(party, guests.Ann.id, guests.Cid.id, 10, race.id),
      bet(party, guests.Dee.id, walkIn.id, 10, race.id),
    ]).flat();
    const settled = Promise.all(bets.map((placing) => placing.catch(() => null)));
    await mergeGuests(
      db,
      { party, fromId: walkIn.id, intoId: guests.Ann.id, mergedBy: null },
      clock,
    );
    await settled;
    const pending = await pendingBets(race.id);
    expect(pending.flat()).not.toContain(walkIn.id);
    const staked = pending.reduce((sum, [, , amount]) => sum + amount, 0);
    const left = await Promise.all(
      [guests.Ann.id, guests.Cid.id, guests.Dee.id, walkIn.id].map(balance),
    );
    expect(left.reduce((sum, coins) => sum + coins, staked)).toBe(4000);
    expect(await countViolations()).toBe(0);
  });
});
