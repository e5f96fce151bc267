import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { createParty, freshId, refusalOf, tickingClock } from '../../tests/support/party.js';
import { placeBet } from '../betting/place-bet.js';
import { previewSettlement } from '../betting/preview-settlement.js';
import { previewUndo } from '../betting/preview-undo.js';
import { settleRace } from '../betting/settle-race.js';
import { withdrawBet } from '../betting/withdraw-bet.js';
import type { Clock } from '../clock.js';
import type { Party } from '../party/ensure-party.js';
import type { Guest } from '../party/guest.js';
import { submitLap } from '../racing/laps/submit-lap.js';
import type { Race } from '../racing/race.js';
import { grantCoins } from '../wallet/grant-coins.js';
import { readWallet } from '../wallet/read-wallet.js';
import { takeAllowance } from '../wallet/take-allowance.js';
import { cancelRace } from './cancel-race.js';
import { mergeGuests } from './merge-guests.js';
import { offerReset, resetParty } from './reset-party.js';
import { undoSettlement } from './undo-settlement.js';

let bed: TestDatabase;
const clock = tickingClock();
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

function lap(
  party: Party,
  racer: Guest,
  timeMs: number,
  track = 'Spa',
  raceInput: string | null = null,
) {
  const interactionId = freshId();
  return submitLap(
    bed.db,
    {
      ...{ party, racerId: racer.id, submittedBy: null, timeMs, track, raceInput },
      ...{ isNewRaceMeant: true, interactionId },
    },
    clock,
  );
}

function bet(
  party: Party,
  bettor: Guest,
  target: Guest,
  amountText: string,
  raceInput: string | null = null,
) {
  const input = {
    party,
    bettorId: bettor.id,
    targetId: target.id,
    amountText,
    raceInput,
    interactionId: freshId(),
  };
  return placeBet(bed.db, input, clock);
}

async function settle(party: Party, race: Race) {
  const { boardVersion } = await previewSettlement(
    bed.db,
    { party, raceInput: race.id, triggeredBy: null },
    clock,
  );
  return settleRace(
    bed.db,
    { party, gameId: race.id, boardVersion, settledBy: null, interactionId: freshId() },
    clock,
  );
}

function preview(party: Party, raceInput: string | null = null, at: Clock = clock) {
  return previewUndo(bed.db, { party, raceInput }, at);
}

function undo(party: Party, settlementId: string, at: Clock = clock) {
  return undoSettlement(bed.db, { party, settlementId, triggeredBy: null }, at);
}

/**
 * A race that Ada won: 100 of Ada's own and 50 of Cyd's on her, 200 of Ben's on himself; Ben has
 * withdrawn 30 on Cyd.
 */
async function settledRace() {
  const { party, guests } = await createParty(bed.db, ['Ada', 'Ben', 'Cyd'], clock);
  const { Ada, Ben, Cyd } = guests;
  const { race } = await lap(party, Ada, 84_500);
  await bet(party, Ada, Ada, '100');
  await bet(party, Ben, Ben, '200');
  await bet(party, Cyd, Ada, '50');
  const mistake = await bet(party, Ben, Cyd, '30');
  await withdrawBet(bed.db, { party, betId: mistake.bet.id, triggeredBy: null }, clock);
  await settle(party, race);
  const { settlement } = await preview(party);
  return { party, race, settlement, Ada, Ben, Cyd };
}

async function balances(...guests: readonly Guest[]): Promise<number[]> {
  return Promise.all(
    guests.map(async (guest) => (await readWallet(bed.db, guest.partyId, guest.id, 1)).balance),
  );
}

/** What each holds, and owes. */
async function owed(...guests: readonly Guest[]): Promise<number[][]> {
  return Promise.all(
    guests.map(async (guest) => {
      const { balance, debt } = await readWallet(bed.db, guest.partyId, guest.id, 1);
      return [balance, debt];
    }),
  );
}

async function betsOf(race: Race) {
  return bed.db.sql`select status, payout from bets where game_id = ${race.id} order by created_at`;
}

async function violations() {
  return bed.db.sql`select * from invariant_violations`;
}

