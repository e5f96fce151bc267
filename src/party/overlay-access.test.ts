import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { createParty } from '../../tests/support/party.js';
import { patienceMs } from '../../tests/support/patience.js';
import type { Party } from './ensure-party.js';
import { createViewerNotes, forgetViewers, readViewers } from './overlay-viewers.js';
import { rotateOverlay } from './rotate-overlay.js';

let database: TestDatabase;
let party: Party;
let now: number;
const clock = { now: () => new Date(now) };

beforeAll(async () => {
  database = await createTestDatabase();
  ({ party } = await createParty(database.db, []));
  now = Date.UTC(2026, 10, 21, 20);
});
afterAll(() => database.close());

describe('rotating', () => {
  it('pressed by many hosts at once, and again, ends one generation', async () => {
    const presses = await Promise.all(
      Array.from({ length: 10 }, () => rotateOverlay(database.db, { party, generation: 1 })),
    );
    expect(new Set(presses.map(({ overlayGeneration }) => overlayGeneration))).toEqual(
      new Set([2]),
    );
    await rotateOverlay(database.db, { party, generation: 2 });
    await expect(rotateOverlay(database.db, { party, generation: 1 })).rejects.toThrow(
      'button-outdated',
    );
  });
});

describe('open pages', () => {
  it('are counted while they ask, each once, and are written down every ten seconds at most', async () => {
    let writes = 0;
    const sql = new Proxy(database.db.sql, {
      apply(target, self, parameters) {
        writes += 1;
        return Reflect.apply(target, self, parameters);
      },
    });
    const note = createViewerNotes({ sql }, clock, () => undefined);
    const [one, two] = [randomUUID(), randomUUID()];
    expect(await readViewers(database.db, party.id, clock)).toEqual({
      present: 0,
      lastSeenAt: null,
    });
    for (let second = 0; second <= 20; second += 2) {
      note(party.id, one);
      note(party.id, two);
      now += 2_000;
    }
    const lastSeenAt = new Date(Date.UTC(2026, 10, 21, 20, 0, 20));
    await vi.waitFor(
      async () =>
        expect(await readViewers(database.db, party.id, clock)).toEqual({ present: 2, lastSeenAt }),
      patienceMs,
    );
    expect(writes).toBe(6);
    now += 14_000;
    expect(await readViewers(database.db, party.id, clock)).toEqual({ present: 0, lastSeenAt });
    await forgetViewers(database.db, clock);
    expect((await readViewers(database.db, party.id, clock)).lastSeenAt).toEqual(lastSeenAt);
    now += 25 * 3600 * 1000;
    await forgetViewers(database.db, clock);
    expect((await readViewers(database.db, party.id, clock)).lastSeenAt).toBeNull();
  });

  it('cost neither an answer nor memory when the database is away or a stranger makes them up', async () => {
    let asked = 0;
    const sql = new Proxy(database.db.sql, {
      apply() {
        asked += 1;
        return new Promise(() => undefined);
      },
    });
    const note = createViewerNotes({ sql }, clock, () => undefined);
    for (let page = 0; page < 10_000; page += 1) note(party.id, randomUUID());
    expect(asked).toBe(20);
    const onError = vi.fn();
    const failing = new Proxy(database.db.sql, { apply: () => Promise.reject(new Error('away')) });
    createViewerNotes({ sql: failing }, clock, onError)(party.id, randomUUID());
    await vi.waitFor(() => expect(onError).toHaveBeenCalledTimes(1), patienceMs);
  });
});
