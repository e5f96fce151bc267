import { type ChildProcess, execFile, spawn } from 'node:child_process';
import {
  chown,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import postgres from 'postgres';
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from 'vitest';
import { bundleProgram } from '../../tests/support/bundled-program.js';
import { patienceMs } from '../../tests/support/patience.js';
import { StartError } from '../errors.js';
import { findPostmaster, stopPostmaster } from './embedded/postmaster.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.js';

interface Happening {
  readonly up?: { readonly url: string; readonly adminUrl: string };
  readonly failed?: { readonly name: string; readonly message: string };
  readonly log?: string;
  readonly exit?: string;
  readonly signal?: string;
}

interface Program {
  readonly process: ChildProcess;
  readonly happenings: readonly Happening[];
  /** Waits for the first happening of that kind. */
  first<K extends keyof Happening>(kind: K): Promise<NonNullable<Happening[K]>>;
  /** Sends a signal and waits until the process is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

let folder: string;
let directory: string;
/** What a first start and an orderly stop leave. */
let settled: string;
/** The server as a program of its own. */
let program: string;

beforeAll(async () => {
  program = await bundleProgram('postgres');
  settled = await mkdtemp(join(tmpdir(), `party-os-test-${process.pid}-`));
  const server = await startEmbeddedPostgres({
    directory: join(settled, 'postgres'),
    isDurable: false,
    log: () => {},
  });
  await server.stop();
});

afterAll(() => rm(settled, { recursive: true, force: true }));

/** Spares a test the first start, where that is not the matter: the folder holds its data already. */
async function useSettledFolder(): Promise<void> {
  await promisify(execFile)('cp', ['-a', join(settled, 'postgres'), directory]);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), `party-os-test-${process.pid}-`));
  directory = join(folder, 'postgres');
  // Registered first, so it runs last: after the servers that a test started are told to stop.
  onTestFinished(removeFolder);
});

async function removeFolder(): Promise<void> {
  const postmaster = await findPostmaster(join(directory, 'data'));
  if (postmaster) await stopPostmaster(postmaster.pid);
  await rm(folder, { recursive: true, force: true });
}

/** The server in a process of its own, which a test may kill. */
function startProgram(): Program {
  const child = spawn('node', [program, directory], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const happenings: Happening[] = [];
  createInterface(child.stdout).on('line', (line) => happenings.push(readHappening(line)));
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await gone;
  };
  onTestFinished(() => end('SIGKILL'));
  return {
    process: child,
    happenings,
    end,
    async first(kind) {
      await expect
        .poll(() => happenings.some((each) => each[kind] !== undefined), { timeout: patienceMs })
        .toBe(true);
      const found = happenings.find((each) => each[kind] !== undefined)?.[kind];
      if (found === undefined || found === null) throw new Error(`No ${kind}`);
      return found;
    },
  };
}

function readHappening(line: string): Happening {
  return JSON.parse(line) as Happening;
}

/** The server in this process. */
async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ directory, isDurable: false, log: () => {} });
  onTestFinished(() => server.stop());
  return server;
}

async function query(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = postgres(url, {
    max: 1,
    connect_timeout: 5,
    fetch_types: false,
    onnotice: () => {},
  });
  try {
    return await client.unsafe(text);
  } finally {
    await client.end({ timeout: 1 });
  }
}

async function postmasterPid(): Promise<number> {
  const postmaster = await findPostmaster(join(directory, 'data'));
  if (!postmaster) throw new Error('No server is running');
  return postmaster.pid;
}