describe('taking a payout back', () => {
  test('shows first what would leave each wallet', async () => {
    const { party, race } = await settledRace();
    const { settlement, until, takenBack } = await preview(party);
    expect(settlement).toMatchObject({
      race: { id: race.id },
      winnerName: 'Ada',
      isAutomatic: false,
    });
    expect(until.getTime() - settlement.settledAt.getTime()).toBe(15 * 60_000);
    expect(takenBack).toEqual([
      { name: 'Ada', amount: 200, left: 900, owes: 0 },
      { name: 'Cyd', amount: 100, left: 950, owes: 0 },
    ]);
  });

  test('reverses each payment, makes the bets pending and the race locked, and leaves a withdrawn bet alone', async () => {
    const { party, race, settlement, Ada, Ben, Cyd } = await settledRace();
    expect(await undo(party, settlement.id)).toMatchObject({
      isChanged: true,
      takenBack: 300,
      bets: 3,
      race: { status: 'LOCKED' },
    });
    expect(await balances(Ada, Ben, Cyd)).toEqual([900, 800, 950]);
    expect(await betsOf(race)).toEqual([
      { status: 'PENDING', payout: null },
      { status: 'PENDING', payout: null },
      { status: 'PENDING', payout: null },
      { status: 'REFUNDED', payout: 30 },
    ]);
    const { entries } = await readWallet(bed.db, party.id, Ada.id, 1);
    expect(entries).toMatchObject([
      { kind: 'REVERSAL', amount: -200, balanceAfter: 900, raceTitle: 'Spa', targetName: 'Ada' },
    ]);
    const [event] = await bed.db
      .sql`select data from party_events where party_id = ${party.id} and event_type = 'bets-unsettled'`;
    expect(event?.['data']).toMatchObject({
      gameId: race.id,
      status: 'LOCKED',
      bets: 3,
      takenBack: 300,
    });
    const [game] = await bed.db
      .sql`select status, winner_id, end_time from party_games where id = ${race.id}`;
    expect(game).toEqual({ status: 'LOCKED', winner_id: null, end_time: null });
    expect(await violations()).toEqual([]);
  });

  test('lets the race be settled anew, with another winner, and taken back again', async () => {
    const { party, race, settlement, Ada, Ben, Cyd } = await settledRace();
    await undo(party, settlement.id);
    await lap(party, Ben, 80_000);
    expect(await settle(party, race)).toMatchObject({
      outcome: 'paid',
      winner: { userId: Ben.id },
      staked: 350,
      paidOut: 400,
    });
    expect(await balances(Ada, Ben, Cyd)).toEqual([900, 1200, 950]);
    const second = await preview(party);
    expect(second.settlement.id).not.toBe(settlement.id);
    expect(await undo(party, settlement.id)).toMatchObject({ isChanged: false });
    expect(await undo(party, second.settlement.id)).toMatchObject({
      isChanged: true,
      takenBack: 400,
    });
    expect(await settle(party, race)).toMatchObject({ outcome: 'paid', paidOut: 400 });
    expect(await balances(Ada, Ben, Cyd)).toEqual([900, 1200, 950]);
    expect(await violations()).toEqual([]);
  });

  test('of a pool that nobody won takes the refunds back too', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada', 'Ben'], clock);
    const { race } = await lap(party, guests.Ada, 84_500);
    await bed.db.sql`update party_games set payout_rule = 'pool' where id = ${race.id}`;
    await bet(party, guests.Ben, guests.Ben, '40');
    expect(await settle(party, race)).toMatchObject({ paidOut: 40 });
    const { settlement } = await preview(party);
    expect(await undo(party, settlement.id)).toMatchObject({ takenBack: 40, bets: 1 });
    expect(await balances(guests.Ben)).toEqual([960]);
    await cancelRace(bed.db, { party, gameId: race.id, triggeredBy: null }, clock);
    expect(await balances(guests.Ben)).toEqual([1000]);
  });

  test('takes what is there where the winner has bet the coins elsewhere, and what comes in later pays the rest', async () => {
    const { party, race, settlement, Ada, Ben, Cyd } = await settledRace();
    const next = await lap(party, Ben, 70_000, 'Monza');
    await bet(party, Ada, Ben, '950');
    const spent = await bet(party, Cyd, Ben, 'all');
    expect((await preview(party)).takenBack).toEqual([
      { name: 'Ada', amount: 200, left: 0, owes: 50 },
      { name: 'Cyd', amount: 100, left: 0, owes: 100 },
    ]);
    expect(await undo(party, settlement.id)).toMatchObject({ isChanged: true, takenBack: 300 });
    expect(await owed(Ada, Ben, Cyd)).toEqual([
      [0, 50],
      [800, 0],
      [0, 100],
    ]);
    expect(await betsOf(race)).toMatchObject([
      { status: 'PENDING' },
      { status: 'PENDING' },
      { status: 'PENDING' },
      { status: 'REFUNDED' },
    ]);
    await withdrawBet(bed.db, { party, betId: spent.bet.id, triggeredBy: null }, clock);
    expect(await owed(Cyd)).toEqual([[950, 0]]);
    await cancelRace(bed.db, { party, gameId: next.race.id, triggeredBy: null }, clock);
    expect(await owed(Ada)).toEqual([[900, 0]]);
    const { entries } = await readWallet(bed.db, party.id, Ada.id, 4);
    expect(entries.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['DEBT', -50],
      ['REFUND', 950],
      ['REVERSAL', -200],
      ['DEBT', 50],
    ]);
    expect(await violations()).toEqual([]);
  });

  test('leaves the daily coins to a guest who owes, and takes payouts, prizes and grants', async () => {
    const { party, settlement, Ben, Cyd, race: first } = await settledRace();
    const { race } = await lap(party, Ben, 70_000, 'Monza');
    await bet(party, Cyd, Cyd, 'all', race.id);
    await undo(party, settlement.id);
    await settle(party, race);
    await lap(party, Ben, 60_000, 'Spa', first.id);
    await settle(party, first);
    expect(await owed(Cyd)).toEqual([[0, 100]]);
    const daily = { party, guestId: Cyd.id, interactionId: freshId() };
    expect(await takeAllowance(bed.db, daily, clock)).toEqual({ balance: 200 });
    expect(await owed(Cyd)).toEqual([[200, 100]]);
    const coins = { party, userId: Cyd.id, amount: 60, reason: 'help', grantedBy: null };
    await grantCoins(bed.db, { ...coins, interactionId: freshId() }, clock);
    expect(await owed(Cyd)).toEqual([[200, 40]]);
    await grantCoins(bed.db, { ...coins, interactionId: freshId() }, clock);
    expect(await owed(Cyd)).toEqual([[220, 0]]);
    expect(await violations()).toEqual([]);
  });

  test('is possible for 15 minutes, for 24 hours where the race was paid out by itself, and not a moment longer', async () => {
    const { party, settlement } = await settledRace();
    const later = (ms: number): Clock => ({
      now: () => new Date(settlement.settledAt.getTime() + ms),
    });
    const [late, lateAutomatic] = [later(15 * 60_000 + 1), later(24 * 3_600_000 + 1)];
    const tooLate = (isAutomatic: boolean) => ({
      code: 'undo-too-late',
      params: { title: 'Spa', isAutomatic },
    });
    expect(await refusalOf(undo(party, settlement.id, late))).toEqual(tooLate(false));
    expect(await refusalOf(preview(party, 'spa', late))).toEqual(tooLate(false));
    expect(await refusalOf(preview(party, null, late))).toEqual({
      code: 'nothing-to-undo',
      params: {},
    });
    await bed.db.sql`update race_settlements set is_automatic = true where id = ${settlement.id}`;
    expect(await refusalOf(undo(party, settlement.id, lateAutomatic))).toEqual(tooLate(true));
    expect(await undo(party, settlement.id, later(24 * 3_600_000))).toMatchObject({
      isChanged: true,
    });
  });

  test('finds the payout meant, or says what stands in the way', async () => {
    const { party, race, Ada } = await settledRace();
    expect((await preview(party, race.id)).settlement.race.id).toBe(race.id);
    const monza = await lap(party, Ada, 70_000, 'Monza');
    expect((await preview(party)).settlement.race.id).toBe(race.id);
    expect(await refusalOf(preview(party, 'monza'))).toEqual({
      code: 'undo-not-settled',
      params: { title: 'Monza', status: 'OPEN' },
    });
    expect(await refusalOf(preview(party, 'Imola'))).toMatchObject({ code: 'race-unknown' });
    await settle(party, monza.race);
    expect(await refusalOf(preview(party))).toMatchObject({ code: 'several-races' });
    expect((await preview(party, 'MON')).settlement.race.id).toBe(monza.race.id);
    const imola = await lap(party, Ada, 70_000, 'Imola');
    await cancelRace(bed.db, { party, gameId: imola.race.id, triggeredBy: null }, clock);
    expect(await refusalOf(preview(party, 'Imola'))).toMatchObject({
      params: { status: 'CANCELLED' },
    });
  });

  test('of another party, or forged, is refused', async () => {
    const { settlement } = await settledRace();
    const other = await createParty(bed.db, []);
    expect(await refusalOf(undo(other.party, settlement.id))).toMatchObject({ code: 'not-found' });
    for (const id of ['forged', ''])
      expect(await refusalOf(undo(other.party, id))).toMatchObject({ code: 'button-outdated' });
  });
});

