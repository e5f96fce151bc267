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
import { withdrawBet } from '../betting/withdraw-bet.js';
import { addWalkIn } from '../party/add-walk-in.js';
import type { Party } from '../party/ensure-party.js';
import { submitLap } from '../racing/laps/submit-lap.js';
import { lockRace } from '../racing/lock-race.js';
import type { Race } from '../racing/race.js';
import { setEntrants } from '../racing/set-entrants.js';
import { cancelRace } from './cancel-race.js';
import { listUndoable } from './list-undoable.js';
import { mergeGuests } from './merge-guests.js';
import { removeGuest } from './remove-guest.js';
import { restoreGuest } from './restore-guest.js';
import { undoAct } from './undo-act.js';

let bed: TestDatabase;
const clock = tickingClock();
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

interface Person {
  readonly id: string;
}

function bet(party: Party, race: Race, bettor: Person, target: Person, amountText: string) {
  const people = { bettorId: bettor.id, targetId: target.id };
  const input = { party, ...people, amountText, raceInput: race.id, interactionId: freshId() };
  return placeBet(bed.db, input, clock);
}

function lap(party: Party, race: Race, racer: Person, timeMs: number) {
  const input = { party, racerId: racer.id, submittedBy: null, timeMs, raceInput: race.id };
  return submitLap(bed.db, { ...input, interactionId: freshId() }, clock);
}

/** Ada, Ben, Cyd, and Wanda without Discord: all have driven, each bets on each that matters. */
async function fullRace() {
  const { party, guests } = await createParty(bed.db, ['Ada', 'Ben', 'Cyd'], clock);
  const input = { party, name: 'Wanda', addedBy: null, interactionId: freshId() };
  const { guest: Wanda } = await addWalkIn(bed.db, input, clock, randomPin);
  const race = await openUnlocked(bed.db, party, clock, { title: 'Spa' });
  const { Ada, Ben, Cyd } = guests;
  await lap(party, race, Wanda, 81_000);
  await lap(party, race, Ada, 80_000);
  await bet(party, race, Wanda, Wanda, '100');
  await bet(party, race, Wanda, Ada, '30');
  await bet(party, race, Ada, Ada, '20');
  await bet(party, race, Ben, Wanda, '40');
  await bet(party, race, Cyd, Wanda, '50');
  await bet(party, race, Cyd, Ada, '60');
  return { party, race, Ada, Ben, Cyd, Wanda };
}

/** All that guests see of a party: seats, wallets, bets that wait, boards. */
async function picture(party: Party) {
  const { sql } = bed.db;
  return {
    seats: await sql`
      select id, name, discord_id, wallet_balance, debt, merged_into, removed_at from party_users where party_id = ${party.id} order by id`,
    bets: await sql`
      select id, bettor_id, target_user_id, amount from bets where party_id = ${party.id} and status = 'PENDING' order by id`,
    lines: await sql`
      select game_id, user_id, lap_time_ms from sim_race_entries where party_id = ${party.id} order by game_id, user_id`,
    races:
      await sql`select id, status, lock_rule from party_games where party_id = ${party.id} order by id`,
  };
}

async function merge(party: Party, from: Person, into: Person) {
  const seats = { fromId: from.id, intoId: into.id };
  return mergeGuests(bed.db, { party, ...seats, mergedBy: null }, clock);
}

function undo(party: Party, actId: string | undefined, acceptsDebts = true) {
  const asked = { party, actId: actId ?? '', triggeredBy: null, acceptsDebts };
  return undoAct(bed.db, asked, clock);
}

