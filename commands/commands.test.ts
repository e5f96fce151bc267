import { describe, expect, it } from 'vitest';
import type { Database } from '../src/db/database.js';
import type { CommandRow, Context } from '../src/discord/kernel/command.js';
import { contextAs } from '../tests/support/context.js';
import { commands } from './index.js';

type Json = ReturnType<(typeof commands)[number]['data']['toJSON']>;
interface AnyOption {
  readonly type: number;
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly options?: readonly AnyOption[];
  readonly choices?: readonly { readonly name: string; readonly value: unknown }[];
}

/** The boundary where a test reads what Discord is sent as plain data. */
function plain(json: Json): AnyOption {
  return JSON.parse(JSON.stringify({ type: 1, ...json })) as AnyOption;
}

function everyOption(option: AnyOption): readonly AnyOption[] {
  return [option, ...(option.options ?? []).flatMap(everyOption)];
}

/** Subcommand and subcommand group (developer docs, Application Commands). */
const nestedTypes = [1, 2];
const integerType = 4;

const registered = commands.map(({ data }) => plain(data.toJSON()));
const rows = commands.flatMap((command) => command.rows);

describe('what Discord is told of a command', () => {
  it.each(registered.flatMap(everyOption).map((option) => [option.name, option] as const))(
    'fits its limits: %s',
    (name, { description, options = [], choices = [] }) => {
      expect(name).toMatch(/^[a-z][a-z-]{0,31}$/);
      expect(description.length).toBeGreaterThan(0);
      expect(description.length).toBeLessThanOrEqual(100);
      expect(options.length).toBeLessThanOrEqual(25);
      expect(choices.length).toBeLessThanOrEqual(25);
      for (const choice of choices) expect(choice.name.length).toBeLessThanOrEqual(100);
      const names = options.map((option) => option.name);
      expect(new Set(names).size).toBe(names.length);
      const wanted = options.map(({ required }) => required === true);
      expect(wanted).toEqual([...wanted].sort((a, b) => Number(b) - Number(a)));
    },
  );

  it.each(registered.map((command) => [command.name, command] as const))(
    'mixes no subcommands with plain options and stays below 8,000 characters: %s',
    (_name, command) => {
      const isNested = (command.options ?? []).map(({ type }) => nestedTypes.includes(type));
      expect(new Set(isNested).size).toBeLessThanOrEqual(1);
      const texts = everyOption(command).flatMap(({ name, description, choices = [] }) => [
        name,
        description,
        ...choices.flatMap((choice) => [choice.name, String(choice.value)]),
      ]);
      expect(texts.join('').length).toBeLessThanOrEqual(8_000);
    },
  );
});

/** Whoever presses nothing and may do nothing; no act gets past the door with it. */
function strangerOf(row: CommandRow): Context {
  const party = { id: row.path, guildId: '1', name: 'P', overlayGeneration: 1 };
  const db = new Proxy({}, { get: () => () => Promise.reject(new Error('reached')) }) as Database;
  return contextAs(null, { db, clock: { now: () => new Date(0) }, party });
}

/** A value for each option that Discord makes people fill in. */
function fillIn({ path }: CommandRow): Readonly<Record<string, string | number>> {
  const found = path
    .split(' ')
    .reduce<readonly AnyOption[]>(
      (among, name) => among.filter((one) => one.name === name).flatMap((one) => one.options ?? []),
      registered,
    );
  const required = found.filter((option) => option.required === true);
  return Object.fromEntries(
    required.map(({ name, type }) => [name, type === integerType ? 1 : 'x']),
  );
}

function run(row: CommandRow, values: Readonly<Record<string, string | number>>): Promise<unknown> {
  const [name, ...rest] = row.path.split(' ');
  const command = commands.find(({ data }) => data.name === name);
  if (command === undefined) throw new Error(`no command ${name}`);
  const subcommand = rest.length === 0 ? null : rest.join(' ');
  return command.execute({ subcommand, values }, strangerOf(row));
}

describe('a command of hosts', () => {
  it.each(rows.filter(({ access }) => access === 'host').map((row) => [row.path, row] as const))(
    'refuses everybody else before it looks at anything: /%s',
    async (_path, row) => {
      await expect(run(row, fillIn(row))).rejects.toMatchObject({ code: 'host-only' });
    },
  );
});

describe('a command of guests', () => {
  it.each(
    rows
      .filter(({ access, path }) => access === 'guest' && path !== 'imposter vote')
      .map((row) => [row.path, row] as const),
  )('refuses people without a seat before it looks at anything: /%s', async (_path, row) => {
    await expect(run(row, fillIn(row))).rejects.toMatchObject({ code: 'not-joined' });
  });
});

describe('an option', () => {
  it.each(
    rows
      .filter(({ options }) => options.some(({ isRequired }) => isRequired))
      .map((row) => [row.path, row] as const),
  )('that has to be filled in never reaches an act when it is missing: /%s', async (_path, row) => {
    await expect(run(row, {})).rejects.toMatchObject({ code: 'button-outdated' });
  });

  it('of another type than declared never reaches an act', async () => {
    const [lap] = rows.filter(({ path }) => path === 'lap');
    if (lap === undefined) throw new Error('no /lap');
    await expect(run(lap, { time: 84 })).rejects.toMatchObject({ code: 'button-outdated' });
  });
});

describe('the table of commands', () => {
  it('has hosts’ commands for all but these', () => {
    const open = rows.filter(({ access }) => access !== 'host');
    expect(Object.fromEntries(open.map(({ path, access }) => [path, access]))).toEqual({
      ...{ join: 'anyone', leaderboard: 'anyone', help: 'anyone', 'imposter scores': 'anyone' },
      ...{ lap: 'guest', bet: 'guest', bets: 'guest', wallet: 'guest', standings: 'guest' },
      ...{ 'imposter word': 'guest', 'imposter vote': 'guest' },
    });
  });

  it('names every command once and tells what it does', () => {
    const paths = rows.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(rows.filter(({ help }) => help.trim() === '')).toEqual([]);
  });
});
