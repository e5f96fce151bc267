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
import { unlockRace } from '../racing/lock-race.js';
import { openRace } from '../racing/open-race.js';
import { readWallet } from '../wallet/read-wallet.js';
import { placeBet } from './place-bet.js';
import { previewSettlement } from './preview-settlement.js';
import { settleRace } from './settle-race.js';

let bed: TestDatabase;
const clock = tickingClock();
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

/** Ada leads Ben; Ada has 100 on herself, Ben 200 on himself, Cyd 50 on Ada and 30 on Ben. */
async function raceWithBets() {
  const { party, guests } = await createParty(bed.db, ['Ada', 'Ben', 'Cyd'], clock);
  const { Ada, Ben, Cyd } = guests;
  await openUnlocked(bed.db, party, clock);
  const { race } = await lap(party, Ada, 84_500);
  await lap(party, Ben, 85_000);
  await bet(party, Ada, Ada, '100');
  await bet(party, Ben, Ben, '200');
  await bet(party, Cyd, Ada, '50');
  await bet(party, Cyd, Ben, '30');
  return { party, race, Ada, Ben, Cyd };
}

function lap(party: Party, racer: Guest, timeMs: number | null) {
  return submitLap(
    bed.db,
    { party, racerId: racer.id, submittedBy: null, timeMs, interactionId: freshId() },
    clock,
  );
}

function bet(party: Party, bettor: Guest, target: Guest, amountText: string, raceInput?: string) {
  const people = { party, bettorId: bettor.id, targetId: target.id };
  return placeBet(bed.db, { ...people, amountText, raceInput, interactionId: freshId() }, clock);
}

function preview(party: Party) {
  return previewSettlement(bed.db, { party, triggeredBy: null }, clock);
}

function confirm(party: Party, gameId: string, boardVersion: number, interactionId = freshId()) {
  return settleRace(bed.db, { party, gameId, boardVersion, settledBy: null, interactionId }, clock);
}

async function balances(...guests: readonly Guest[]): Promise<number[]> {
  return Promise.all(
    guests.map(async (guest) => (await readWallet(bed.db, guest.partyId, guest.id, 1)).balance),
  );
}

async function betsOf(party: Party) {
  return bed.db
    .sql`select status, amount, payout from bets where party_id = ${party.id} order by created_at, id`;
}

async function countEvents(party: Party, type: string): Promise<number> {
  return (
    await bed.db
      .sql`select id from party_events where party_id = ${party.id} and event_type = ${type}`
  ).length;
}

describe('a preview', () => {
  test('locks an open race and shows winner, board and what each bet would pay', async () => {
    const { party, race, Ada } = await raceWithBets();
    const shown = await preview(party);
    expect(shown).toMatchObject({
      wasOpen: true,
      boardVersion: 2,
      race: { id: race.id, status: 'LOCKED' },
      winner: { userId: Ada.id },
      staked: 380,
      paidOut: 300,
    });
    expect(
      shown.payouts.map(({ bettorName, targetName, stake, status, payout }) => [
        bettorName,
        targetName,
        stake,
        status,
        payout,
      ]),
    ).toEqual([
      ['Ada', 'Ada', 100, 'WON', 200],
      ['Ben', 'Ben', 200, 'LOST', null],
      ['Cyd', 'Ada', 50, 'WON', 100],
      ['Cyd', 'Ben', 30, 'LOST', null],
    ]);
    expect(await preview(party)).toEqual({ ...shown, wasOpen: false });
    expect(await countEvents(party, 'race-locked')).toBe(1);
  });

  test('without a timed lap is refused and leaves the race open', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada'], clock);
    const { race } = await lap(party, guests.Ada, null);
    expect(await refusalOf(preview(party))).toEqual({
      code: 'no-timed-lap',
      params: { title: 'Race 1', gameId: race.id, waiting: 0 },
    });
    expect(await bet(party, guests.Ada, guests.Ada, '5')).toMatchObject({ staked: 5 });
  });

  test('of a finished race is refused', async () => {
    const { party, race } = await raceWithBets();
    await confirm(party, race.id, (await preview(party)).boardVersion);
    expect(await refusalOf(preview(party))).toMatchObject({ code: 'no-live-race' });
    const named = previewSettlement(
      bed.db,
      { party, raceInput: race.id, triggeredBy: null },
      clock,
    );
    expect(await refusalOf(named)).toEqual({
      code: 'race-finished',
      params: { title: 'Race 1', isCancelled: false },
    });
  });
});