describe('taking a merge back', () => {
  test.each(['into', 'from'] as const)(
    'brings all back as it was, with a walk-in %s',
    async (side) => {
      const { party, Ada, Wanda } = await fullRace();
      const before = await picture(party);
      const [from, into] = side === 'from' ? [Wanda, Ada] : [Ada, Wanda];
      const merged = await merge(party, from, into);
      expect(await picture(party)).not.toEqual(before);
      expect(await undo(party, merged.undo?.actId)).toMatchObject({ isChanged: true });
      expect(await picture(party)).toEqual(before);
      expect(await undo(party, merged.undo?.actId)).toMatchObject({ isChanged: false });
      const again = await merge(party, from, into);
      expect(await undo(party, again.undo?.actId)).toMatchObject({ isChanged: true });
      expect(await picture(party)).toEqual(before);
      expect(await bed.db.sql`select * from invariant_violations`).toEqual([]);
    },
  );

  test('books coins that are spent as owed', async () => {
    const { party, race, Ada, Cyd, Wanda } = await fullRace();
    const merged = await merge(party, Wanda, Ada);
    await bet(party, race, Ada, Cyd, 'all');
    expect(await undo(party, merged.undo?.actId)).toMatchObject({
      fromCoins: 870,
      fromDebt: 0,
      coins: 0,
      debt: 870,
    });
  });

  test.each(['bet', 'race', 'seat', 'lap'] as const)(
    'is refused where a %s rests on it',
    async (what) => {
      const { party, race, Ada, Ben, Wanda } = await fullRace();
      const merged = await merge(party, Wanda, Ada);
      const [own] = await bed.db.sql<{ id: string }[]>`
      select id from bets where bettor_id = ${Ada.id} and target_user_id = ${Ada.id} and status = 'PENDING'`;
      const acts = {
        bet: () => withdrawBet(bed.db, { party, betId: own?.id ?? '', triggeredBy: null }, clock),
        race: () => cancelRace(bed.db, { party, gameId: race.id, triggeredBy: null }, clock),
        seat: () => merge(party, Ada, Ben),
        lap: () => removeGuest(bed.db, { party, userId: Ada.id, changedBy: null }, clock),
      };
      await acts[what]();
      const found = what === 'lap' ? 'seat' : what;
      expect(await refusalOf(undo(party, merged.undo?.actId))).toMatchObject({
        code: 'merge-built-on',
        params: { what: found },
      });
    },
  );

  test('moves what a guest owes along, and pays it with what the other has', async () => {
    const { party, race, Ada, Cyd, Wanda } = await fullRace();
    const cancelled = await cancelRace(
      bed.db,
      { party, gameId: race.id, triggeredBy: null },
      clock,
    );
    const next = await openUnlocked(bed.db, party, clock, { title: 'Monza' });
    await bet(party, next, Wanda, Cyd, 'all');
    await undo(party, cancelled.undo?.actId);
    const merged = await merge(party, Wanda, Ada);
    expect(merged).toMatchObject({ walletBalance: 850 });
    await undo(party, merged.undo?.actId);
    const owed = await bed.db
      .sql`select wallet_balance, debt from party_users where id in (${Ada.id}, ${Wanda.id}) order by debt`;
    expect(owed).toEqual([
      { wallet_balance: 980, debt: 0 },
      { wallet_balance: 0, debt: 130 },
    ]);
  });
});

test('what can be taken back is listed until it is, or its time is over', async () => {
  const { party, race, Ada, Wanda } = await fullRace();
  const merged = await merge(party, Wanda, Ada);
  await cancelRace(bed.db, { party, gameId: race.id, triggeredBy: null }, clock);
  const list = async (at = clock) =>
    (await listUndoable(bed.db, party.id, 25, at)).map(({ kind, name }) => [kind, name]);
  expect(await list()).toEqual([
    ['cancel', 'Spa'],
    ['merge', 'Wanda'],
  ]);
  const later = (minutes: number) => ({
    now: () => new Date(clock.now().getTime() + minutes * 60_000),
  });
  expect(await list(later(16))).toEqual([['merge', 'Wanda']]);
  expect(await list(later(25 * 60))).toEqual([]);
  const [cancelled] = await listUndoable(bed.db, party.id, 25, clock);
  await undo(party, cancelled?.id);
  await undo(party, merged.undo?.actId);
  expect(await list()).toEqual([]);
});