describe('the embedded Postgres', () => {
  test('keeps its data and password from run to run', async () => {
    const first = await start();
    await query(first.url, `create table guests as select 'Ann' as name`);
    await first.stop();
    await first.stop();
    await expect(query(first.url, 'select 1')).rejects.toThrow();
    const second = await start();
    expect(await query(second.url, 'select * from guests')).toEqual([{ name: 'Ann' }]);
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
    expect((await stat(join(directory, 'password'))).mode & 0o777).toBe(0o600);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    expect((await readdir(directory)).sort()).toEqual(['data', 'password']);
  });

  test('listens on the loopback address only, asks for the password, and gives the product no rights beyond its database', async () => {
    await useSettledFolder();
    const server = await start();
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
    await useSettledFolder();
    const lines: string[] = [];
    const server = await startEmbeddedPostgres({
      directory,
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
    const first = await start();
    directory = join(folder, 'second');
    const second = await start();
    await query(first.url, 'create table here ()');
    await expect(query(second.url, 'select from here')).rejects.toMatchObject({ code: '42P01' });
    await second.stop();
    expect(await query(first.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await first.stop();
  });

  test('works below a folder that is closed to every other account, whatever its name, and leaves its rights alone', async () => {
    const closed = join(folder, "Jörg's party … 100 %");
    await mkdir(closed, { mode: 0o700 });
    directory = join(closed, 'data', 'postgres');
    await (await start()).stop();
    expect(await query((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
    const kept = await stat(closed);
    expect([kept.mode & 0o777, kept.uid]).toEqual([0o700, process.getuid?.()]);
  });

  test('starts on data that were put back as the user who starts it', async () => {
    const first = await start();
    await query(first.url, `create table guests as select 'Ann' as name`);
    await first.stop();
    const copy = join(folder, 'copy');
    await cp(directory, copy, { recursive: true });
    directory = copy;
    expect(await query((await start()).url, 'select * from guests')).toEqual([{ name: 'Ann' }]);
  });
});

describe('after a kill -9 of the program', () => {
  test('the server that was left running is stopped, and what was committed is there', async () => {
    await useSettledFolder();
    const program = startProgram();
    const { url } = await program.first('up');
    const orphan = await postmasterPid();
    await query(url, `create table guests as select 'Ann' as name`);
    await program.end('SIGKILL');
    expect(await postmasterPid()).toBe(orphan);
    const server = await start();
    expect(await postmasterPid()).not.toBe(orphan);
    expect(await query(server.url, 'select * from guests')).toEqual([{ name: 'Ann' }]);
  });

  test('and of the server, the stale lock file is cleared and the data recovered', async () => {
    await useSettledFolder();
    const program = startProgram();
    const { url } = await program.first('up');
    await query(url, `create table guests as select 'Ann' as name`);
    const pid = await postmasterPid();
    await program.end('SIGKILL');
    process.kill(pid, 'SIGKILL');
    const server = await start();
    expect(await query(server.url, 'select * from guests')).toEqual([{ name: 'Ann' }]);
  });

  test("a lock file that names some other program's process is cleared", async () => {
    await useSettledFolder();
    await (await start()).stop();
    const { uid, gid } = await stat(join(directory, 'data'));
    const bystander = spawn('sleep', ['60'], { uid });
    onTestFinished(() => void bystander.kill());
    const file = join(directory, 'data', 'postmaster.pid');
    await writeFile(
      file,
      `${bystander.pid}\n${join(directory, 'data')}\n1\n5432\n\n127.0.0.1\n\nready\n`,
      { mode: 0o600 },
    );
    await chown(file, uid, gid);
    const server = await start();
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(bystander.exitCode).toBeNull();
  });

  test('in the middle of its first start, the next start begins afresh', async () => {
    const program = startProgram();
    await expect
      .poll(() => readdir(directory).catch(() => []), { timeout: patienceMs, interval: 1 })
      .toContainEqual(expect.stringMatching(/^data\.new-[0-9a-f]+$/));
    await program.end('SIGKILL');
    const server = await start();
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await readdir(directory)).sort()).toEqual(['data', 'password']);
  });
});

describe('a second program on the same folder', () => {
  test('is refused with one sentence and does not disturb the first', async () => {
    await useSettledFolder();
    const program = startProgram();
    const { url } = await program.first('up');
    const pid = await postmasterPid();
    const sentence = `Another Party OS is running on the data folder ${directory}. Stop that one first, or set DATA_DIR to another folder.`;
    await expect(startEmbeddedPostgres({ directory, log: () => {} })).rejects.toThrow(
      new StartError(sentence),
    );
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await postmasterPid()).toBe(pid);
    expect(program.happenings.filter((each) => each.exit)).toEqual([]);
  });

  test('is refused also where the first one hangs', async () => {
    await useSettledFolder();
    const program = startProgram();
    await program.first('up');
    program.process.kill('SIGSTOP');
    await expect(startEmbeddedPostgres({ directory, log: () => {} })).rejects.toThrow(
      /Another Party OS is running/,
    );
  });

  test('and a third, all started at the same moment on a new folder, leave one running and are refused', async () => {
    const programs = [startProgram(), startProgram(), startProgram()];
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
    await useSettledFolder();
    const server = await start();
    await query(server.url, `create table guests as select 'Ann' as name`);
    const busy = query(server.url, 'select pg_sleep(60)').catch(() => 'cut');
    const exits: Error[] = [];
    server.onExit((error) => exits.push(error));
    for (let death = 0; death < 2; death++) {
      const pid = await postmasterPid();
      process.kill(pid, 'SIGKILL');
      await expect
        .poll(() => query(server.url, 'select * from guests').catch(() => []), {
          timeout: patienceMs,
        })
        .toEqual([{ name: 'Ann' }]);
      expect(await postmasterPid()).not.toBe(pid);
    }
    expect(await busy).toBe('cut');
    expect(exits).toEqual([]);
    await expect(startEmbeddedPostgres({ directory, log: () => {} })).rejects.toThrow(
      /Another Party OS is running/,
    );
  });

  test('comes back also when it dies while it comes back', async () => {
    await useSettledFolder();
    const server = await start();
    await query(server.url, `create table guests as select 'Ann' as name`);
    const exits: Error[] = [];
    server.onExit((error) => exits.push(error));
    for (let death = 0, last = 0; death < 3; death++) {
      // Read without `findPostmaster`, which mends the file of a dead one.
      const pid = await vi.waitFor(
        async () => {
          const found = Number.parseInt(
            await readFile(join(directory, 'data', 'postmaster.pid'), 'utf8'),
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
    await useSettledFolder();
    const server = await start();
    await query(
      server.adminUrl,
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'party-os owner'`,
    );
    const owners = `select 1 as one from pg_locks where locktype = 'advisory' and granted`;
    await expect.poll(() => query(server.adminUrl, owners)).toEqual([{ one: 1 }]);
    await expect(startEmbeddedPostgres({ directory, log: () => {} })).rejects.toThrow(
      /Another Party OS is running/,
    );
  });

  test('is reported when it cannot come back', async () => {
    await useSettledFolder();
    const server = await start();
    const exit = new Promise<Error>((resolve) => server.onExit(resolve));
    const pid = await postmasterPid();
    await rm(join(directory, 'data', 'global', 'pg_control'));
    process.kill(pid, 'SIGKILL');
    expect(await exit).toBeInstanceOf(StartError);
    expect((await exit).message).toMatch(
      /^The built-in Postgres in .* did not start: could not find the database system/,
    );
  });
});

describe('the end of the program', () => {
  test('stops the server in order', async () => {
    await useSettledFolder();
    const program = startProgram();
    const { url } = await program.first('up');
    const busy = query(url, 'select pg_sleep(60)').catch(() => 'cut');
    await expect
      .poll(() =>
        query(url, `select 1 as one from pg_stat_activity where query like '%pg_sleep(60)'`),
      )
      .toEqual([{ one: 1 }]);
    await program.end('SIGTERM');
    expect(await busy).toBe('cut');
    expect(await findPostmaster(join(directory, 'data'))).toBeUndefined();
    expect(program.happenings.at(-1)?.log).toContain('database system is shut down');
  });

  test('by Ctrl-C, which the whole terminal gets, is left to the program to order', async () => {
    await useSettledFolder();
    const program = startProgram();
    const { url } = await program.first('up');
    process.kill(-(program.process.pid ?? 0), 'SIGINT');
    await program.first('signal');
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('a folder that cannot be used', () => {
  test('because a file is in its place, is told in a sentence', async () => {
    await writeFile(directory, '');
    await expect(startEmbeddedPostgres({ directory, log: () => {} })).rejects.toThrow(
      new StartError(
        `${directory} cannot be a folder, because a file is in its place. Move the file away, or set DATA_DIR to another folder.`,
      ),
    );
  });

  test('because another Postgres made its data, is told in a sentence and left alone', async () => {
    await mkdir(join(directory, 'data'), { recursive: true });
    await writeFile(join(directory, 'data', 'PG_VERSION'), '17\n');
    await writeFile(join(directory, 'password'), 'x\n');
    await expect(startEmbeddedPostgres({ directory, log: () => {} })).rejects.toThrow(
      /are of Postgres 17, this Party OS brings 18/,
    );
    expect(await readFile(join(directory, 'data', 'PG_VERSION'), 'utf8')).toBe('17\n');
  });

  test('because its password is lost or of another installation, is told in a sentence', async () => {
    await useSettledFolder();
    await (await start()).stop();
    const password = await readFile(join(directory, 'password'), 'utf8');
    await rm(join(directory, 'password'));
    await expect(startEmbeddedPostgres({ directory, log: () => {} })).rejects.toThrow(
      /The file .*password is missing/,
    );
    await writeFile(join(directory, 'password'), 'another\n');
    await expect(startEmbeddedPostgres({ directory, log: () => {} })).rejects.toThrow(
      /is not the one made with the data beside it/,
    );
    await writeFile(join(directory, 'password'), password);
    expect(await query((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
