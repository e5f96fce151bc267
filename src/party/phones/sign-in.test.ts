import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import {
  createParty,
  freshId,
  randomPin,
  refusalOf,
  tickingClock,
} from '../../../tests/support/party.js';
import { mergeGuests } from '../../evening/merge-guests.js';
import { removeGuest } from '../../evening/remove-guest.js';
import { addWalkIn } from '../add-walk-in.js';
import type { Party } from '../ensure-party.js';
import type { Guest } from '../guest.js';
import { renewPin } from '../pins.js';
import { claimSeat } from './claim-seat.js';
import { joinByPhone } from './join-by-phone.js';
import { makeLink } from './one-time-links.js';
import { findSession } from './seat-sessions.js';
import { hashSecret } from './secret.js';
import { signInByLink } from './sign-in-by-link.js';

let bed: TestDatabase;
const clock = tickingClock();
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

let lastDevice = 0;
function device() {
  lastDevice += 1;
  return { hash: hashSecret(`device ${lastDevice}`), label: 'iPhone, Safari' };
}

test('a new guest sits down once for several tries of one tap, also at once', async () => {
  const { party } = await createParty(bed.db, []);
  const input = { party, name: '  Ann ', device: device(), requestKey: 'tap-00001' };
  const tries = await Promise.all(
    Array.from({ length: 5 }, () => joinByPhone(bed.db, input, clock, randomPin)),
  );
  expect(new Set(tries.map(({ seat }) => seat.id)).size).toBe(1);
  expect(tries[0]?.seat.name).toBe('Ann');
  const again = await joinByPhone(bed.db, input, clock, randomPin);
  expect(again.seat).toEqual(tries[0]?.seat);
  const session = await findSession(bed.db, hashSecret(again.secret), clock);
  expect(session?.guest).toMatchObject({ id: again.seat.id, discordId: null, walletBalance: 1000 });
  const other = { ...input, device: device() };
  expect(await refusalOf(joinByPhone(bed.db, other, clock, randomPin))).toEqual({
    code: 'name-looks-like',
    params: { name: 'Ann', other: 'Ann' },
  });
  const { seat } = await joinByPhone(bed.db, { ...other, name: 'Ann B.' }, clock, randomPin);
  expect(seat.id).not.toBe(again.seat.id);
});

test('a seat is claimed by its name and PIN, and of namesakes by whose PIN it is', async () => {
  const { party } = await createParty(bed.db, []);
  const add = async (name: string) => {
    const input = { party, name, addedBy: null, interactionId: freshId() };
    const { guest } = await addWalkIn(bed.db, input, clock, randomPin);
    return { id: guest.id, pin: guest.pinCode };
  };
  const [first, second] = [await add('José'), await add('jose')];
  const claimed = await claimSeat(
    bed.db,
    { party, name: ' JOSE', pin: ` ${second.pin}`, device: device() },
    clock,
  );
  expect(claimed.seat.id).toBe(second.id);
  const byId = { party, name: first.id, pin: String(first.pin), device: device() };
  expect((await claimSeat(bed.db, byId, clock)).seat.id).toBe(first.id);
  const wrong = claimSeat(bed.db, { ...byId, pin: String(second.pin) }, clock);
  expect((await refusalOf(wrong)).code).toBe('claim-wrong');
});

test('a link signs in once; only the browser that used it may come again', async () => {
  const { party, guests } = await createParty(bed.db, ['Ann']);
  const about = { partyId: party.id, kind: 'phone', userId: guests.Ann.id } as const;
  const link = await makeLink(bed.db, { ...about, discordId: null, holderName: null }, clock);
  const own = device();
  expect((await signInByLink(bed.db, { link, device: own }, clock)).seat.id).toBe(guests.Ann.id);
  expect((await signInByLink(bed.db, { link, device: own }, clock)).seat.id).toBe(guests.Ann.id);
  const stolen = signInByLink(bed.db, { link, device: device() }, clock);
  expect((await refusalOf(stolen)).code).toBe('link-spent');
});

test.each([
  {
    what: 'removed',
    end: async (party: Party, seat: Guest) => {
      await removeGuest(bed.db, { party, userId: seat.id, changedBy: null }, clock);
    },
  },
  {
    what: 'merged',
    end: async (party: Party, seat: Guest, other: Guest) => {
      const pair = { party, fromId: seat.id, intoId: other.id, mergedBy: null };
      await mergeGuests(bed.db, pair, clock);
    },
  },
  {
    what: 'given another PIN',
    end: async (_party: Party, seat: Guest) => {
      const renewal = { guest: seat, renewedBy: null, interactionId: freshId() };
      await renewPin(bed.db, renewal, clock, randomPin);
    },
  },
])('a phone is signed out and its channel ends where its seat is $what', async ({ end }) => {
  const { party, guests } = await createParty(bed.db, ['Ann', 'Ben']);
  const about = { partyId: party.id, kind: 'phone', userId: guests.Ann.id } as const;
  const link = await makeLink(bed.db, { ...about, discordId: null, holderName: null }, clock);
  const { secret } = await signInByLink(bed.db, { link, device: device() }, clock);
  const before = await findSession(bed.db, hashSecret(secret), clock);
  expect(before?.seatGeneration).toBe(1);
  await end(party, guests.Ann, guests.Ben);
  expect(await findSession(bed.db, hashSecret(secret), clock)).toBeNull();
  const [seat] = await bed.db.sql`
    select seat_generation as generation from party_users where id = ${guests.Ann.id}`;
  expect(seat).toEqual({ generation: 2 });
});

test('nobody signs in to a seat that a host has removed', async () => {
  const { party, guests } = await createParty(bed.db, ['Ann']);
  const about = { partyId: party.id, kind: 'phone', userId: guests.Ann.id } as const;
  const link = await makeLink(bed.db, { ...about, discordId: null, holderName: null }, clock);
  await removeGuest(bed.db, { party, userId: guests.Ann.id, changedBy: null }, clock);
  const late = signInByLink(bed.db, { link, device: device() }, clock);
  expect((await refusalOf(late)).code).toBe('link-spent');
});