describe('a confirm', () => {
  test('pays as previewed, finishes the race and records it', async () => {
    const { party, race, Ada, Ben, Cyd } = await raceWithBets();
    const shown = await preview(party);
    const paid = await confirm(party, race.id, shown.boardVersion);
    expect(paid).toMatchObject({
      outcome: 'paid',
      replayed: false,
      staked: 380,
      paidOut: 300,
      winner: { userId: Ada.id },
      race: { status: 'FINISHED', winnerId: Ada.id },
    });
    expect(paid).toMatchObject({ payouts: shown.payouts });
    expect(await balances(Ada, Ben, Cyd)).toEqual([1100, 800, 1020]);
    const [game] = await bed.db
      .sql`select status, winner_id, end_time from party_games where id = ${race.id}`;
    expect(game).toEqual({ status: 'FINISHED', winner_id: Ada.id, end_time: expect.any(Date) });
    const [event] = await bed.db
      .sql`select data from party_events where party_id = ${party.id} and event_type = 'bets-settled'`;
    expect(event?.['data']).toMatchObject({
      gameId: race.id,
      winnerId: Ada.id,
      winnerName: 'Ada',
      lapTimeMs: 84_500,
      winningBets: 2,
      paidOut: 300,
    });
    const [settlement] = await bed.db
      .sql`select staked::int, paid_out::int, board_version, winner_id from race_settlements where game_id = ${race.id}`;
    expect(settlement).toEqual({
      staked: 380,
      paid_out: 300,
      board_version: shown.boardVersion,
      winner_id: Ada.id,
    });
  });

  test('under pool shares the pot, and gives all back when nobody is on the winner', async () => {
    const { party, race, Ada, Ben, Cyd } = await raceWithBets();
    await bed.db.sql`update party_games set payout_rule = 'pool' where id = ${race.id}`;
    await confirm(party, race.id, (await preview(party)).boardVersion);
    expect(await balances(Ada, Ben, Cyd)).toEqual([900 + 254, 800, 920 + 126]);
    const lost = await raceWithBets();
    await bed.db.sql`update party_games set payout_rule = 'pool' where id = ${lost.race.id}`;
    await lap(lost.party, lost.Cyd, 60_000);
    const paid = await confirm(lost.party, lost.race.id, (await preview(lost.party)).boardVersion);
    expect(paid).toMatchObject({ staked: 380, paidOut: 380 });
    expect(await balances(lost.Ada, lost.Ben, lost.Cyd)).toEqual([1000, 1000, 1000]);
  });

  test('after a lap that changed the board pays nobody; a slower lap or a DNF does not matter', async () => {
    const { party, race, Ada, Ben } = await raceWithBets();
    const { boardVersion } = await preview(party);
    await lap(party, Ben, 99_000);
    await lap(party, Ada, null);
    expect((await preview(party)).boardVersion).toBe(boardVersion);
    await lap(party, Ben, 84_000);
    expect(await confirm(party, race.id, boardVersion)).toMatchObject({
      outcome: 'changed',
      race: { status: 'LOCKED' },
    });
    expect((await betsOf(party)).every(({ status }) => status === 'PENDING')).toBe(true);
    expect(await balances(Ada, Ben)).toEqual([900, 800]);
    expect(await confirm(party, race.id, (await preview(party)).boardVersion)).toMatchObject({
      outcome: 'paid',
      winner: { userId: Ben.id },
    });
  });

  test('of a preview from before an unlock pays nobody, open or locked again', async () => {
    const { party, race } = await raceWithBets();
    const { boardVersion } = await preview(party);
    await unlockRace(bed.db, { party, gameId: race.id, triggeredBy: null }, clock);
    expect(await confirm(party, race.id, boardVersion)).toMatchObject({ outcome: 'changed' });
    await preview(party);
    expect(await confirm(party, race.id, boardVersion)).toMatchObject({ outcome: 'changed' });
  });

  test('ten at once pay once; the others are told what was paid', async () => {
    const { party, race, Ada, Ben, Cyd } = await raceWithBets();
    const { boardVersion } = await preview(party);
    const results = await Promise.all(
      Array.from({ length: 10 }, () => confirm(party, race.id, boardVersion)),
    );
    expect(results.filter(({ outcome }) => outcome === 'paid')).toHaveLength(1);
    for (const result of results)
      expect(result).toMatchObject({ paidOut: 300, winner: { userId: Ada.id }, replayed: false });
    expect(await balances(Ada, Ben, Cyd)).toEqual([1100, 800, 1020]);
    expect(await countEvents(party, 'bets-settled')).toBe(1);
  });

  test('delivered five times at once pays once and answers each with the payment', async () => {
    const { party, race } = await raceWithBets();
    const { boardVersion } = await preview(party);
    const interaction = freshId();
    const results = await Promise.all(
      [1, 2, 3, 4, 5].map(() => confirm(party, race.id, boardVersion, interaction)),
    );
    expect(results.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 5 }, () => 'paid'));
    expect(results.filter((result) => 'replayed' in result && !result.replayed)).toHaveLength(1);
    const [first, ...rest] = results.map((result) => ({ ...result, replayed: null }));
    for (const result of rest) expect(result).toEqual(first);
  });

  test('that would overfill a wallet is refused whole and leaves the race as it was', async () => {
    const { party, race, Ada, Cyd } = await raceWithBets();
    const { boardVersion } = await preview(party);
    await setBalance(bed.db, Cyd, 2_147_483_600);
    expect(await refusalOf(confirm(party, race.id, boardVersion))).toEqual({
      code: 'wallet-full',
      params: { name: 'Cyd' },
    });
    expect((await betsOf(party)).every(({ status }) => status === 'PENDING')).toBe(true);
    expect(await balances(Ada)).toEqual([900]);
  });

  test('without bets finishes the race and pays nothing', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada'], clock);
    const { race } = await lap(party, guests.Ada, 84_500);
    expect(await confirm(party, race.id, (await preview(party)).boardVersion)).toMatchObject({
      outcome: 'paid',
      staked: 0,
      paidOut: 0,
      payouts: [],
    });
  });

  test('from another party finds nothing to pay', async () => {
    const { race } = await raceWithBets();
    const other = await createParty(bed.db, []);
    expect(await refusalOf(confirm(other.party, race.id, 2))).toMatchObject({
      code: 'not-found',
    });
    expect(await refusalOf(confirm(other.party, 'forged', 2))).toMatchObject({
      code: 'button-outdated',
    });
  });
});

