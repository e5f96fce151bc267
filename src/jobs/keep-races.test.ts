import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { createTestClock, type TestClock } from '../../tests/support/imposter-party.js';
import { createParty, freshId, refusalOf, setBalance } from '../../tests/support/party.js';
import { readOwed } from '../../tests/support/public-lines.js';
import { placeBet } from '../betting/place-bet.js';
import { endLeftRace, findLeftRaces, leftAfterMs } from '../evening/left-races.js';
import { createWordBank } from '../imposter/words/bank.js';
import { submitLap } from '../racing/laps/submit-lap.js';
import { openRace } from '../racing/open-race.js';
import type { HandlerDeps } from './handler-deps.js';
import { keepRaces } from './keep-races.js';

const hour = 3_600_000;

let database: TestDatabase;
let clock: TestClock;
let deps: HandlerDeps;
let warned: unknown[];

beforeEach(async () => {
  database = await createTestDatabase();
  clock = createTestClock();
  warned = [];
  const silent = () => undefined;
  const log = {
    debug: silent,
    info: silent,
    warn: (fields: unknown) => void warned.push(fields),
    error: silent,
  };
  const bank = createWordBank(() => 0);
  const outbox = { sendSecret: async () => 'SENT' as const, async showRound() {} };
  deps = {
    db: database.db,
    clock,
    words: bank,
    bank,
    outbox,
    tellLines: async () => null,
    finishAnswers: async () => {},
    showLive: async () => {},
    enqueue: async () => true,
    wake: silent,
    reportOverdue: silent,
    reportBroken: silent,
    log,
  };
});
afterEach(() => database.close());

/** A party with a race of each title, opened now; Ben's 100 coins are on Ada in each. */
async function openRaces(...titles: readonly string[]) {
  const { party, guests } = await createParty(database.db, ['Ada', 'Ben'], clock);
  const races: string[] = [];
  for (const title of titles) {
    const { race } = await openRace(
      database.db,
      {
        party,
        title,
        lock: 'manual',
        channelId: '1',
        triggeredBy: null,
        interactionId: freshId(),
      },
      clock,
    );
    const stake = {
      bettorId: guests.Ben.id,
      targetId: guests.Ada.id,
      amountText: '100',
      raceInput: race.id,
    };
    await placeBet(database.db, { party, ...stake, interactionId: freshId() }, clock);
    races.push(race.id);
  }
  const drive = (raceInput: string, timeMs: number | null = 80_000) =>
    submitLap(
      database.db,
      {
        party,
        racerId: guests.Ada.id,
        submittedBy: guests.Ada.id,
        timeMs,
        raceInput,
        interactionId: freshId(),
      },
      clock,
    );
  return { party, drive, races, Ben: guests.Ben };
}

async function balanceOf({ id }: { readonly id: string }) {
  const [row] = await database.db.sql`select wallet_balance from party_users where id = ${id}`;
  return row?.['wallet_balance'];
}

async function said() {
  return readOwed(database.db);
}

async function statuses() {
  const rows = await database.db.sql`
    select title, status, cancelled_at is not null as "isCancelled" from party_games order by title`;
  return rows.map((row) => [row['title'], row['status'], row['isCancelled']]);
}

