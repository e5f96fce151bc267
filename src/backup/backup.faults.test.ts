import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  createEmptyDatabase,
  createTestDatabase,
  type TestDatabase,
} from '../../tests/support/database.js';
import { healthyParty } from '../../tests/support/healthy-party.js';
import { connect } from '../db/connect.js';
import type { Database } from '../db/database.js';
import { keepBackups } from './nightly.js';
import { restoreBackup } from './restore-backup.js';
import { writeBackup } from './write-backup.js';

/** Everything that a row of text can hold that a file might stumble over. */
const hardName = 'A\tb\nc\\.\u2028\u2029"\r\\N é 😀';
const now = new Date('2026-11-27T04:00:00Z');

let bed: TestDatabase;
let directory: string;
let path: string;
let empty: Awaited<ReturnType<typeof createEmptyDatabase>>;

beforeAll(async () => {
  bed = await createTestDatabase();
  await bed.db.sql.unsafe(healthyParty);
  await bed.db.sql`update parties set name = ${hardName}`;
  await bed.db.sql`select setval('party_events_id_seq', 1000)`;
  directory = await mkdtemp(join(tmpdir(), 'party-os-backup-'));
  path = join(directory, 'backups', 'party.backup');
  await writeBackup(bed.url, path, now);
});

afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
  await bed.close();
});

beforeEach(async () => {
  empty = await createEmptyDatabase();
});
afterEach(() => empty.drop());

/** Every row of every table. */
async function readAll({ sql }: Database): Promise<Record<string, unknown>> {
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;
  const all: Record<string, unknown> = {};
  for (const { name } of tables)
    all[name] = await sql.unsafe(
      `select to_jsonb(t) as row from ${name} t order by to_jsonb(t)::text`,
    );
  return all;
}

/** Changes the lines of a backup. */
async function change(edit: (lines: string[]) => string[]): Promise<string> {
  const lines = gunzipSync(await readFile(path))
    .toString('utf8')
    .split('\n');
  const changed = join(directory, 'changed.backup');
  await writeFile(changed, gzipSync(edit(lines).join('\n')));
  return changed;
}

it('brings the whole party back, with healthy books and numbers that go on', async () => {
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const { rows, createdAt } = await restoreBackup(empty.url, path);
  expect(createdAt).toBe(now.toISOString());
  const restored = await connect(empty.url);
  const before = await readAll(bed.db);
  expect(await readAll(restored)).toEqual(before);
  expect(rows).toBe(
    Object.values(before).reduce<number>((sum, all) => sum + (all as []).length, 0),
  );
  expect(await restored.sql`select * from invariant_violations`).toEqual([]);
  const [event] = await restored.sql`
    insert into party_events (party_id, event_type, channel, data)
    select id, 'user-joined', 'party-lobby', '{}' from parties limit 1 returning id`;
  expect(event).toEqual({ id: 1_001 });
  await restored.close();
  await expect(restoreBackup(empty.url, path)).rejects.toThrow(
    'There is a party in this database already',
  );
}, 60_000);

it.each<[string, string, (lines: string[]) => string[]]>([
  [
    'of a newer Party OS',
    'made by a newer Party OS',
    ([header = '', ...rest]) => [
      JSON.stringify({ ...JSON.parse(header), migration: 9_999_999_999_999 }),
      ...rest,
    ],
  ],
  ['that was cut between tables', 'is damaged', (lines) => lines.slice(0, -2)],
  [
    'that was cut in the middle of a table',
    'is damaged',
    (lines) => lines.slice(0, Math.floor(lines.length / 2)),
  ],
  [
    'that lacks a row',
    'is damaged',
    (lines) => {
      const at = lines.findIndex((line) => line.startsWith('{"table":"party_games"'));
      return lines.filter((_, index) => index !== at - 2);
    },
  ],
  ['that is something else', 'is damaged', () => ['hello']],
])(
  'refuses a file %s, and leaves the database without a row',
  async (_what, sentence, edit) => {
    await expect(restoreBackup(empty.url, await change(edit))).rejects.toThrow(sentence);
    const database = await connect(empty.url);
    const [there] = await database.sql`select to_regclass('parties') is not null as "isThere"`;
    if (there?.['isThere'] === true) expect(await database.sql`select from parties`).toEqual([]);
    await database.close();
  },
  60_000,
);

it('refuses a file that is no archive, or not there', async () => {
  const plain = join(directory, 'plain.backup');
  await writeFile(plain, 'hello');
  await expect(restoreBackup(empty.url, plain)).rejects.toThrow('cannot be read (Z_DATA_ERROR)');
  await expect(restoreBackup(empty.url, join(directory, 'none'))).rejects.toThrow(
    'cannot be read (ENOENT)',
  );
});

it('makes a backup a day by itself, and keeps seven', async () => {
  const dataDir = await mkdtemp(join(directory, 'nightly-'));
  const start = Date.UTC(2026, 10, 1, 4);
  let hours = 0;
  const clock = { now: () => new Date(start + hours * 60 * 60_000) };
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  for (; hours < 9 * 24; hours += 12) await keepBackups({ url: bed.url, dataDir, clock, log });
  const names = await readdir(join(dataDir, 'backups'));
  expect(names.sort()).toEqual(
    [3, 4, 5, 6, 7, 8, 9].map((day) => `party-2026-11-0${day}T040000Z.backup`),
  );
}, 60_000);
