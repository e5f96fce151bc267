import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bundleProgram } from '../../tests/support/bundled-program.js';
import { createEmptyDatabase } from '../../tests/support/database.js';
import { StartError } from '../errors.js';
import { migrate } from './migrate.js';

interface Journal {
  readonly entries: readonly { readonly idx: number }[];
}

/** Takes the migrations up to one by its number, and none after it. */
async function migrateUpTo(url: string, last: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'party-os-migrations-'));
  await cp('drizzle', folder, { recursive: true });
  const path = join(folder, 'meta', '_journal.json');
  const journal: Journal = JSON.parse(await readFile(path, 'utf8'));
  const entries = journal.entries.filter(({ idx }) => idx <= last);
  await writeFile(path, JSON.stringify({ ...journal, entries }));
  await migrate(url, folder);
  await rm(folder, { recursive: true });
}

/** How many rows each table has. */
async function countRows(client: postgres.Sql): Promise<ReadonlyMap<string, number>> {
  const tables = await client<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public'`;
  const counted = tables.map(async ({ name }) => {
    const [row] = await client<{ count: number }[]>`
      select count(*)::int as count from ${client(name)}`;
    return [name, row?.count ?? 0] as const;
  });
  return new Map(await Promise.all(counted));
}

describe('migrations', () => {
  let url: string;
  let drop: () => Promise<void>;
  let client: postgres.Sql;
  beforeEach(async () => {
    ({ url, drop } = await createEmptyDatabase());
    client = postgres(url, { max: 2, onnotice: () => {} });
  });
  afterEach(async () => {
    await client.end();
    await drop();
  });

  test('are each applied once when two processes start on a new database at once', async () => {
    const program = await bundleProgram('migrate');
    const runs = Array.from({ length: 2 }, () => promisify(execFile)('node', [program, url]));
    await Promise.all([...runs, migrate(url), migrate(url)]);
    const applied = await client`select hash from drizzle.__drizzle_migrations`;
    expect(new Set(applied.map((row) => row['hash'])).size).toBe(applied.length);
    expect(applied.length).toBeGreaterThan(1);
    expect(await client`select * from invariant_violations`).toEqual([]);
  });

  test('change nothing on a database that has them', async () => {
    await migrate(url);
    const before = await client`select * from drizzle.__drizzle_migrations`;
    await client`insert into parties (guild_id, name) values ('1', 'Home')`;
    await migrate(url);
    expect(await client`select * from drizzle.__drizzle_migrations`).toEqual(before);
    expect(await client`select name from parties`).toEqual([{ name: 'Home' }]);
  });

  test('leave the database as it was when one of them fails, and are applied when the cause is gone', async () => {
    await client`create table wallet_entries (mine int)`;
    await expect(migrate(url)).rejects.toThrow();
    const tables = await client`select tablename from pg_tables where schemaname = 'public'`;
    expect(tables).toEqual([{ tablename: 'wallet_entries' }]);
    await client`drop table wallet_entries`;
    await migrate(url);
  });

  test('keep all that was played before them, and leave the books as they were', async () => {
    await migrateUpTo(url, 7);
    await client.unsafe(await readFile('tests/fixtures/evening-0007.sql', 'utf8'));
    const before = await countRows(client);
    expect([...before.values()].reduce((sum, count) => sum + count)).toBeGreaterThan(300);
    const wallets = await client`select id, name, wallet_balance from party_users order by id`;
    await migrate(url);
    const after = await countRows(client);
    for (const [table, count] of before) expect([table, after.get(table)]).toEqual([table, count]);
    expect(await client`select id, name, wallet_balance from party_users order by id`).toEqual(
      wallets,
    );
    const wrong = await client`
      select u.id from party_users u left join wallet_entries w on w.user_id = u.id
      group by u.id having u.wallet_balance <> coalesce(sum(w.amount), 0)`;
    expect(wrong).toEqual([]);
    expect(await client`select * from invariant_violations`).toEqual([]);
    expect(await client`select * from invariant_overdue`).toEqual([]);
  });

  test('give every index of ours a name that begins with idx_', async () => {
    await migrate(url);
    const names = await client<{ name: string }[]>`
      select relname as name from pg_index join pg_class on pg_class.oid = indexrelid
      where relnamespace = 'public'::regnamespace
        and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))`;
    expect(names.map(({ name }) => name).filter((name) => !name.startsWith('idx_'))).toEqual([]);
    expect(names.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'idx_sim_race_entries_game',
        'idx_sim_race_entries_user',
        'idx_sim_race_entries_lap_time',
        'idx_bets_game',
        'idx_bets_bettor',
        'idx_bets_target',
        'idx_party_events_type',
        'idx_party_events_created',
      ]),
    );
  });

  test('are refused to a user who may not make tables, with a sentence', async () => {
    const { pathname, username } = new URL(url);
    await client`revoke create on database ${client(pathname.slice(1))} from ${client(username)}`;
    await expect(migrate(url)).rejects.toThrow(
      new StartError(
        "The user of DATABASE_URL may not make tables in its database. Use the database's owner.",
      ),
    );
  });
});