describe('a payout to seats that were merged since', () => {
  function merge(party: Party, from: Guest, into: Guest) {
    return mergeGuests(bed.db, { party, fromId: from.id, intoId: into.id, mergedBy: null }, clock);
  }

  test('is taken from the one who stayed, whose bets and laps the race then holds', async () => {
    const { party, race, settlement, Ada, Ben, Cyd } = await settledRace();
    await merge(party, Ada, Ben);
    expect(await balances(Ada, Ben, Cyd)).toEqual([0, 1900, 1050]);
    expect((await preview(party)).takenBack).toEqual([
      { name: 'Ben', amount: 200, left: 1700, owes: 0 },
      { name: 'Cyd', amount: 100, left: 950, owes: 0 },
    ]);
    expect(await undo(party, settlement.id)).toMatchObject({
      isChanged: true,
      takenBack: 300,
      bets: 3,
    });
    expect(await balances(Ada, Ben, Cyd)).toEqual([0, 1700, 950]);
    const pending = await bed.db.sql`
      select bettor_id, target_user_id, amount from bets where game_id = ${race.id} and status = 'PENDING'`;
    expect(pending).toHaveLength(2);
    expect(pending).toEqual(
      expect.arrayContaining([
        { bettor_id: Ben.id, target_user_id: Ben.id, amount: 300 },
        { bettor_id: Cyd.id, target_user_id: Ben.id, amount: 50 },
      ]),
    );
    expect(await settle(party, race)).toMatchObject({
      outcome: 'paid',
      winner: { userId: Ben.id },
      paidOut: 700,
    });
    expect(await balances(Ada, Ben, Cyd)).toEqual([0, 2300, 1050]);
    expect(await undo(party, (await preview(party)).settlement.id)).toMatchObject({
      takenBack: 700,
      bets: 2,
    });
    expect(await violations()).toEqual([]);
  });

  test('is owed by the one who stayed, where they have spent the coins', async () => {
    const { party, settlement, Ada, Ben, Cyd } = await settledRace();
    await merge(party, Ada, Ben);
    await lap(party, Cyd, 70_000, 'Monza');
    await bet(party, Ben, Cyd, '1800');
    expect((await preview(party)).takenBack).toContainEqual({
      name: 'Ben',
      amount: 200,
      left: 0,
      owes: 100,
    });
    await undo(party, settlement.id);
    expect(await owed(Ada, Ben)).toEqual([
      [0, 0],
      [0, 100],
    ]);
    expect(await violations()).toEqual([]);
  });

  test.each([1, 2, 3, 4])(
    'and a merge at the same moment leave nothing in the seat that ends (%s)',
    async () => {
      const { party, race, settlement, Ada, Ben, Cyd } = await settledRace();
      await Promise.all([
        undo(party, settlement.id),
        merge(party, Ada, Ben),
        undo(party, settlement.id),
      ]);
      expect(await balances(Ada, Ben, Cyd)).toEqual([0, 1700, 950]);
      expect(
        await bed.db.sql`
        select from bets where game_id = ${race.id} and status = 'PENDING' and ${Ada.id} in (bettor_id, target_user_id)`,
      ).toHaveLength(0);
      expect(await violations()).toEqual([]);
    },
  );
});

