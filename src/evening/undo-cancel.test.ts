import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import {
  createParty,
  freshId,
  openUnlocked,
  refusalOf,
  tickingClock,
} from '../../tests/support/party.js';
import { placeBet } from '../betting/place-bet.js';
import type { Clock } from '../clock.js';
import type { Party } from '../party/ensure-party.js';
import type { Guest } from '../party/guest.js';
import { submitLap } from '../racing/laps/submit-lap.js';
import { lockRace } from '../racing/lock-race.js';
import type { Race } from '../racing/race.js';
import { grantCoins } from '../wallet/grant-coins.js';
import { readWallet } from '../wallet/read-wallet.js';
import { cancelRace, confirmCancel } from './cancel-race.js';
import { mergeGuests } from './merge-guests.js';
import { previewCancel } from './preview-cancel.js';
import { offerReset, resetParty } from './reset-party.js';
import { undoAct } from './undo-act.js';

let bed: TestDatabase;
const clock = tickingClock();
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

function bet(party: Party, race: Race, bettor: Guest, target: Guest, amountText: string) {
  const people = { bettorId: bettor.id, targetId: target.id };
  const input = { party, ...people, amountText, raceInput: race.id, interactionId: freshId() };
  return placeBet(bed.db, input, clock);
}

/** Ada has 300 on Ben and Ben 100 on himself, in a race where Ben has a time. */
async function racing() {
  const { party, guests } = await createParty(bed.db, ['Ada', 'Ben', 'Cyd'], clock);
  const race = await openUnlocked(bed.db, party, clock, { title: 'Spa' });
  const lap = { party, racerId: guests.Ben.id, submittedBy: null, timeMs: 80_000 };
  await submitLap(bed.db, { ...lap, raceInput: race.id, interactionId: freshId() }, clock);
  await bet(party, race, guests.Ada, guests.Ben, '300');
  await bet(party, race, guests.Ben, guests.Ben, '100');
  return { party, race, ...guests };
}

function cancel(party: Party, race: Race) {
  return cancelRace(bed.db, { party, gameId: race.id, triggeredBy: null }, clock);
}