describe('cancelling', () => {
  test('gives every stake back, once for five hosts at once', async () => {
    const { party, race, Ada, Ben, Cyd } = await raceWithBets();
    const change = { party, gameId: race.id, triggeredBy: null };
    const results = await Promise.all([1, 2, 3, 4, 5].map(() => cancelRace(bed.db, change, clock)));
    expect(results.filter(({ isChanged }) => isChanged)).toHaveLength(1);
    for (const result of results)
      expect(result).toMatchObject({
        refundedBets: 4,
        refundedCoins: 380,
        race: { status: 'FINISHED', isCancelled: true },
      });
    expect(await balances(Ada, Ben, Cyd)).toEqual([1000, 1000, 1000]);
    expect(
      (await betsOf(party)).every(
        ({ status, amount, payout }) => status === 'REFUNDED' && amount === payout,
      ),
    ).toBe(true);
    expect(await countEvents(party, 'race-cancelled')).toBe(1);
    expect(await confirm(party, race.id, 2)).toMatchObject({
      outcome: 'already',
      winner: null,
      race: { isCancelled: true },
    });
  });

  test('a race paid out is refused', async () => {
    const { party, race } = await raceWithBets();
    await confirm(party, race.id, (await preview(party)).boardVersion);
    const refusal = await refusalOf(
      cancelRace(bed.db, { party, gameId: race.id, triggeredBy: null }, clock),
    );
    expect(refusal).toEqual({
      code: 'race-finished',
      params: { title: 'Race 1', isCancelled: false },
    });
  });
});

test('settling waits for a bet that has seen the race open, and pays it', async () => {
  const { party, guests } = await createParty(bed.db, ['Ada', 'Ben'], clock);
  const { race } = await lap(party, guests.Ada, 84_500);
  const held = await holdWallet(bed.db, guests.Ben.id);
  const late = bet(party, guests.Ben, guests.Ada, '100');
  await untilWaiting(bed.db, 1);
  let isSettled = false;
  const settling = preview(party)
    .then(({ boardVersion }) => confirm(party, race.id, boardVersion))
    .finally(() => {
      isSettled = true;
    });
  await untilWaiting(bed.db, 2, () => isSettled);
  await held.release();
  await late;
  expect(await settling).toMatchObject({ outcome: 'paid', staked: 100, paidOut: 200 });
  expect(await balances(guests.Ben)).toEqual([1100]);
});

