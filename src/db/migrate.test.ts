import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createEmptyDatabase } from '../../tests/database.js';
import { StartError } from '../errors.js';
import { migrate } from './migrate.js';

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
    const process = promisify(execFile);
    const runs = Array.from({ length: 2 }, () =>
      process('node', ['tests/run-source.mjs', 'src/db/migrate.ts', 'migrate', url]),
    );
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
