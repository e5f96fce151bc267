import { spawn } from 'node:child_process';
import { chown, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { patienceMs } from '../../tests/support/patience.js';
import { query, withPostgresFolders } from '../../tests/support/postgres-folders.js';
import { StartError } from '../errors.js';
import { findPostmaster } from './embedded/postmaster.js';
import { startEmbeddedPostgres } from './embedded.js';

const folders = withPostgresFolders();

describe('after a kill -9 of the program', () => {
  test('the server that was left running is stopped, and what was committed is there', async () => {
    await folders.settle();
    const program = folders.startProgram();
    const { url } = await program.first('up');
    const orphan = await folders.postmasterPid();
    await query(url, `create table guests as select 'Ann' as name`);
    await program.end('SIGKILL');
    expect(await folders.postmasterPid()).toBe(orphan);
    const server = await folders.start();
    expect(await folders.postmasterPid()).not.toBe(orphan);
    expect(await query(server.url, 'select * from guests')).toEqual([{ name: 'Ann' }]);
  });

  test('and of the server, the stale lock file is cleared and the data recovered', async () => {
    await folders.settle();
    const program = folders.startProgram();
    const { url } = await program.first('up');
    await query(url, `create table guests as select 'Ann' as name`);
    const pid = await folders.postmasterPid();
    await program.end('SIGKILL');
    process.kill(pid, 'SIGKILL');
    const server = await folders.start();
    expect(await query(server.url, 'select * from guests')).toEqual([{ name: 'Ann' }]);
  });

  test("a lock file that names some other program's process is cleared", async () => {
    await folders.settle();
    await (await folders.start()).stop();
    const { uid, gid } = await stat(join(folders.directory, 'data'));
    const bystander = spawn('sleep', ['60'], { uid });
    onTestFinished(() => void bystander.kill());
    const file = join(folders.directory, 'data', 'postmaster.pid');
    await writeFile(
      file,
      `${bystander.pid}\n${join(folders.directory, 'data')}\n1\n5432\n\n127.0.0.1\n\nready\n`,
      { mode: 0o600 },
    );
    await chown(file, uid, gid);
    const server = await folders.start();
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(bystander.exitCode).toBeNull();
  });

  test('in the middle of its first start, the next start begins afresh', async () => {
    const program = folders.startProgram();
    await expect
      .poll(() => readdir(folders.directory).catch(() => []), { timeout: patienceMs, interval: 1 })
      .toContainEqual(expect.stringMatching(/^data\.new-[0-9a-f]+$/));
    await program.end('SIGKILL');
    const server = await folders.start();
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await readdir(folders.directory)).sort()).toEqual(['data', 'password']);
  });
});