function undo(party: Party, actId: string | undefined, acceptsDebts = false, at: Clock = clock) {
  const asked = { party, actId: actId ?? '', triggeredBy: null, acceptsDebts };
  return undoAct(bed.db, asked, at);
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

async function stateOf(race: Race) {
  const [row] = await bed.db.sql`
    select g.status, g.cancelled_at, g.end_time, array_agg(b.status order by b.created_at) as bets
    from party_games g join bets b on b.game_id = g.id where g.id = ${race.id} group by g.id`;
  return row;
}

describe('cancelling a race', () => {
  test('shows first what goes back to how many, and how the race stands', async () => {
    const { party, race } = await racing();
    expect(await previewCancel(bed.db, { party, raceInput: 'spa' })).toMatchObject({
      race: { id: race.id, status: 'OPEN' },
      leader: { name: 'Ben', lapTimeMs: 80_000 },
      racers: 1,
      bets: 2,
      coins: 400,
      refunds: [
        { name: 'Ada', coins: 300 },
        { name: 'Ben', coins: 100 },
      ],
    });
  });

  test('does nothing for a preview that is no longer true, and asks a host with a bet in it twice', async () => {
    const { party, race, Ada, Ben } = await racing();
    const { boardVersion } = (await previewCancel(bed.db, { party, raceInput: race.id })).race;
    const confirm = { party, gameId: race.id, boardVersion, triggeredBy: Ada.id };
    const press = (isInvolvementKnown: boolean, change = {}) =>
      confirmCancel(bed.db, { ...confirm, isInvolvementKnown, ...change }, clock);
    expect(await press(true, { boardVersion: boardVersion - 1 })).toMatchObject({
      outcome: 'changed',
    });
    expect(await press(false)).toMatchObject({ outcome: 'involved' });
    expect(await owed(Ada, Ben)).toEqual([
      [700, 0],
      [900, 0],
    ]);
    const cancelled = await press(true);
    expect(cancelled).toMatchObject({ outcome: 'cancelled', refundedBets: 2, refundedCoins: 400 });
    expect(await press(true)).toEqual({ ...cancelled, isChanged: false });
    const [act] = await bed.db.sql`select is_involved from host_acts where game_id = ${race.id}`;
    expect(act).toEqual({ is_involved: true });
  });
});

describe('taking a cancelling back', () => {
  test.each(['OPEN', 'LOCKED'] as const)('brings a race back that was %s', async (status) => {
    const { party, race, Ada, Ben } = await racing();
    if (status === 'LOCKED')
      await lockRace(bed.db, { party, gameId: race.id, triggeredBy: null }, clock);
    const cancelled = await cancel(party, race);
    const actId = cancelled.undo?.actId;
    expect(await undo(party, actId)).toMatchObject({
      outcome: 'cancel-undone',
      race: { status, boardVersion: cancelled.race.boardVersion + 1 },
      bets: 2,
      takenBack: 400,
      owing: [],
    });
    expect(await stateOf(race)).toEqual({
      status,
      cancelled_at: null,
      end_time: null,
      bets: ['PENDING', 'PENDING'],
    });
    expect(await owed(Ada, Ben)).toEqual([
      [700, 0],
      [900, 0],
    ]);
    expect(await undo(party, actId)).toMatchObject({ isChanged: false });
    expect(await cancel(party, race)).toMatchObject({ isChanged: true, refundedBets: 2 });
  });

  test('asks first where a refund is spent, and books the rest as owed', async () => {
    const { party, race, Ada, Cyd } = await racing();
    const { undo: offer } = await cancel(party, race);
    const other = await openUnlocked(bed.db, party, clock, { title: 'Monza' });
    await bet(party, other, Ada, Cyd, 'all');
    expect(await undo(party, offer?.actId)).toEqual({
      outcome: 'asks',
      actId: offer?.actId,
      race: expect.objectContaining({ title: 'Spa' }),
      takenBack: [
        { name: 'Ada', amount: 300, left: 0, owes: 300 },
        { name: 'Ben', amount: 100, left: 900, owes: 0 },
      ],
    });
    expect(await stateOf(race)).toMatchObject({ status: 'FINISHED' });
    expect(await undo(party, offer?.actId, true)).toMatchObject({
      owing: [{ name: 'Ada', owes: 300 }],
    });
    expect(await owed(Ada)).toEqual([[0, 300]]);
    await cancel(party, other);
    expect(await owed(Ada)).toEqual([[700, 0]]);
  });

  test('is for 15 minutes, for 24 hours where the race was left, and not past a reset', async () => {
    const { party, race } = await racing();
    const { undo: offer, race: ended } = await cancel(party, race);
    const later = (ms: number): Clock => ({
      now: () => new Date((ended.endedAt?.getTime() ?? 0) + ms),
    });
    const call = (ms: number) => undo(party, offer?.actId, false, later(ms));
    expect(await refusalOf(call(900_001))).toMatchObject({ code: 'act-too-late' });
    expect(await call(900_000)).toMatchObject({ isChanged: true });
    const by = { party, gameId: race.id, triggeredBy: null, isByItself: true };
    const left = await cancelRace(bed.db, by, later(900_000));
    expect(left.undo?.until).toEqual(later(900_000 + 86_400_000).now());
    const resetId = await offerReset(bed.db, party, '1', clock);
    const reset = { party, resetId, caller: '1', typedName: party.name, resetBy: null };
    await resetParty(bed.db, reset, later(900_001));
    expect(await refusalOf(undo(party, left.undo?.actId, false, later(900_002)))).toMatchObject({
      code: 'act-before-reset',
    });
  });

  test('gives the bets to the one who stayed, where their bettor was merged meanwhile', async () => {
    const { party, race, Ada, Cyd } = await racing();
    const { undo: offer } = await cancel(party, race);
    const seats = { fromId: Ada.id, intoId: Cyd.id };
    await mergeGuests(bed.db, { party, ...seats, mergedBy: null }, clock);
    await undo(party, offer?.actId);
    expect(await owed(Ada, Cyd)).toEqual([
      [0, 0],
      [1700, 0],
    ]);
    const pending = await bed.db.sql`
      select bettor_id, amount from bets where game_id = ${race.id} and status = 'PENDING' order by amount desc limit 1`;
    expect(pending).toEqual([{ bettor_id: Cyd.id, amount: 300 }]);
  });

  test('pressed five times at once happens once', async () => {
    const { party, race, Ada } = await racing();
    const { undo: offer } = await cancel(party, race);
    const presses = [1, 2, 3, 4, 5].map(() => undo(party, offer?.actId));
    const changed = (await Promise.all(presses)).filter(
      (one) => 'isChanged' in one && one.isChanged,
    );
    expect(changed).toHaveLength(1);
    expect(await owed(Ada)).toEqual([[700, 0]]);
  });
});

describe('taking a grant back', () => {
  test.each([
    { amount: 250, spent: '0', after: [1000, 0] },
    { amount: -250, spent: '0', after: [1000, 0] },
    { amount: 250, spent: 'all', after: [0, 250] },
  ])('of $amount with $spent spent', async ({ amount, spent, after }) => {
    const { party, race, Cyd } = await racing();
    const coins = { party, userId: Cyd.id, amount, reason: 'slip', grantedBy: null };
    const grant = await grantCoins(bed.db, { ...coins, interactionId: freshId() }, clock);
    if (spent !== '0') await bet(party, race, Cyd, Cyd, spent);
    const actId = grant.undo?.actId;
    expect(await undo(party, actId)).toMatchObject({ amount, debt: after[1], isChanged: true });
    expect(await owed(Cyd)).toEqual([after]);
    expect(await undo(party, actId)).toMatchObject({ isChanged: false });
    expect(await owed(Cyd)).toEqual([after]);
  });

  test('takes it from the one who stayed, where the guest was merged meanwhile', async () => {
    const { party, Ada, Cyd } = await racing();
    const coins = { party, userId: Cyd.id, amount: 50, reason: 'slip', grantedBy: null };
    const grant = await grantCoins(bed.db, { ...coins, interactionId: freshId() }, clock);
    const seats = { fromId: Cyd.id, intoId: Ada.id };
    await mergeGuests(bed.db, { party, ...seats, mergedBy: null }, clock);
    expect(await undo(party, grant.undo?.actId)).toMatchObject({ name: 'Ada', balance: 1700 });
    expect(await owed(Cyd)).toEqual([[0, 0]]);
  });
});
