import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import {
  createParty,
  freshId,
  holdWallet,
  openUnlocked,
  refusalOf,
  setBalance,
  tickingClock,
  untilWaiting,
} from '../../tests/support/party.js';
import { cancelRace } from '../evening/cancel-race.js';
import type { Party } from '../party/ensure-party.js';
import type { Guest } from '../party/guest.js';
import { submitLap } from '../racing/laps/submit-lap.js';
import { lockRace } from '../racing/lock-race.js';
import { readWallet } from '../wallet/read-wallet.js';
import { type BetInput, placeBet } from './place-bet.js';
import { withdrawBet } from './withdraw-bet.js';

let bed: TestDatabase;
const clock = tickingClock();
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

/** A party with three guests and one open race. */
async function openParty() {
  const { party, guests } = await createParty(bed.db, ['Ada', 'Ben', 'Cyd'], clock);
  await openUnlocked(bed.db, party, clock, { track: 'Spa' });
  const { race } = await submitLap(
    bed.db,
    {
      party,
      racerId: guests.Ben.id,
      submittedBy: null,
      timeMs: 84_500,
      track: 'Spa',
      interactionId: freshId(),
    },
    clock,
  );
  return { party, race, ...guests };
}

function betOf(
  party: Party,
  bettor: Guest,
  target: Guest,
  amountText: string,
  change: Partial<BetInput> = {},
): BetInput {
  return {
    party,
    bettorId: bettor.id,
    targetId: target.id,
    amountText,
    interactionId: freshId(),
    ...change,
  };
}

function place(input: BetInput) {
  return placeBet(bed.db, input, clock);
}

async function balanceOf(guest: Guest): Promise<number> {
  return (await readWallet(bed.db, guest.partyId, guest.id, 1)).balance;
}

async function rowsOf(party: Party) {
  const [row] = await bed.db.sql`
    select (select count(*) from bets where party_id = ${party.id})::int as bets,
      (select count(*) from wallet_entries where party_id = ${party.id} and kind = 'STAKE')::int as stakes,
      (select count(*) from party_events where party_id = ${party.id} and event_type = 'bet-placed')::int as events`;
  return row;
}

