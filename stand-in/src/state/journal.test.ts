import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalPath } from './journal.js';
import { createSnowflakes } from './snowflake.js';
import { openStore, type Store } from './store.js';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stand-in-journal-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

function put(store: Store, id: string, name: string): void {
  const guild = {
    id,
    name,
    ownerId: '1',
    botRoleId: '2',
    roles: [],
    createdAt: '',
    hasBot: true,
  };
  store.table('guilds').put(guild);
}

function names(store: Store): readonly string[] {
  return [...store.table('guilds').values()].map((guild) => guild.name);
}

/** Opens, acts and closes. */
function within<T>(act: (store: Store) => T): T {
  const store = openStore(directory);
  try {
    return act(store);
  } finally {
    store.close();
  }
}

describe('the journal', () => {
  it('gives back what was put and not what was deleted', () => {
    within((store) => {
      put(store, '1', 'a');
      put(store, '2', 'b');
      put(store, '1', 'a2');
      store.table('guilds').delete('2');
    });
    expect(within(names)).toEqual(['a2']);
  });

  it('is readable without having been closed, as after a kill', () => {
    const killed = openStore(directory);
    put(killed, '1', 'a');
    expect(within(names)).toEqual(['a']);
    killed.close();
  });

  it('drops a half-written last line and goes on behind it', () => {
    within((store) => put(store, '1', 'a'));
    appendFileSync(journalPath(directory), '{"table":"guilds","put":{"id":"77","na');
    within((store) => put(store, '3', 'c'));
    expect(within(names)).toEqual(['a', 'c']);
    expect(readFileSync(journalPath(directory), 'utf8')).not.toContain('"77"');
  });

  it('passes over lines that are none of its own', () => {
    within((store) => put(store, '1', 'a'));
    appendFileSync(
      journalPath(directory),
      'no json\n[]\n{"table":"nothing","put":{"id":"9"}}\n{"table":"guilds","put":{}}\n',
    );
    expect(within(names)).toEqual(['a']);
  });

  it('is rewritten when it grew long, and forgets no id', () => {
    within((store) => {
      put(store, '1', 'a');
      put(store, '999', 'gone');
      store.table('guilds').delete('999');
      for (let count = 0; count < 20_010; count += 1) put(store, '1', `a${count}`);
    });
    expect(statSync(journalPath(directory)).size).toBeLessThan(20_000);
    expect(within(names)).toEqual(['a20009']);
    expect(within((store) => store.highestId())).toBe(999n);
  });

  it('ignores a rewrite that a kill interrupted', () => {
    within((store) => put(store, '1', 'a'));
    writeFileSync(`${journalPath(directory)}.next`, '{"table":"guilds","put":{"id":"7"');
    expect(within(names)).toEqual(['a']);
  });

  it('is readable by its owner alone', () => {
    within((store) => put(store, '1', 'a'));
    expect(statSync(journalPath(directory)).mode & 0o077).toBe(0);
  });
});

describe('ids', () => {
  it('grow, also within a millisecond and where the clock goes back', () => {
    let now = Date.UTC(2026, 10, 22);
    const ids = createSnowflakes(() => new Date(now), 0n);
    const made = [ids.next(), ids.next()];
    now -= 60_000;
    made.push(ids.next());
    expect(made.map(BigInt)).toEqual([...made].map(BigInt).sort((a, b) => (a < b ? -1 : 1)));
    expect(new Set(made).size).toBe(3);
  });

  it('grow beyond those of an earlier run', () => {
    const ids = createSnowflakes(() => new Date(Date.UTC(2020, 0)), 5_000_000_000_000_000_000n);
    expect(ids.next()).toBe('5000000000000000001');
  });
});