describe('while bets, laps, previews, confirms and a cancel all happen at once', () => {
  test.each([false, true])(
    'every bet ends paid, lost or refunded and no coin is lost (with a cancel: %s)',
    async (withCancel) => {
      const { party, race, Ada, Ben, Cyd } = await raceWithBets();
      const guests = [Ada, Ben, Cyd];
      const settle = async () => {
        const { boardVersion } = await preview(party);
        return confirm(party, race.id, boardVersion);
      };
      const bets = Array.from(
        { length: 60 },
        (_, index) => () =>
          bet(party, guests[index % 3] ?? Ada, guests[(index >> 1) % 3] ?? Ben, '5', race.id),
      );
      const others = [
        ...Array.from(
          { length: 5 },
          (_, index) => () =>
            submitLap(
              bed.db,
              {
                party,
                racerId: Cyd.id,
                submittedBy: null,
                timeMs: 84_000 - index,
                raceInput: race.id,
                interactionId: freshId(),
              },
              clock,
            ),
        ),
        ...Array.from({ length: 5 }, () => settle),
        ...(withCancel
          ? [() => cancelRace(bed.db, { party, gameId: race.id, triggeredBy: null }, clock)]
          : []),
      ];
      const results = await Promise.allSettled(
        [...bets.slice(0, 30), ...others, ...bets.slice(30)].map((act) => act()),
      );
      for (const result of results)
        if (result.status === 'rejected')
          expect(result.reason).toMatchObject({ name: 'UserError' });
      const [game] = await bed.db.sql`select status from party_games where id = ${race.id}`;
      if (game?.['status'] !== 'FINISHED') await settle();
      const taken = results
        .slice(0, 30)
        .concat(results.slice(30 + others.length))
        .filter(({ status }) => status === 'fulfilled').length;
      const rows = await betsOf(party);
      expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(380 + 5 * taken);
      expect(rows.filter(({ status }) => status === 'PENDING')).toEqual([]);
    },
  );
});

test('a pot that no wallet holds is refused with the name, and cancelling gives every stake back', async () => {
  const { party, guests } = await createParty(bed.db, ['Ada', 'Ben'], clock);
  const { Ada, Ben } = guests;
  const { race } = await lap(party, Ada, 84_500);
  await bed.db.sql`update party_games set payout_rule = 'pool' where id = ${race.id}`;
  for (const guest of [Ada, Ben]) {
    await setBalance(bed.db, guest, 2_000_000_000);
    await bet(party, guest, guest, 'all');
  }
  const { boardVersion } = await preview(party);
  expect(await refusalOf(confirm(party, race.id, boardVersion))).toEqual({
    code: 'wallet-full',
    params: { name: 'Ada' },
  });
  await cancelRace(bed.db, { party, gameId: race.id, triggeredBy: null }, clock);
  expect(await balances(Ada, Ben)).toEqual([2_000_000_000, 2_000_000_000]);
});

test('a preview names the laps that wait for a host, also where nobody has a time that counts', async () => {
  const { party, guests } = await createParty(bed.db, ['Ada', 'Ben'], clock);
  const opened = {
    party,
    lapRule: 'confirmed',
    channelId: null,
    triggeredBy: null,
    interactionId: freshId(),
  } as const;
  await openRace(bed.db, opened, clock);
  const drive = (racerId: string, submittedBy: string, timeMs: number, isHost: boolean) =>
    submitLap(
      bed.db,
      { party, racerId, submittedBy, isHost, timeMs, interactionId: freshId() },
      clock,
    );
  await drive(guests.Ben.id, guests.Ben.id, 80_000, false);
  expect(await refusalOf(preview(party))).toMatchObject({
    code: 'no-timed-lap',
    params: { waiting: 1 },
  });
  await drive(guests.Ada.id, guests.Ben.id, 84_500, true);
  expect(await preview(party)).toMatchObject({
    winner: { userId: guests.Ada.id },
    waiting: [{ name: 'Ben', lapTimeMs: 80_000 }],
  });
});