describe('a race that nobody drives', () => {
  it('is told of once after 12 hours and ends after 24: paid with a timed lap, else cancelled', async () => {
    const { drive, Ben } = await openRaces('Dnf', 'Driven', 'Empty');
    await drive('Driven');
    await drive('Dnf', null);
    clock.advance(12 * hour - 1);
    await keepRaces(deps);
    expect(await said()).toEqual([]);
    clock.advance(1);
    await keepRaces(deps);
    await keepRaces(deps);
    const until = clock.now().getTime() + 12 * hour;
    expect([...(await said())].sort()).toEqual([
      `race-left Dnf ${until}`,
      `race-left Driven ${until}`,
      `race-left Empty ${until}`,
    ]);
    clock.advance(12 * hour - 1);
    await keepRaces(deps);
    expect((await statuses()).map(([, status]) => status)).toEqual(['OPEN', 'OPEN', 'OPEN']);
    clock.advance(1);
    await keepRaces(deps);
    await keepRaces(deps);
    expect(await statuses()).toEqual([
      ['Dnf', 'FINISHED', true],
      ['Driven', 'FINISHED', false],
      ['Empty', 'FINISHED', true],
    ]);
    expect([...(await said()).slice(3)].sort()).toEqual([
      'race-cancelled-by-itself Dnf',
      'race-cancelled-by-itself Empty',
      'settled Driven',
    ]);
    expect(await balanceOf(Ben)).toBe(1100);
    const settlements = await database.db
      .sql`select is_automatic, settled_by from race_settlements`;
    expect(settlements).toEqual([{ is_automatic: true, settled_by: null }]);
    expect(warned).toEqual([]);
  });

  it('is told of once also where its time is finer than a millisecond', async () => {
    const { races } = await openRaces('Spa');
    await database.db.sql`
      update party_games set last_activity_at = date_trunc('milliseconds', last_activity_at) + interval '7 microseconds'
      where id = ${races[0] ?? ''}`;
    clock.advance(13 * hour);
    await keepRaces(deps);
    await keepRaces(deps);
    expect(await said()).toHaveLength(1);
  });

  it('lives on with each lap, and is told of anew', async () => {
    const { drive } = await openRaces('Spa');
    clock.advance(13 * hour);
    await keepRaces(deps);
    await drive('Spa', 90_000);
    clock.advance(leftAfterMs - 1);
    await keepRaces(deps);
    expect(await said()).toHaveLength(2);
    expect((await statuses())[0]).toEqual(['Spa', 'OPEN', false]);
  });

  it('goes on, open, where a lap comes just before its end', async () => {
    const { drive } = await openRaces('Spa');
    await drive('Spa');
    clock.advance(leftAfterMs);
    const [left] = await findLeftRaces(database.db, clock.now());
    if (left === undefined) throw new Error('No race is left');
    await drive('Spa', 90_000);
    expect(await endLeftRace(database.db, left, clock)).toBeNull();
    expect(await statuses()).toEqual([['Spa', 'OPEN', false]]);
  });

  it('ends once with five sweeps at once, whatever laps come against them', async () => {
    const { drive, Ben } = await openRaces('Spa', 'Monza');
    await drive('Spa');
    await drive('Monza');
    clock.advance(leftAfterMs);
    const laps = [drive('Spa', 79_000), drive('Monza', 85_000)];
    const results = await Promise.allSettled([
      ...Array.from({ length: 5 }, () => keepRaces(deps)),
      ...laps,
    ]);
    for (const result of results) {
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ code: expect.stringMatching(/^race-/) });
    }
    const paid = (await said()).filter((line) => line.startsWith('settled'));
    expect(new Set(paid).size).toBe(paid.length);
    expect(await balanceOf(Ben)).toBe(800 + 200 * paid.length);
  });

  it('does not hold up the others where its end fails, and is tried again', async () => {
    const { drive, Ben } = await openRaces('Full', 'Spa');
    await drive('Full');
    await drive('Spa');
    // A wallet that cannot hold one payout more.
    const full = 2_147_483_647 - 250;
    await setBalance(database.db, Ben, full);
    clock.advance(leftAfterMs);
    await keepRaces(deps);
    expect((await said()).filter((line) => line.startsWith('settled'))).toHaveLength(1);
    expect(warned.length).toBeGreaterThan(0);
    await setBalance(database.db, Ben, 0);
    await keepRaces(deps);
    expect((await statuses()).map(([, status]) => status)).toEqual(['FINISHED', 'FINISHED']);
  });
});

describe('what it says', () => {
  it('tells that a timed lock was carried out, and bets are refused from then on', async () => {
    const { party, guests } = await createParty(database.db, ['Ada'], clock);
    await openRace(
      database.db,
      {
        party,
        title: 'Spa',
        lock: '10m',
        channelId: '1',
        triggeredBy: null,
        interactionId: freshId(),
      },
      clock,
    );
    clock.advance(600_000);
    await keepRaces(deps);
    await keepRaces(deps);
    const locked = (await said()).filter((line) => !line.startsWith('race-locks-soon'));
    expect(locked).toEqual(['race-locked-in-time Spa']);
    const bet = {
      party,
      bettorId: guests.Ada.id,
      targetId: guests.Ada.id,
      amountText: '1',
      interactionId: freshId(),
    };
    expect(await refusalOf(placeBet(database.db, bet, clock))).toMatchObject({
      code: 'race-locked',
    });
  });
});
