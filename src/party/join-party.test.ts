import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import {
  createParty,
  freshId,
  randomPin,
  refusalOf,
  tickingClock,
} from '../../tests/support/party.js';
import { removeGuest } from '../evening/remove-guest.js';
import { ensureParty, findParty } from './ensure-party.js';
import { type JoinInput, joinParty } from './join-party.js';

let bed: TestDatabase;
const clock = tickingClock();
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

function joinInput(party: JoinInput['party'], change: Partial<JoinInput> = {}): JoinInput {
  return {
    party,
    discordId: freshId(),
    displayName: 'Ada',
    avatarUrl: null,
    interactionId: freshId(),
    ...change,
  };
}

function join(input: JoinInput, pin: () => number = randomPin) {
  return joinParty(bed.db, input, clock, pin);
}

async function eventsOf(partyId: string) {
  return bed.db
    .sql`select event_type, data, triggered_by from party_events where party_id = ${partyId} order by id`;
}

describe('a server’s party', () => {
  test('is made once, found again and renamed with the server', async () => {
    const guildId = freshId();
    expect(await findParty(bed.db, guildId)).toBeNull();
    const made = await ensureParty(bed.db, { guildId, name: ' Mario’s\u202E house ' });
    expect(made).toEqual({ id: made.id, guildId, name: 'Mario’s house', overlayGeneration: 1 });
    expect(await ensureParty(bed.db, { guildId, name: 'Mario’s house' })).toEqual(made);
    expect(await ensureParty(bed.db, { guildId, name: 'The barn' })).toEqual({
      ...made,
      name: 'The barn',
    });
    expect(await findParty(bed.db, guildId)).toEqual({ ...made, name: 'The barn' });
  });

  test('is not written again where nothing changed', async () => {
    const server = { guildId: freshId(), name: 'House' };
    await ensureParty(bed.db, server);
    const version = () =>
      bed.db.sql`select xmin::text, ctid::text from parties where guild_id = ${server.guildId}`;
    const before = await version();
    await ensureParty(bed.db, server);
    expect(await version()).toEqual(before);
  });

  test('is one for twenty first calls at once', async () => {
    const server = { guildId: freshId(), name: 'House' };
    const made = await Promise.all(Array.from({ length: 20 }, () => ensureParty(bed.db, server)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  });
});

describe('joining', () => {
  test('makes a guest with 1000 coins, a PIN, a ledger row and an event', async () => {
    const { party } = await createParty(bed.db, []);
    const input = joinInput(party, {
      displayName: ' Ada\u200B  L ',
      avatarUrl: 'https://cdn.example/a.png',
    });
    const { guest, ...rest } = await join(input);
    expect(rest).toEqual({ isNew: true, isRenamed: false, replayed: false });
    expect(guest).toMatchObject({
      partyId: party.id,
      discordId: input.discordId,
      name: 'Ada L',
      walletBalance: 1000,
      avatarUrl: input.avatarUrl,
    });
    expect(guest.pinCode).toSatisfy((pin: number) => pin >= 1000 && pin <= 9999);
    expect(
      await bed.db
        .sql`select kind, amount, balance_after from wallet_entries where user_id = ${guest.id}`,
    ).toEqual([{ kind: 'JOIN', amount: 1000, balance_after: 1000 }]);
    const [event] = await eventsOf(party.id);
    expect(event).toMatchObject({
      event_type: 'user-joined',
      data: { userId: guest.id, name: 'Ada L' },
      triggered_by: guest.id,
    });
  });

  test('again gives the same guest and PIN and changes nothing', async () => {
    const { party } = await createParty(bed.db, []);
    const input = joinInput(party);
    const first = await join(input);
    const again = await join({ ...input, displayName: 'Somebody else', interactionId: freshId() });
    expect(again).toEqual({ guest: first.guest, isNew: false, isRenamed: false, replayed: false });
    expect(await eventsOf(party.id)).toHaveLength(1);
  });

  test('again with a name renames, once', async () => {
    const { party } = await createParty(bed.db, []);
    const input = joinInput(party);
    const { guest } = await join(input);
    const renaming = { ...input, name: ' Countess ', interactionId: freshId() };
    const renamed = await join(renaming);
    expect(await join(renaming)).toEqual(renamed);
    expect(renamed).toEqual({
      guest: { ...guest, name: 'Countess' },
      isNew: false,
      isRenamed: true,
      replayed: false,
    });
    expect(await join({ ...input, name: 'Countess', interactionId: freshId() })).toMatchObject({
      isRenamed: false,
    });
    const events = await eventsOf(party.id);
    expect(events.map((event) => event['event_type'])).toEqual(['user-joined', 'user-renamed']);
    expect(events[1]).toMatchObject({ data: { userId: guest.id, name: 'Countess' } });
  });

  test('with a name that shows nothing is refused, and without one falls back', async () => {
    const { party } = await createParty(bed.db, []);
    const input = joinInput(party, { displayName: '\u202E\u200B' });
    expect(await refusalOf(join({ ...input, name: '\u200B' }))).toMatchObject({
      code: 'name-invalid',
    });
    expect((await join(input)).guest.name).toBe(`Guest ${input.discordId.slice(-4)}`);
  });

  test('under a server’s name that looks like another guest’s gives it a number', async () => {
    const { party, guests } = await createParty(bed.db, ['Ava', 'Ben']);
    const long = 'A'.repeat(32);
    for (const [displayName, name] of [
      ['\u0410v\u0430', '\u0410v\u0430 (2)'],
      ['AVA', 'AVA (3)'],
      [long, long],
      [long, `${'A'.repeat(28)} (2)`],
      ['B'.repeat(33), `${'B'.repeat(31)}…`],
    ] as const)
      expect((await join(joinInput(party, { displayName }))).guest.name).toBe(name);
    await removeGuest(bed.db, { party, userId: guests.Ben.id, changedBy: null }, clock);
    expect((await join(joinInput(party, { displayName: 'Ben' }))).guest.name).toBe('Ben');
  });

  test('under a chosen name that looks like another guest’s is refused, but not for a host', async () => {
    const { party } = await createParty(bed.db, ['Ava', 'Mario']);
    const input = joinInput(party, { displayName: 'Cleo', name: '\uFF21\u200Bv\u0430' });
    expect(await refusalOf(join(input))).toEqual({
      code: 'name-looks-like',
      params: { name: '\uFF21v\u0430', other: 'Ava' },
    });
    const joined = await join({ ...input, name: null });
    const renaming = { ...input, interactionId: freshId() };
    expect((await refusalOf(join({ ...renaming, name: 'rnario' }))).code).toBe('name-looks-like');
    const own = await join({ ...renaming, name: 'CLEO' });
    expect(own).toMatchObject({ isRenamed: true, guest: { id: joined.guest.id, name: 'CLEO' } });
    const asHost = { ...input, interactionId: freshId(), name: 'rnario', mayLookAlike: true };
    expect((await join(asHost)).guest.name).toBe('rnario');
    expect((await join({ ...asHost, mayLookAlike: false })).isRenamed).toBe(true);
  });

  test('ten people at once and one twice never end under names that look alike', async () => {
    const { party } = await createParty(bed.db, []);
    const twice = joinInput(party, { name: 'Ada L.' });
    const others = Array.from({ length: 10 }, (_, index) =>
      joinInput(party, { displayName: index % 2 === 0 ? 'Ada' : 'ad\u0430' }),
    );
    const joined = await Promise.all([twice, ...others, twice].map((input) => join(input)));
    expect(joined.at(-1)?.guest).toEqual(joined[0]?.guest);
    const names = [...new Set(joined.map(({ guest }) => guest.name))];
    expect(names).toHaveLength(11);
    expect(names.map((name) => name.toLowerCase().replace('\u0430', 'a')).sort()).toEqual(
      ['ada', 'ada l.', ...Array.from({ length: 9 }, (_, index) => `ada (${index + 2})`)].sort(),
    );
  });

  test('five deliveries and another interaction at once make one guest', async () => {
    const { party } = await createParty(bed.db, []);
    const input = joinInput(party);
    const other = { ...input, interactionId: freshId() };
    const outcomes = await Promise.all(
      [input, input, input, input, input, other, other, other].map((delivery) => join(delivery)),
    );
    expect(new Set(outcomes.map(({ guest }) => `${guest.id} ${guest.pinCode}`)).size).toBe(1);
    expect(outcomes.filter(({ isNew, replayed }) => isNew && !replayed)).toHaveLength(1);
    expect(await eventsOf(party.id)).toHaveLength(1);
  });

  test('of twenty people who draw the same PIN gives each their own', async () => {
    const { party } = await createParty(bed.db, []);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => join(joinInput(party), () => 4321)),
    );
    expect(new Set(outcomes.map(({ guest }) => guest.pinCode)).size).toBe(20);
  });

  test('finds the last free PIN of a party, then says that it is full', async () => {
    const { party } = await createParty(bed.db, []);
    await bed.db.sql`
      insert into party_users (party_id, name, pin_code, wallet_balance)
      select ${party.id}, 'Walk-in', pin, 0 from generate_series(1000, 9999) pin where pin <> 1234`;
    expect((await join(joinInput(party), () => 9999)).guest.pinCode).toBe(1234);
    expect(await refusalOf(join(joinInput(party)))).toEqual({ code: 'party-full', params: {} });
  });

  test('the same person in two servers is two guests', async () => {
    const [one, two] = await Promise.all([createParty(bed.db, []), createParty(bed.db, [])]);
    const discordId = freshId();
    const first = await join(joinInput(one.party, { discordId }));
    const second = await join(joinInput(two.party, { discordId }));
    expect(second.isNew).toBe(true);
    expect(second.guest.id).not.toBe(first.guest.id);
  });
});