test('a payout from before a reset stands', async () => {
  const { party, race, settlement, Ada } = await settledRace();
  const resetId = await offerReset(bed.db, party, '1', clock);
  await resetParty(
    bed.db,
    { party, resetId, caller: '1', typedName: party.name, resetBy: null },
    clock,
  );
  const refusal = { code: 'undo-before-reset', params: { title: 'Spa' } };
  expect(await refusalOf(undo(party, settlement.id))).toEqual(refusal);
  expect(await refusalOf(preview(party, 'spa'))).toEqual(refusal);
  expect(await refusalOf(preview(party))).toEqual({ code: 'nothing-to-undo', params: {} });
  expect(await balances(Ada)).toEqual([1000]);
  expect(await betsOf(race)).toMatchObject([
    { status: 'WON' },
    { status: 'LOST' },
    { status: 'WON' },
    { status: 'REFUNDED' },
  ]);
});

describe('at once', () => {
  test('ten undos take it back once', async () => {
    const { party, settlement, Ada, Ben, Cyd } = await settledRace();
    const results = await Promise.all(Array.from({ length: 10 }, () => undo(party, settlement.id)));
    expect(results.filter(({ isChanged }) => isChanged)).toHaveLength(1);
    expect(await balances(Ada, Ben, Cyd)).toEqual([900, 800, 950]);
    expect(
      await bed.db
        .sql`select id from party_events where party_id = ${party.id} and event_type = 'bets-unsettled'`,
    ).toHaveLength(1);
  });

  test.each([1, 2, 3, 4])(
    'an undo happens however the won coins are bet meanwhile, and never leaves a wallet below zero (%s)',
    async () => {
      const { party, settlement, Ada, Ben, Cyd } = await settledRace();
      await lap(party, Ben, 70_000, 'Monza');
      const acts = [
        () => bet(party, Ada, Ben, '950'),
        () => undo(party, settlement.id),
        () => bet(party, Cyd, Ben, '1000'),
        () => undo(party, settlement.id),
      ];
      const results = await Promise.allSettled(acts.map((act) => act()));
      for (const result of results)
        if (result.status === 'rejected')
          expect(result.reason).toMatchObject({ name: 'UserError' });
      const [adaBet, , cydBet] = results.map(({ status }) => status === 'fulfilled');
      const isUndone = results.some(
        (result) =>
          result.status === 'fulfilled' && 'isChanged' in result.value && result.value.isChanged,
      );
      expect(isUndone).toBe(true);
      expect(await owed(Ada, Cyd)).toEqual([
        adaBet ? [0, 50] : [900, 0],
        cydBet ? [0, 50] : [950, 0],
      ]);
      expect(await violations()).toEqual([]);
    },
  );

  test('undos and new payouts of one race leave exactly one standing payout or none', async () => {
    const { party, race, settlement, Ada } = await settledRace();
    const acts = Array.from({ length: 12 }, (_, index) => async () => {
      if (index % 2 === 0) return undo(party, (await preview(party)).settlement.id);
      return settle(party, race);
    });
    const results = await Promise.allSettled(
      [() => undo(party, settlement.id), ...acts].map((act) => act()),
    );
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ name: 'UserError' });
    const [game] = await bed.db.sql`select status from party_games where id = ${race.id}`;
    expect(await balances(Ada)).toEqual([game?.['status'] === 'FINISHED' ? 1100 : 900]);
    expect(await violations()).toEqual([]);
  });
});