describe('a bet', () => {
  test('takes the stake and writes bet, ledger row and event', async () => {
    const { party, race, Ada, Ben } = await openParty();
    const ticket = await place(betOf(party, Ada, Ben, '250'));
    expect(ticket).toEqual({
      bet: { id: ticket.bet.id, amount: 250 },
      staked: 250,
      race: {
        id: race.id,
        title: 'Spa',
        payoutRule: 'double',
        lockRule: 'manual',
        locksAt: null,
        stakeCap: null,
        isTimeKnown: true,
      },
      room: null,
      isRaceNew: false,
      bettor: { id: Ada.id, name: 'Ada' },
      target: { id: Ben.id, name: 'Ben' },
      balanceAfter: 750,
      possiblePayout: 500,
      pot: null,
      targetBacking: null,
      replayed: false,
    });
    const { balance, entries } = await readWallet(bed.db, party.id, Ada.id, 10);
    expect(balance).toBe(750);
    expect(
      entries.map(({ kind, amount, balanceAfter, raceTitle, targetName }) => [
        kind,
        amount,
        balanceAfter,
        raceTitle,
        targetName,
      ]),
    ).toEqual([
      ['STAKE', -250, 750, 'Spa', 'Ben'],
      ['JOIN', 1000, 1000, null, null],
    ]);
    const [event] = await bed.db
      .sql`select *, jsonb_typeof(data) as json from party_events where party_id = ${party.id} and event_type = 'bet-placed'`;
    expect(event).toMatchObject({ channel: 'betting', triggered_by: Ada.id, json: 'object' });
    expect(event?.['data']).toEqual({
      gameId: race.id,
      betId: ticket.bet.id,
      bettorId: Ada.id,
      bettorName: 'Ada',
      targetId: Ben.id,
      targetName: 'Ben',
      amount: 250,
      totalAmount: 250,
      timestamp: event?.['created_at'].toISOString(),
    });
  });

  test('on the same racer again raises the bet', async () => {
    const { party, Ada, Ben, Cyd } = await openParty();
    await place(betOf(party, Cyd, Ada, '60'));
    const first = await place(betOf(party, Ada, Ben, '100'));
    const raised = await place(betOf(party, Ada, Ben, 'half'));
    expect(raised).toMatchObject({
      bet: { id: first.bet.id, amount: 550 },
      staked: 450,
      balanceAfter: 450,
      possiblePayout: 1100,
    });
    expect(await rowsOf(party)).toEqual({ bets: 2, stakes: 3, events: 3 });
  });

  test('on oneself is allowed, and exactly the balance succeeds', async () => {
    const { party, Ada } = await openParty();
    expect(await place(betOf(party, Ada, Ada, '1000'))).toMatchObject({
      balanceAfter: 0,
      possiblePayout: 2000,
    });
  });

  test('under pool tells the share of the pot as it is', async () => {
    const { party, race, Ada, Ben, Cyd } = await openParty();
    await bed.db.sql`update party_games set payout_rule = 'pool' where id = ${race.id}`;
    await place(betOf(party, Cyd, Cyd, '90'));
    expect(await place(betOf(party, Ada, Ben, '10'))).toMatchObject({ possiblePayout: 100 });
    expect(await place(betOf(party, Cyd, Ben, '10'))).toMatchObject({
      possiblePayout: 55,
      pot: 110,
      targetBacking: 20,
    });
  });

  test.each([
    ['1001', 'amount-over-balance'],
    ['101%', 'amount-over-balance'],
    ['0', 'amount-invalid'],
    ['-5', 'amount-invalid'],
    ['1.5', 'amount-invalid'],
    ['0.01%', 'amount-invalid'],
    ['2147483648', 'amount-invalid'],
    ['9'.repeat(30), 'amount-invalid'],
  ])('of %s is refused and nothing changes', async (amountText, code) => {
    const { party, Ada, Ben } = await openParty();
    expect(await refusalOf(place(betOf(party, Ada, Ben, amountText)))).toMatchObject({ code });
    expect(await balanceOf(Ada)).toBe(1000);
    expect(await rowsOf(party)).toEqual({ bets: 0, stakes: 0, events: 0 });
  });

  test('is refused on a locked, finished or unknown one, and on somebody who is no guest', async () => {
    const { party, race, Ada, Ben } = await openParty();
    const bet = (change: Partial<BetInput> = {}) =>
      refusalOf(place(betOf(party, Ada, Ben, '10', change)));
    const { guests } = await createParty(bed.db, ['Ada']);
    expect(await bet({ targetId: guests.Ada.id })).toMatchObject({ code: 'not-found' });
    expect(await bet({ bettorId: guests.Ada.id })).toMatchObject({ code: 'not-joined' });
    expect(await bet({ raceInput: 'Monza' })).toMatchObject({ code: 'race-unknown' });
    await lockRace(bed.db, { party, gameId: race.id, triggeredBy: null }, clock);
    expect(await bet()).toEqual({ code: 'race-locked', params: { title: 'Spa' } });
    expect(await bet({ raceInput: race.id })).toMatchObject({ code: 'race-locked' });
    await bed.db
      .sql`update party_games set status = 'FINISHED', cancelled_at = now(), end_time = now() where id = ${race.id}`;
    expect(await bet({ raceInput: 'spa' })).toMatchObject({ code: 'race-finished' });
    expect(await rowsOf(party)).toEqual({ bets: 0, stakes: 0, events: 0 });
  });

  test('where racers may back only themselves is refused to a racer on others, and to nobody else', async () => {
    const { party, race, Ada, Ben, Cyd } = await openParty();
    await bed.db.sql`update party_games set backing = 'self-only' where id = ${race.id}`;
    const refusal = { code: 'backs-self-only', params: { title: 'Spa' } };
    expect(await refusalOf(place(betOf(party, Ben, Ada, '10')))).toEqual(refusal);
    expect(await refusalOf(place(betOf(party, Ben, Ada, 'all', { raceInput: 'Spa' })))).toEqual(
      refusal,
    );
    expect(await rowsOf(party)).toEqual({ bets: 0, stakes: 0, events: 0 });
    expect(await place(betOf(party, Ben, Ben, '10'))).toMatchObject({ staked: 10 });
    expect(await place(betOf(party, Ada, Cyd, '10'))).toMatchObject({ staked: 10 });
    const dnf = {
      party,
      racerId: Ada.id,
      submittedBy: null,
      timeMs: null,
      interactionId: freshId(),
    };
    expect(await refusalOf(submitLap(bed.db, dnf, clock))).toEqual({
      code: 'backs-other',
      params: { title: 'Spa', backed: 'Cyd', isOpen: true, name: 'Ada' },
    });
    const [{ id: betId }] = await bed.db.sql<[{ id: string }]>`
      select id from bets where game_id = ${race.id} and bettor_id = ${Ada.id}`;
    await withdrawBet(bed.db, { party, betId, triggeredBy: Ada.id }, clock);
    await submitLap(bed.db, dnf, clock);
    expect(await refusalOf(place(betOf(party, Ada, Cyd, '10')))).toEqual(refusal);
  });

  test('where racers may back only themselves is one of two: the lap or the bet on another', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { party, race, Ada, Ben } = await openParty();
      await bed.db.sql`update party_games set backing = 'self-only' where id = ${race.id}`;
      const who = { party, racerId: Ada.id, submittedBy: Ada.id, timeMs: 90_000 };
      const outcomes = await Promise.allSettled([
        submitLap(bed.db, { ...who, interactionId: freshId() }, clock),
        place(betOf(party, Ada, Ben, '10')),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });

  test('that a host places for a walk-in takes the walk-in’s coins, and refusals say whose', async () => {
    const { party, Ada, Ben, Cyd } = await openParty();
    await bed.db.sql`update party_users set discord_id = null where id = ${Cyd.id}`;
    const host = { guestId: Ada.id };
    expect(await place(betOf(party, Cyd, Ben, '400', { host }))).toMatchObject({
      bettor: { name: 'Cyd' },
      balanceAfter: 600,
    });
    expect([await balanceOf(Ada), await balanceOf(Cyd)]).toEqual([1000, 600]);
    const [event] = await bed.db
      .sql`select triggered_by, data from party_events where party_id = ${party.id} and event_type = 'bet-placed'`;
    expect(event).toMatchObject({
      triggered_by: Ada.id,
      data: { bettorId: Cyd.id, bettorName: 'Cyd' },
    });
    expect(await refusalOf(place(betOf(party, Cyd, Ben, '601', { host })))).toMatchObject({
      params: { name: 'Cyd', balance: 600 },
    });
    await place(betOf(party, Cyd, Ben, 'all', { host: { guestId: null } }));
    expect(await refusalOf(place(betOf(party, Cyd, Ben, '1', { host })))).toEqual({
      code: 'wallet-empty',
      params: { name: 'Cyd' },
    });
  });

  test('with two races open asks which, and takes the one meant', async () => {
    const { party, race, Ada, Ben } = await openParty();
    await bed.db
      .sql`insert into party_games (party_id, title, type) values (${party.id}, 'Monza', 'SIM_RACE')`;
    expect(await refusalOf(place(betOf(party, Ada, Ben, '10')))).toMatchObject({
      code: 'several-races',
    });
    expect((await place(betOf(party, Ada, Ben, '10', { raceInput: 'Spa' }))).race.id).toBe(race.id);
  });

  test('that could win more than a wallet holds is refused and nothing changes', async () => {
    const { party, Ada, Ben } = await openParty();
    await setBalance(bed.db, Ada, 2_147_483_647);
    expect(await refusalOf(place(betOf(party, Ada, Ben, 'all')))).toMatchObject({
      code: 'amount-invalid',
      params: { reason: 'too-large' },
    });
    expect(await refusalOf(place(betOf(party, Ada, Ben, '1')))).toMatchObject({
      code: 'amount-invalid',
      params: { reason: 'too-large' },
    });
    expect(await balanceOf(Ada)).toBe(2_147_483_647);
    await setBalance(bed.db, Ada, 1_073_741_823);
    expect(await place(betOf(party, Ada, Ben, 'all'))).toMatchObject({
      possiblePayout: 2_147_483_646,
      balanceAfter: 0,
    });
    await setBalance(bed.db, Ada, 1);
    expect(await refusalOf(place(betOf(party, Ada, Ben, 'all')))).toMatchObject({
      code: 'amount-invalid',
      params: { reason: 'too-large' },
    });
  });
});

describe('without a live race', () => {
  test('a bet opens one, which locks with its first lap, and only a bet that is taken does', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada', 'Ben'], clock);
    const { Ada, Ben } = guests;
    const races = async () =>
      (await bed.db.sql`select id from party_games where party_id = ${party.id}`).length;
    for (const [change, code] of [
      [{ amountText: '1001' }, 'amount-over-balance'],
      [{ amountText: 'much' }, 'amount-invalid'],
      [{ targetId: party.id }, 'not-found'],
      [{ raceInput: 'Spa' }, 'race-unknown'],
    ] as const)
      expect(await refusalOf(place(betOf(party, Ada, Ben, '10', change)))).toMatchObject({ code });
    expect(await races()).toBe(0);
    const tellIn = { channelId: '123' };
    const input = betOf(party, Ada, Ben, '10', { channelId: '123', tellIn });
    const ticket = await place(input);
    expect(ticket).toMatchObject({
      isRaceNew: true,
      race: { title: 'Race 1', lockRule: 'first-lap', locksAt: null },
    });
    expect(await place(betOf(party, Ben, Ben, '10', { tellIn }))).toMatchObject({
      isRaceNew: false,
    });
    const told = await bed.db.sql`select kind from public_lines where party_id = ${party.id}`;
    expect(told).toEqual([{ kind: 'race-opened-by-lap' }]);
    const drive = { party, racerId: Ben.id, submittedBy: Ben.id, timeMs: 80_000 };
    expect(await submitLap(bed.db, { ...drive, interactionId: freshId() }, clock)).toMatchObject({
      isRaceNew: false,
      hasLocked: true,
      race: { id: ticket.race.id, channelId: '123' },
    });
    await cancelRace(bed.db, { party, gameId: ticket.race.id, triggeredBy: null }, clock);
    expect(await place(input)).toMatchObject({ isRaceNew: false, replayed: true });
    expect(await races()).toBe(1);
  });

  test('a stake that is refused while its race is being opened leaves no race behind', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada', 'Ben'], clock);
    const held = await holdWallet(bed.db, guests.Ada.id);
    const refused = refusalOf(place(betOf(party, guests.Ada, guests.Ben, '1000')));
    await untilWaiting(bed.db, 1);
    await held.spend(1);
    expect(await refused).toMatchObject({ code: 'amount-over-balance', params: { balance: 999 } });
    const left = await bed.db.sql`
      select (select count(*)::int from party_games where party_id = ${party.id}) as races,
        (select count(*)::int from kept_messages where party_id = ${party.id}) as boards,
        (select count(*)::int from party_events where party_id = ${party.id} and event_type = 'race-opened') as events`;
    expect(left).toEqual([{ races: 0, boards: 0, events: 0 }]);
  });

  test('eight bets at once open one race', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada', 'Ben'], clock);
    const bets = Array.from({ length: 8 }, () => place(betOf(party, guests.Ada, guests.Ben, '10')));
    const tickets = await Promise.all(bets);
    expect(new Set(tickets.map(({ race }) => race.id)).size).toBe(1);
    expect(tickets.filter(({ isRaceNew }) => isRaceNew)).toHaveLength(1);
  });
});

