/*
 * How long a guest waits for an answer while a party types: the built program against the stand-in as a process of its
 * own, at 10, 50 and 100 mixed commands a second. The time runs until the stand-in tells the outcome; some 170 ms of it
 * are its waiting whether more comes. Other work on the machine counts too, so the load average stands beside.
 * npm run bench commands
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import postgres from 'postgres';
import { startEmbeddedPostgres } from '../src/db/embedded.js';
import type { Outcome, Person } from '../src/rehearsal/api.js';
import { findPort, startProcess } from '../tests/support/product-process.js';

const rates = [10, 50, 100];
const seconds = Number(process.env.BENCH_SECONDS ?? 30);
const guestCount = 40;

interface StandIn {
  readonly origin: string;
  readonly token: string;
  stop(): Promise<void>;
}

async function startStandIn(directory: string): Promise<StandIn> {
  const entry = resolve(import.meta.dirname, '../scripts/start.mjs');
  const env = { ...process.env, STANDIN_PORT: '0', STANDIN_DIR: directory };
  const child: ChildProcess = spawn(process.execPath, [entry, 'stand-in'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout === null) throw new Error('no output');
  const ended = once(child, 'exit');
  const ready = await new Promise<RegExpExecArray>((done) => {
    createInterface(child.stdout ?? process.stdin).on('line', (line) => {
      const found = /DISCORD_API_URL=(\S+)\/api DISCORD_TOKEN=(\S+)/.exec(line);
      if (found !== null) done(found);
    });
  });
  return {
    origin: ready[1] ?? '',
    token: ready[2] ?? '',
    async stop() {
      child.kill();
      await ended;
    },
  };
}

async function call<T>(origin: string, path: string, body?: unknown): Promise<T> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const response = await fetch(`${origin}/rehearsal/api/${path}`, body === undefined ? {} : init);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  // The one boundary where the bench trusts what the rehearsal API promises in its types.
  return (await response.json()) as T;
}

/** The stand-in tells an outcome as it is after so long. */
const patienceMs = 5_000;

/**
 * Types a command; milliseconds to its whole outcome, or the patience where no answer came by then.
 */
async function timeCommand(origin: string, as: string, command: string): Promise<number> {
  const startedAt = performance.now();
  try {
    const { messages } = await call<Outcome>(origin, 'commands', { as, command });
    const answer = messages.find(({ ephemeral }) => ephemeral);
    const isThere = answer !== undefined && !answer.thinking && !answer.failed;
    return isThere ? Math.min(performance.now() - startedAt, patienceMs) : patienceMs;
  } catch {
    return patienceMs;
  }
}

/** What guests type in an evening, in about its proportions. */
function commandFor(index: number, names: readonly string[]): string {
  const other = names[(index * 7 + 3) % names.length] ?? '';
  const kinds = [
    `/lap time:${80 + ((index * 37) % 40)}.${100 + (index % 900)}`,
    `/bet racer:${other} amount:1`,
    '/wallet',
    '/leaderboard',
    `/lap time:${70 + ((index * 53) % 50)}.${100 + (index % 900)}`,
    `/bet racer:${other} amount:1`,
    '/bets',
  ];
  return kinds[index % kinds.length] ?? '';
}

function quantile(sorted: readonly number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
}

/** Seconds until every public line of the load is told or dropped, and how many were dropped. */
async function untilTold(sql: postgres.Sql): Promise<string> {
  const startedAt = performance.now();
  for (;;) {
    const [row] = await sql<[{ owed: number; told: number; dropped: number }]>`
      select count(*) filter (where told_at is null and dropped_at is null)::int as owed,
        count(told_at)::int as told, count(dropped_at)::int as dropped from public_lines`;
    const after = ((performance.now() - startedAt) / 1000).toFixed(1);
    if (row.owed === 0) return `${row.told} lines told, ${row.dropped} dropped, ${after} s after`;
    if (performance.now() - startedAt > 60_000) return `${row.owed} lines still owed after 60 s`;
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function measure(
  origin: string,
  names: readonly string[],
  rate: number,
  sql: postgres.Sql,
): Promise<void> {
  const asked: Promise<number>[] = [];
  const startedAt = performance.now();
  const all = rate * seconds;
  while (asked.length < all) {
    const due = Math.min(all, Math.floor(((performance.now() - startedAt) * rate) / 1000) + 1);
    while (asked.length < due) {
      const index = asked.length;
      const as = names[index % names.length] ?? '';
      asked.push(timeCommand(origin, as, commandFor(index, names)));
    }
    await new Promise((done) => setTimeout(done, 5));
  }
  const times = (await Promise.all(asked)).sort((a, b) => a - b);
  const answered = times.filter((ms) => ms < patienceMs).length;
  const [p50, p99, max] = [quantile(times, 0.5), quantile(times, 0.99), quantile(times, 1)];
  const load = loadavg()[0]?.toFixed(1) ?? '?';
  const lines = await untilTold(sql);
  console.log(
    `${String(rate).padStart(3)}/s  p50 ${p50} ms  p99 ${p99} ms  max ${max} ms  ` +
      `answered ${answered} of ${all} in 5 s  ${lines}  load ${load} on ${cpus().length} cores`,
  );
}

/** Prints, for each rate, the quantiles of the time to the answer. */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'party-os-commands-'));
  const standIn = await startStandIn(join(folder, 'stand-in'));
  const server = await startEmbeddedPostgres({
    directory: join(folder, 'postgres'),
    log: () => {},
  });
  const sql = postgres(server.url, { max: 1, onnotice: () => {} });
  const discord = { DISCORD_TOKEN: standIn.token, DISCORD_API_URL: `${standIn.origin}/api` };
  const env = { ...discord, DATABASE_URL: server.url };
  const bot = await startProcess({ port: await findPort(), dataDir: join(folder, 'data'), env });
  try {
    const people = await call<Person[]>(standIn.origin, 'people');
    const host = people.find((person) => person.host)?.name ?? '';
    const names = Array.from({ length: guestCount }, (_, index) => `Guest${index}`);
    await call(standIn.origin, 'commands', { as: host, command: '/join' });
    for (const name of names) {
      await call(standIn.origin, 'people', { name });
      await call(standIn.origin, 'commands', { as: name, command: '/join' });
    }
    await call(standIn.origin, 'commands', {
      as: host,
      command: '/race open title:Bench lock:manual',
    });
    for (const rate of rates) await measure(standIn.origin, names, rate, sql);
  } finally {
    await bot.stop();
    await standIn.stop();
    await sql.end();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