describe('a host with a bet in the race', () => {
  test('pays only when that is known, and the settlement and its event tell', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada', 'Ben'], clock);
    const { Ada, Ben } = guests;
    const { race } = await lap(party, Ada, 84_500);
    await bet(party, Ben, Ada, '100');
    const { boardVersion } = await previewSettlement(bed.db, { party, triggeredBy: Ben.id }, clock);
    const confirm = (isInvolvementKnown: boolean, settledBy = Ben.id) =>
      settleRace(
        bed.db,
        {
          party,
          gameId: race.id,
          boardVersion,
          settledBy,
          isInvolvementKnown,
          interactionId: freshId(),
        },
        clock,
      );
    expect(await confirm(false)).toMatchObject({ outcome: 'involved', race: { status: 'LOCKED' } });
    expect(await balances(Ben)).toEqual([900]);
    expect(await confirm(true)).toMatchObject({ outcome: 'paid' });
    const [settlement] = await bed.db
      .sql`select is_settler_involved from race_settlements where game_id = ${race.id}`;
    expect(settlement).toEqual({ is_settler_involved: true });
    const [event] = await bed.db
      .sql`select data from party_events where party_id = ${party.id} and event_type = 'bets-settled'`;
    expect(event?.['data']).toMatchObject({ isSettlerInvolved: true });
  });

  test('whose bet was withdrawn, or who has none, confirms once', async () => {
    const { party, Ben, Ada } = await settledRace();
    const { race: monza } = await lap(party, Ben, 70_000, 'Monza');
    const own = await bet(party, Ada, Ben, '10');
    await withdrawBet(bed.db, { party, betId: own.bet.id, triggeredBy: null }, clock);
    const { boardVersion } = await previewSettlement(bed.db, { party, triggeredBy: null }, clock);
    const confirm = {
      party,
      gameId: monza.id,
      boardVersion,
      settledBy: Ada.id,
      interactionId: freshId(),
    };
    const paid = await settleRace(bed.db, confirm, clock);
    expect(paid).toMatchObject({ outcome: 'paid', payouts: [] });
    expect(await settleRace(bed.db, confirm, clock)).toEqual({ ...paid, replayed: true });
  });
});
