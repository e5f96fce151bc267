import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { createParty, refusalOf } from '../../tests/support/party.js';
import type { Party } from './ensure-party.js';
import { findGuest, listGuests, resolveGuest, searchGuests } from './find-guests.js';
import type { Guest } from './guest.js';
import { touchGuest } from './touch-guest.js';

let bed: TestDatabase;
let party: Party;
let guests: Readonly<Record<'José M' | 'Josephine' | 'Anna' | 'Joanna' | '12345', Guest>>;
let stranger: Guest;
beforeAll(async () => {
  bed = await createTestDatabase();
  ({ party, guests } = await createParty(bed.db, [
    'José M',
    'Josephine',
    'Anna',
    'Joanna',
    '12345',
  ]));
  stranger = (await createParty(bed.db, ['Anna'])).guests.Anna;
});
afterAll(() => bed.close());

const resolve = (input: string) => resolveGuest(bed.db, party.id, input);
const search = async (typed: string, limit = 25) =>
  (await searchGuests(bed.db, party.id, typed, limit)).map(({ name }) => name);

describe('a guest is meant', () => {
  test('by id, mention, Discord id, name without its accents, and unique beginning', async () => {
    const { 'José M': jose, Joanna: joanna } = guests;
    expect(await resolve(jose.id)).toEqual(jose);
    expect(await resolve(`<@${jose.discordId}>`)).toEqual(jose);
    expect(await resolve(`<@!${jose.discordId}>`)).toEqual(jose);
    expect(await resolve(` ${jose.discordId} `)).toEqual(jose);
    expect(await resolve('jose m')).toEqual(jose);
    expect(await resolve('JOSÉM')).toEqual(jose);
    expect(await resolve('joa')).toEqual(joanna);
    expect((await resolve('12345')).name).toBe('12345');
  });

  test('by the whole name before longer ones', async () => {
    expect(await resolve('anna')).toEqual(guests.Anna);
  });

  test('by a name that two bear: the one whose letters were typed, else refused with what tells them apart', async () => {
    const { party: twins, guests: pair } = await createParty(bed.db, ['Ava', 'ava', 'Avalon']);
    expect(await resolveGuest(bed.db, twins.id, 'ava')).toEqual(pair.ava);
    expect(await resolveGuest(bed.db, twins.id, 'Ava')).toEqual(pair.Ava);
    const account = pair.Ava.discordId?.slice(-4);
    expect(await refusalOf(resolveGuest(bed.db, twins.id, 'AVA'))).toMatchObject({
      code: 'guest-ambiguous',
      params: {
        guests: expect.arrayContaining([expect.objectContaining({ account, coins: 1000 })]),
      },
    });
  });

  test('by a long name that was cut, as it is shown or as a whole', async () => {
    const whole = 'Wolfeschlegelsteinhausenbergerdorff';
    const { party: long } = await createParty(bed.db, [whole, 'Wolf']);
    const shown = `${whole.slice(0, 31)}…`;
    for (const typed of [whole, shown, whole.toLowerCase(), whole.slice(0, 20)])
      expect((await resolveGuest(bed.db, long.id, typed)).name).toBe(shown);
    const found = await searchGuests(bed.db, long.id, whole, 25);
    expect(found.map(({ name }) => name)).toEqual([shown]);
    expect((await resolveGuest(bed.db, long.id, 'wolf')).name).toBe('Wolf');
  });

  test('by several names: refused with them', async () => {
    expect(await refusalOf(resolve('jos'))).toMatchObject({
      code: 'guest-ambiguous',
      params: { input: 'jos', guests: [{ name: 'José M' }, { name: 'Josephine' }] },
    });
  });

  test.each([
    'nobody',
    '',
    '   ',
    '\u200B',
    '<@99999999999999999>',
    '99999999999999999',
    '00000000-0000-4000-8000-000000000000',
    '%',
    '_',
    "' or 1=1 --",
    '\u0000',
    'x'.repeat(200),
  ])('by nobody’s %j: refused', async (input) => {
    expect(await refusalOf(resolve(input))).toMatchObject({ code: 'guest-unknown' });
  });

  test('never from another party', async () => {
    expect(await refusalOf(resolve(stranger.id))).toMatchObject({ code: 'guest-unknown' });
    expect(await refusalOf(resolve(`<@${stranger.discordId}>`))).toMatchObject({
      code: 'guest-unknown',
    });
    expect(await findGuest(bed.db, party.id, stranger.discordId ?? '')).toBeNull();
  });
});

test('completion lists names that begin with what was typed before those that hold it', async () => {
  expect(await search('anna')).toEqual(['Anna', 'Joanna']);
  expect(await search('JO')).toEqual(['Joanna', 'José M', 'Josephine']);
  expect(await search('')).toHaveLength(5);
  expect(await search('', 2)).toHaveLength(2);
  expect(await listGuests(bed.db, party.id)).toHaveLength(5);
});

describe('being here', () => {
  const at = (guest: Guest, ms: number) => ({
    now: () => new Date(guest.lastSeenAt.getTime() + ms),
  });

  test('is noted, with the avatar, when the last note is over a minute old', async () => {
    const { Josephine: guest } = guests;
    await touchGuest(bed.db, guest, 'https://cdn.example/new.png', at(guest, 59_000));
    expect(await resolve(guest.id)).toEqual(guest);
    await touchGuest(bed.db, guest, 'https://cdn.example/new.png', at(guest, 61_000));
    expect(await resolve(guest.id)).toEqual({
      ...guest,
      avatarUrl: 'https://cdn.example/new.png',
      lastSeenAt: at(guest, 61_000).now(),
    });
  });

  test('does not wait for a wallet that is held', async () => {
    const { Joanna: guest } = guests;
    await bed.db.sql.begin(async (holder) => {
      await holder`select from party_users where id = ${guest.id} for update`;
      await touchGuest(bed.db, guest, null, at(guest, 61_000));
    });
    expect(await resolve(guest.id)).toEqual(guest);
  });
});