test('a merge is refused where it would let a racer back others in a race of their own kind', async () => {
  const { party, guests } = await createParty(bed.db, ['Ada', 'Ben', 'Cyd'], clock);
  const race = await openUnlocked(bed.db, party, clock, { title: 'Spa', backing: 'self-only' });
  await lap(party, race, guests.Ada, 80_000);
  await bet(party, race, guests.Ben, guests.Cyd, '10');
  const refusal = {
    code: 'merge-backs-other',
    params: { title: 'Spa', backed: 'Cyd', isOpen: true },
  };
  expect(await refusalOf(merge(party, guests.Ben, guests.Ada))).toMatchObject(refusal);
  expect(await refusalOf(merge(party, guests.Ada, guests.Ben))).toMatchObject(refusal);
  expect(await merge(party, guests.Ben, guests.Cyd)).toMatchObject({ isChanged: true });
});

test('so it is where the racer is on the entry list and has not driven yet', async () => {
  const { party, guests } = await createParty(bed.db, ['Ada', 'Ben', 'Cyd'], clock);
  const race = await openUnlocked(bed.db, party, clock, { title: 'Spa', backing: 'self-only' });
  const lists = { enter: [guests.Ada.id], leave: [], triggeredBy: null };
  await setEntrants(bed.db, { party, gameId: race.id, ...lists }, clock);
  await bet(party, race, guests.Ben, guests.Cyd, '10');
  for (const [from, into] of [
    [guests.Ada, guests.Ben],
    [guests.Ben, guests.Ada],
  ] as const)
    expect(await refusalOf(merge(party, from, into))).toMatchObject({ code: 'merge-backs-other' });
});

describe('a removed guest', () => {
  test.each(['OPEN', 'LOCKED'] as const)(
    'comes back with bets and laps of a race that is %s',
    async (status) => {
      const { party, race, Wanda } = await fullRace();
      if (status === 'LOCKED')
        await lockRace(bed.db, { party, gameId: race.id, triggeredBy: null }, clock);
      const before = await picture(party);
      const change = { party, userId: Wanda.id, changedBy: null };
      expect(await removeGuest(bed.db, change, clock)).toMatchObject(
        status === 'OPEN'
          ? { refundedBets: 4, refundedCoins: 220, stayingBets: 0 }
          : { refundedBets: 0, stayingBets: 4 },
      );
      expect(await restoreGuest(bed.db, change, clock)).toMatchObject({
        restoredLaps: 1,
        restoredBets: status === 'OPEN' ? 4 : 0,
      });
      expect(await picture(party)).toEqual(before);
    },
  );

  test('asks a host with a bet in such a race twice', async () => {
    const { party, Ben, Cyd, Wanda } = await fullRace();
    const by = (changedBy: string) =>
      removeGuest(bed.db, { party, userId: Wanda.id, changedBy, isInvolvementKnown: false }, clock);
    expect(await by(Cyd.id)).toEqual({ outcome: 'involved' });
    expect(await by(Ben.id)).toEqual({ outcome: 'involved' });
    const known = { party, userId: Wanda.id, changedBy: Ben.id, isInvolvementKnown: true };
    expect(await removeGuest(bed.db, known, clock)).toMatchObject({ outcome: 'removed' });
  });

  test('is asked about where others have spent what they got back', async () => {
    const { party, race, Ada, Ben, Wanda } = await fullRace();
    const removed = await removeGuest(bed.db, { party, userId: Wanda.id, changedBy: null }, clock);
    await bet(party, race, Ben, Ada, 'all');
    const actId = removed.outcome === 'removed' ? removed.undo?.actId : undefined;
    expect(await undo(party, actId, false)).toMatchObject({ outcome: 'asks-restore' });
    expect(await undo(party, actId)).toMatchObject({ owing: [{ name: 'Ben', owes: 40 }] });
    expect(await undo(party, actId)).toEqual({ outcome: 'before' });
  });
});
