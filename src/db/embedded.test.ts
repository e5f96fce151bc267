import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { query, withPostgresFolders } from '../../tests/support/postgres-folders.js';
import { StartError } from '../errors.js';
import { startEmbeddedPostgres } from './embedded.js';

const folders = withPostgresFolders();

describe('the embedded Postgres', () => {
  test('keeps its data and password from run to run', async () => {
    const first = await folders.start();
    await query(first.url, `create table guests as select 'Ann' as name`);
    await first.stop();
    await first.stop();
    await expect(query(first.url, 'select 1')).rejects.toThrow();
    const second = await folders.start();
    expect(await query(second.url, 'select * from guests')).toEqual([{ name: 'Ann' }]);
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
    expect((await stat(join(folders.directory, 'password'))).mode & 0o777).toBe(0o600);
    expect((await stat(folders.directory)).mode & 0o777).toBe(0o700);
    expect((await readdir(folders.directory)).sort()).toEqual(['data', 'password']);
  });

  test('listens on the loopback address only, asks for the password, and gives the product no rights beyond its database', async () => {
    await folders.settle();
    const server = await folders.start();
    const url = new URL(server.url);
    expect(url.hostname).toBe('127.0.0.1');
    const outside = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter((each) => each.family === 'IPv4' && !each.internal);
    for (const { address } of outside) {
      await expect(
        query(Object.assign(new URL(url), { hostname: address }).href, 'select 1'),
      ).rejects.toMatchObject({
        code: 'ECONNREFUSED',
      });
    }
    await expect(
      query(Object.assign(new URL(url), { password: 'guess' }).href, 'select 1'),
    ).rejects.toMatchObject({
      code: '28P01',
    });
    expect(
      await query(
        server.url,
        'select rolsuper, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user',
      ),
    ).toEqual([{ rolsuper: false, rolcreaterole: false, rolcreatedb: false }]);
    await expect(query(server.url, `copy (select 1) to program 'true'`)).rejects.toMatchObject({
      code: '42501',
    });
  });

  test('keeps statements and row values out of its log', async () => {
    await folders.settle();
    const lines: string[] = [];
    const server = await startEmbeddedPostgres({
      directory: folders.directory,
      isDurable: false,
      log: (line) => lines.push(line),
    });
    onTestFinished(() => server.stop());
    await expect(
      query(
        server.url,
        `create temp table t (word text check (word <> 'lasagne')); insert into t values ('lasagne')`,
      ),
    ).rejects.toThrow();
    await server.stop();
    expect(lines.join('\n')).toContain('violates check constraint');
    expect(lines.join('\n')).not.toContain('lasagne');
  });

  test('runs in several folders at once', async () => {
    const first = await folders.start();
    folders.directory = join(folders.folder, 'second');
    const second = await folders.start();
    await query(first.url, 'create table here ()');
    await expect(query(second.url, 'select from here')).rejects.toMatchObject({ code: '42P01' });
    await second.stop();
    expect(await query(first.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await first.stop();
  });

  test('works below a folder that is closed to every other account, whatever its name, and leaves its rights alone', async () => {
    const closed = join(folders.folder, "Jörg's party … 100 %");
    await mkdir(closed, { mode: 0o700 });
    folders.directory = join(closed, 'data', 'postgres');
    await (await folders.start()).stop();
    expect(await query((await folders.start()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
    const kept = await stat(closed);
    expect([kept.mode & 0o777, kept.uid]).toEqual([0o700, process.getuid?.()]);
  });

  test('starts on data that were put back as the user who starts it', async () => {
    const first = await folders.start();
    await query(first.url, `create table guests as select 'Ann' as name`);
    await first.stop();
    const copy = join(folders.folder, 'copy');
    await cp(folders.directory, copy, { recursive: true });
    folders.directory = copy;
    expect(await query((await folders.start()).url, 'select * from guests')).toEqual([
      { name: 'Ann' },
    ]);
  });
});

describe('a folder that cannot be used', () => {
  test('because a file is in its place, is told in a sentence', async () => {
    await writeFile(folders.directory, '');
    await expect(
      startEmbeddedPostgres({ directory: folders.directory, log: () => {} }),
    ).rejects.toThrow(
      new StartError(
        `${folders.directory} cannot be a folder, because a file is in its place. Move the file away, or set DATA_DIR to another folder.`,
      ),
    );
  });

  test('because another Postgres made its data, is told in a sentence and left alone', async () => {
    await mkdir(join(folders.directory, 'data'), { recursive: true });
    await writeFile(join(folders.directory, 'data', 'PG_VERSION'), '17\n');
    await writeFile(join(folders.directory, 'password'), 'x\n');
    await expect(
      startEmbeddedPostgres({ directory: folders.directory, log: () => {} }),
    ).rejects.toThrow(/are of Postgres 17, this Party OS brings 18/);
    expect(await readFile(join(folders.directory, 'data', 'PG_VERSION'), 'utf8')).toBe('17\n');
  });

  test('because its password is lost or of another installation, is told in a sentence', async () => {
    await folders.settle();
    await (await folders.start()).stop();
    const password = await readFile(join(folders.directory, 'password'), 'utf8');
    await rm(join(folders.directory, 'password'));
    await expect(
      startEmbeddedPostgres({ directory: folders.directory, log: () => {} }),
    ).rejects.toThrow(/The file .*password is missing/);
    await writeFile(join(folders.directory, 'password'), 'another\n');
    await expect(
      startEmbeddedPostgres({ directory: folders.directory, log: () => {} }),
    ).rejects.toThrow(/is not the one made with the data beside it/);
    await writeFile(join(folders.directory, 'password'), password);
    expect(await query((await folders.start()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