describe('at once', () => {
  test('200 bets on a wallet that covers 50: 50 are taken and nothing is left', async () => {
    const { party, Ada, Ben, Cyd } = await openParty();
    const results = await Promise.allSettled(
      Array.from({ length: 200 }, (_, index) =>
        place(betOf(party, Ada, index % 2 ? Ben : Cyd, '20')),
      ),
    );
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(150);
    for (const { reason } of refused)
      expect(['wallet-empty', 'amount-over-balance']).toContain(reason.code);
    expect(await balanceOf(Ada)).toBe(0);
    expect(await rowsOf(party)).toEqual({ bets: 2, stakes: 50, events: 50 });
  });

  test.each(['600', 'half', 'all'])(
    'five deliveries of one bet of %s act once and all get its ticket',
    async (amountText) => {
      const { party, Ada, Ben } = await openParty();
      const input = betOf(party, Ada, Ben, amountText);
      const tickets = await Promise.all([input, input, input, input, input].map(place));
      expect(tickets.filter(({ replayed }) => !replayed)).toHaveLength(1);
      for (const ticket of tickets)
        expect({ ...ticket, replayed: false }).toEqual({ ...tickets[0], replayed: false });
      expect(await rowsOf(party)).toEqual({ bets: 1, stakes: 1, events: 1 });
    },
  );

  test('two bets of half that wait for the same wallet take a half and a quarter', async () => {
    const { party, Ada, Ben, Cyd } = await openParty();
    const held = await holdWallet(bed.db, Ada.id);
    const bets = Promise.all([
      place(betOf(party, Ada, Ben, 'half')),
      place(betOf(party, Ada, Cyd, 'half')),
    ]);
    await untilWaiting(bed.db, 2);
    await held.release();
    expect((await bets).map(({ staked }) => staked).sort()).toEqual([250, 500]);
  });

  test('ten bets of half each take half of what is there at that moment', async () => {
    const { party, Ada, Ben } = await openParty();
    const tickets = await Promise.all(
      Array.from({ length: 10 }, () => place(betOf(party, Ada, Ben, 'half')).catch(() => null)),
    );
    const staked = tickets.map((ticket) => ticket?.staked ?? 0).sort((a, b) => b - a);
    expect(staked).toEqual([500, 250, 125, 62, 31, 16, 8, 4, 2, 1]);
    expect(await balanceOf(Ada)).toBe(1);
  });
});

test('a bet delivered again after the race was locked gets its ticket', async () => {
  const { party, race, Ada, Ben } = await openParty();
  const input = betOf(party, Ada, Ben, 'all');
  const first = await place(input);
  await lockRace(bed.db, { party, gameId: race.id, triggeredBy: null }, clock);
  expect(await place(input)).toEqual({ ...first, replayed: true });
});