describe('a second program on the same folder', () => {
  test('is refused with one sentence and does not disturb the first', async () => {
    await folders.settle();
    const program = folders.startProgram();
    const { url } = await program.first('up');
    const pid = await folders.postmasterPid();
    const sentence = `Another Party OS is running on the data folder ${folders.directory}. Stop that one first, or set DATA_DIR to another folder.`;
    await expect(
      startEmbeddedPostgres({ directory: folders.directory, log: () => {} }),
    ).rejects.toThrow(new StartError(sentence));
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await folders.postmasterPid()).toBe(pid);
    expect(program.happenings.filter((each) => each.exit)).toEqual([]);
  });

  test('is refused also where the first one hangs', async () => {
    await folders.settle();
    const program = folders.startProgram();
    await program.first('up');
    program.process.kill('SIGSTOP');
    await expect(
      startEmbeddedPostgres({ directory: folders.directory, log: () => {} }),
    ).rejects.toThrow(/Another Party OS is running/);
  });

  test('and a third, all started at the same moment on a new folders.folder, leave one running and are refused', async () => {
    const programs = [folders.startProgram(), folders.startProgram(), folders.startProgram()];
    await expect
      .poll(
        () =>
          programs.filter((each) => each.happenings.some(({ up, failed }) => up ?? failed)).length,
        { timeout: patienceMs },
      )
      .toBe(3);
    const winners = programs.filter((each) => each.happenings.some(({ up }) => up));
    const refusals = programs.flatMap((each) =>
      each.happenings.flatMap(({ failed }) => failed ?? []),
    );
    expect(winners.length).toBe(1);
    for (const { name, message } of refusals)
      expect(`${name}: ${message}`).toMatch(/^StartError: Another Party OS is running/);
    const up = await winners[0]?.first('up');
    expect(await query(up?.url ?? '', 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('a server that dies under a running program', () => {
  test('comes back at the same address by itself', async () => {
    await folders.settle();
    const server = await folders.start();
    await query(server.url, `create table guests as select 'Ann' as name`);
    const busy = query(server.url, 'select pg_sleep(60)').catch(() => 'cut');
    const exits: Error[] = [];
    server.onExit((error) => exits.push(error));
    for (let death = 0; death < 2; death++) {
      const pid = await folders.postmasterPid();
      process.kill(pid, 'SIGKILL');
      await expect
        .poll(() => query(server.url, 'select * from guests').catch(() => []), {
          timeout: patienceMs,
        })
        .toEqual([{ name: 'Ann' }]);
      expect(await folders.postmasterPid()).not.toBe(pid);
    }
    expect(await busy).toBe('cut');
    expect(exits).toEqual([]);
    await expect(
      startEmbeddedPostgres({ directory: folders.directory, log: () => {} }),
    ).rejects.toThrow(/Another Party OS is running/);
  });

  test('comes back also when it dies while it comes back', async () => {
    await folders.settle();
    const server = await folders.start();
    await query(server.url, `create table guests as select 'Ann' as name`);
    const exits: Error[] = [];
    server.onExit((error) => exits.push(error));
    for (let death = 0, last = 0; death < 3; death++) {
      // Read without `findPostmaster`, which mends the file of a dead one.
      const pid = await vi.waitFor(
        async () => {
          const found = Number.parseInt(
            await readFile(join(folders.directory, 'data', 'postmaster.pid'), 'utf8'),
            10,
          );
          expect(found).not.toBe(last);
          process.kill(found, 0);
          return found;
        },
        { timeout: patienceMs, interval: 1 },
      );
      process.kill(pid, 'SIGKILL');
      last = pid;
    }
    await expect
      .poll(() => query(server.url, 'select * from guests').catch(() => []), {
        timeout: patienceMs,
      })
      .toEqual([{ name: 'Ann' }]);
    expect(exits).toEqual([]);
  });

  test('is still ours when it only dropped our session', async () => {
    await folders.settle();
    const server = await folders.start();
    await query(
      server.adminUrl,
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'party-os owner'`,
    );
    const owners = `select 1 as one from pg_locks where locktype = 'advisory' and granted`;
    await expect.poll(() => query(server.adminUrl, owners)).toEqual([{ one: 1 }]);
    await expect(
      startEmbeddedPostgres({ directory: folders.directory, log: () => {} }),
    ).rejects.toThrow(/Another Party OS is running/);
  });

  test('is reported when it cannot come back', async () => {
    await folders.settle();
    const server = await folders.start();
    const exit = new Promise<Error>((resolve) => server.onExit(resolve));
    const pid = await folders.postmasterPid();
    await rm(join(folders.directory, 'data', 'global', 'pg_control'));
    process.kill(pid, 'SIGKILL');
    expect(await exit).toBeInstanceOf(StartError);
    expect((await exit).message).toMatch(
      /^The built-in Postgres in .* did not start: could not find the database system/,
    );
  });
});

describe('the end of the program', () => {
  test('stops the server in order', async () => {
    await folders.settle();
    const program = folders.startProgram();
    const { url } = await program.first('up');
    const busy = query(url, 'select pg_sleep(60)').catch(() => 'cut');
    await expect
      .poll(() =>
        query(url, `select 1 as one from pg_stat_activity where query like '%pg_sleep(60)'`),
      )
      .toEqual([{ one: 1 }]);
    await program.end('SIGTERM');
    expect(await busy).toBe('cut');
    expect(await findPostmaster(join(folders.directory, 'data'))).toBeUndefined();
    expect(program.happenings.at(-1)?.log).toContain('database system is shut down');
  });

  test('by Ctrl-C, which the whole terminal gets, is left to the program to order', async () => {
    await folders.settle();
    const program = folders.startProgram();
    const { url } = await program.first('up');
    process.kill(-(program.process.pid ?? 0), 'SIGINT');
    await program.first('signal');
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
