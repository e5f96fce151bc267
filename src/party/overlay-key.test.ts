import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { createKeyring, overlayKey, watchKey } from './overlay-key.js';

const secret = 'a secret of this installation';
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

async function addParty(guildId: string): Promise<string> {
  const [row] = await database.db.sql<
    { id: string }[]
  >`insert into parties (guild_id, name) values (${guildId}, 'Party') returning id`;
  return row?.id ?? '';
}

/** Counts statements that leave for the database. */
function watchQueries(): {
  readonly db: Pick<TestDatabase['db'], 'sql'>;
  readonly count: () => number;
} {
  let queries = 0;
  const sql = new Proxy(database.db.sql, {
    apply(target, self, parameters) {
      queries += 1;
      return Reflect.apply(target, self, parameters);
    },
  });
  return { db: { sql }, count: () => queries };
}

test('a key is 43 characters of base64url, the same each time, and another for another party, generation or secret', () => {
  const party = '0f0e0d0c-0b0a-4908-8706-050403020100';
  const key = overlayKey(secret, party, 1);
  expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(overlayKey(secret, party, 1)).toBe(key);
  const others = [
    overlayKey(secret, party, 2),
    overlayKey('other', party, 1),
    overlayKey(secret, party.replace('0f', '0e'), 1),
  ];
  expect(new Set([key, ...others]).size).toBe(4);
});

test('a key opens its own party, one that was made after the keyring as well', async () => {
  const keyring = createKeyring({ db: database.db, secret });
  const one = await addParty('own-1');
  expect(await keyring.resolve(overlayKey(secret, one, 1))).toEqual({
    partyId: one,
    generation: 1,
  });
  const two = await addParty('own-2');
  expect(await keyring.resolve(overlayKey(secret, two, 1))).toEqual({
    partyId: two,
    generation: 1,
  });
  expect(await keyring.resolve(overlayKey(secret, one, 1))).toEqual({
    partyId: one,
    generation: 1,
  });
});

test('a rotation by somebody else ends the old key at once and opens the new one', async () => {
  const keyring = createKeyring({ db: database.db, secret });
  const party = await addParty('rotated');
  const [first, second] = [overlayKey(secret, party, 1), overlayKey(secret, party, 2)];
  expect(await keyring.resolve(second)).toBeNull();
  expect(await keyring.resolve(first)).not.toBeNull();
  await database.db.sql`update parties set overlay_generation = 2 where id = ${party}`;
  expect(await keyring.resolve(first)).toBeNull();
  expect(await keyring.resolve(second)).toEqual({ partyId: party, generation: 2 });
  expect(await keyring.resolve(first)).toBeNull();
});

test('a key of a deleted party opens nothing', async () => {
  const keyring = createKeyring({ db: database.db, secret });
  const party = await addParty('deleted');
  const key = overlayKey(secret, party, 1);
  expect(await keyring.resolve(key)).not.toBeNull();
  await database.db.sql`delete from parties where id = ${party}`;
  expect(await keyring.resolve(key)).toBeNull();
});

test.each([
  '',
  ' ',
  'x'.repeat(42),
  'x'.repeat(44),
  'x'.repeat(1_000_000),
  `${'x'.repeat(42)}=`,
  `${'x'.repeat(42)}ż`,
  `${'x'.repeat(42)}\n`,
])('a malformed key (case %#) opens nothing and asks the database nothing', async (key) => {
  const { db, count } = watchQueries();
  expect(await createKeyring({ db, secret }).resolve(key)).toBeNull();
  expect(count()).toBe(0);
});

test('a known key costs one query; a crowd of unknown ones shares a few', async () => {
  const party = await addParty('cost');
  const { db, count } = watchQueries();
  const keyring = createKeyring({ db, secret });
  const key = overlayKey(secret, party, 1);
  await keyring.resolve(key);
  const before = count();
  await keyring.resolve(key);
  expect(count() - before).toBe(1);
  const guesses = Array.from({ length: 500 }, (_, index) => overlayKey('guess', party, index));
  expect(await Promise.all(guesses.map((guess) => keyring.resolve(guess)))).toEqual(
    guesses.map(() => null),
  );
  expect(count() - before).toBeLessThanOrEqual(3);
});

test('a failing database is told, not taken for a wrong key, and the keyring recovers', async () => {
  const party = await addParty('failing');
  let isDown = true;
  const sql = new Proxy(database.db.sql, {
    apply(target, self, parameters) {
      return isDown ? Promise.reject(new Error('down')) : Reflect.apply(target, self, parameters);
    },
  });
  const keyring = createKeyring({ db: { sql }, secret });
  const key = overlayKey(secret, party, 1);
  const results = await Promise.allSettled([
    keyring.resolve(key),
    keyring.resolve(key),
    keyring.resolve(key),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  isDown = false;
  expect(await keyring.resolve(key)).toEqual({ partyId: party, generation: 1 });
});

test('a spectator’s key is another key, and opens only while the host has it switched on, whatever is remembered', async () => {
  const party = await addParty('watched');
  const key = watchKey(secret, party, 1);
  expect(key).not.toBe(overlayKey(secret, party, 1));
  const keyring = createKeyring({ db: database.db, secret });
  const setPublic = (isPublic: boolean) =>
    database.db.sql`update parties set is_watch_public = ${isPublic} where id = ${party}`;
  expect(await keyring.resolve(key)).toBeNull();
  await setPublic(true);
  expect(await keyring.resolve(key)).toEqual({ partyId: party, generation: 1 });
  await setPublic(false);
  expect(await keyring.resolve(key)).toBeNull();
  expect(await createKeyring({ db: database.db, secret }).resolve(key)).toBeNull();
  await setPublic(true);
  await database.db.sql`update parties set overlay_generation = 2 where id = ${party}`;
  expect(await keyring.resolve(key)).toBeNull();
  expect(await keyring.resolve(watchKey(secret, party, 2))).toEqual({
    partyId: party,
    generation: 2,
  });
});
