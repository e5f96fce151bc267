import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { createTestClock } from '../../tests/support/imposter-party.js';
import { createParty, freshId, refusalOf, untilWaiting } from '../../tests/support/party.js';
import { placeBet } from '../betting/place-bet.js';
import { withdrawBet } from '../betting/withdraw-bet.js';
import type { Clock } from '../clock.js';
import type { Party } from '../party/ensure-party.js';
import type { Guest } from '../party/guest.js';
import { submitLap } from './laps/submit-lap.js';
import { findDueLocks, lockDueRace } from './lock-due-races.js';
import { lockRace, unlockRace } from './lock-race.js';
import { openRace } from './open-race.js';

let bed: TestDatabase;
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

async function openWith(lock: string, clock: Clock = createTestClock()) {
  const { party, guests } = await createParty(bed.db, ['Ada', 'Ben'], clock);
  const input = { party, lock, channelId: null, triggeredBy: null, interactionId: freshId() };
  return { party, ...guests, race: (await openRace(bed.db, input, clock)).race };
}

function bet(party: Party, bettor: Guest, target: Guest, clock: Clock) {
  const input = {
    party,
    bettorId: bettor.id,
    targetId: target.id,
    amountText: '10',
    interactionId: freshId(),
  };
  return placeBet(bed.db, input, clock);
}

async function statusOf(raceId: string) {
  const [row] = await bed.db.sql`select status from party_games where id = ${raceId}`;
  return row?.['status'];
}

describe('a timed lock', () => {
  test('comes at its time, not before, once, with its event', async () => {
    const clock = createTestClock();
    const { party, race } = await openWith('10m', clock);
    clock.advance(599_999);
    expect(await lockDueRace(bed.db, race.id, clock)).toBeNull();
    expect(await findDueLocks(bed.db, clock.now())).not.toContain(race.id);
    clock.advance(1);
    expect(await findDueLocks(bed.db, clock.now())).toContain(race.id);
    expect(await lockDueRace(bed.db, race.id, clock)).toMatchObject({
      id: race.id,
      status: 'LOCKED',
    });
    expect(await lockDueRace(bed.db, race.id, clock)).toBeNull();
    expect(await findDueLocks(bed.db, clock.now())).not.toContain(race.id);
    const events = await bed.db
      .sql`select id from party_events where party_id = ${party.id} and event_type = 'race-locked'`;
    expect(events).toHaveLength(1);
  });

  test('holds for bets and withdrawals at once, also before it has been carried out', async () => {
    const clock = createTestClock();
    const { party, Ada, Ben, race } = await openWith('10m', clock);
    clock.advance(599_999);
    const { bet: placed } = await bet(party, Ben, Ada, clock);
    clock.advance(1);
    expect(await refusalOf(bet(party, Ben, Ada, clock))).toEqual({
      code: 'race-locked',
      params: { title: race.title },
    });
    const withdrawn = withdrawBet(bed.db, { party, betId: placed.id, triggeredBy: Ben.id }, clock);
    expect(await refusalOf(withdrawn)).toMatchObject({
      code: 'bet-stands',
      params: { status: 'LOCKED' },
    });
    expect(await statusOf(race.id)).toBe('OPEN');
  });

  test('stays due where a host locked and unlocked before it, and is over after it', async () => {
    const clock = createTestClock();
    const { party, race } = await openWith('10m', clock);
    const change = { party, gameId: race.id, triggeredBy: null };
    await lockRace(bed.db, change, clock);
    expect((await unlockRace(bed.db, change, clock)).race).toMatchObject({ lockRule: 'timed' });
    clock.advance(600_000);
    await lockDueRace(bed.db, race.id, clock);
    expect((await unlockRace(bed.db, change, clock)).race).toMatchObject({
      lockRule: 'manual',
      locksAt: null,
      status: 'OPEN',
    });
    expect(await lockDueRace(bed.db, race.id, clock)).toBeNull();
    expect(await statusOf(race.id)).toBe('OPEN');
  });

  test('of nothing does nothing', async () => {
    expect(
      await lockDueRace(bed.db, '00000000-0000-4000-8000-000000000000', createTestClock()),
    ).toBeNull();
  });

  test('against forty bets: each is in before it or refused, and five workers lock once', async () => {
    const clock = createTestClock();
    const { party, Ada, Ben, race } = await openWith('10m', clock);
    const late = createTestClock();
    late.advance(600_000);
    const bets = Array.from({ length: 40 }, () => bet(party, Ben, Ada, clock));
    const locks = Array.from({ length: 5 }, () => lockDueRace(bed.db, race.id, late));
    const [placed, locked] = await Promise.all([Promise.allSettled(bets), Promise.all(locks)]);
    expect(locked.filter((done) => done !== null)).toHaveLength(1);
    const taken = placed.filter(({ status }) => status === 'fulfilled').length;
    for (const result of placed)
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ code: 'race-locked' });
    const [row] = await bed.db
      .sql`select coalesce(sum(amount), 0)::int as staked from bets where game_id = ${race.id}`;
    expect(row).toEqual({ staked: taken * 10 });
  });

  test('waits for a bet in the middle of its work, which then counts', async () => {
    const clock = createTestClock();
    const { race } = await openWith('10m', clock);
    clock.advance(600_000);
    const connection = await bed.db.sql.reserve();
    await connection`begin`;
    await connection`select from party_games where id = ${race.id} for share`;
    const lock = lockDueRace(bed.db, race.id, clock);
    await untilWaiting(bed.db, 1);
    expect(await statusOf(race.id)).toBe('OPEN');
    await connection`commit`;
    connection.release();
    expect(await lock).toMatchObject({ status: 'LOCKED' });
  });
});

describe('a race that a lap opened', () => {
  async function openByLap(clock: Clock) {
    const { party, guests } = await createParty(bed.db, ['Ada', 'Ben'], clock);
    const drive = (racer: Guest, timeMs: number) => {
      const who = { party, racerId: racer.id, submittedBy: racer.id };
      return submitLap(bed.db, { ...who, timeMs, interactionId: freshId() }, clock);
    };
    return { party, ...guests, drive, opened: await drive(guests.Ada, 80_000) };
  }

  test('takes bets for two minutes', async () => {
    const clock = createTestClock();
    const { party, Ada, Ben, opened } = await openByLap(clock);
    expect(opened).toMatchObject({ isRaceNew: true, hasLocked: false, race: { status: 'OPEN' } });
    clock.advance(119_999);
    await bet(party, Ben, Ada, clock);
    clock.advance(1);
    expect(await refusalOf(bet(party, Ben, Ada, clock))).toMatchObject({ code: 'race-locked' });
    expect(await findDueLocks(bed.db, clock.now())).toContain(opened.race.id);
    expect(await lockDueRace(bed.db, opened.race.id, clock)).toMatchObject({ status: 'LOCKED' });
  });

  test('takes none after its next lap, and gives none back', async () => {
    const clock = createTestClock();
    const { party, Ada, Ben, drive } = await openByLap(clock);
    const { bet: placed } = await bet(party, Ben, Ada, clock);
    expect(await drive(Ben, 79_000)).toMatchObject({ hasLocked: true, race: { status: 'LOCKED' } });
    expect(await refusalOf(bet(party, Ben, Ben, clock))).toMatchObject({ code: 'race-locked' });
    const withdrawn = withdrawBet(bed.db, { party, betId: placed.id, triggeredBy: Ben.id }, clock);
    expect(await refusalOf(withdrawn)).toMatchObject({ code: 'bet-stands' });
  });
});

describe('a lock by the first lap', () => {
  test('comes with it, in its transaction, and with no later one after an unlock', async () => {
    const clock = createTestClock();
    const { party, Ada, Ben, race } = await openWith('first-lap', clock);
    await bet(party, Ben, Ada, clock);
    const drive = (racer: Guest) =>
      submitLap(
        bed.db,
        {
          party,
          racerId: racer.id,
          submittedBy: racer.id,
          timeMs: 80_000,
          interactionId: freshId(),
        },
        clock,
      );
    expect(await drive(Ada)).toMatchObject({
      hasLocked: true,
      race: { status: 'LOCKED', boardVersion: 1 },
    });
    expect(await refusalOf(bet(party, Ben, Ada, clock))).toMatchObject({ code: 'race-locked' });
    expect(await drive(Ben)).toMatchObject({ hasLocked: false });
    const events = await bed.db.sql`
      select event_type from party_events where party_id = ${party.id} and channel = 'sim-racing' order by id`;
    expect(events.map((event) => event['event_type'])).toEqual([
      'race-opened',
      'race-locked',
      'leaderboard-update',
      'leaderboard-update',
    ]);
    await unlockRace(bed.db, { party, gameId: race.id, triggeredBy: null }, clock);
    expect(await drive(Ben)).toMatchObject({ hasLocked: false, race: { status: 'OPEN' } });
  });

  test('stays due where a host locked and unlocked before any lap', async () => {
    const clock = createTestClock();
    const { party, race } = await openWith('first-lap', clock);
    const change = { party, gameId: race.id, triggeredBy: null };
    await lockRace(bed.db, change, clock);
    expect((await unlockRace(bed.db, change, clock)).race).toMatchObject({ lockRule: 'first-lap' });
  });

  test('comes once with eight laps at once', async () => {
    const clock = createTestClock();
    const { party, Ada, Ben } = await openWith('first-lap', clock);
    const laps = await Promise.all(
      Array.from({ length: 8 }, (_, index) => {
        const racer = index % 2 === 0 ? Ada : Ben;
        const input = {
          party,
          racerId: racer.id,
          submittedBy: racer.id,
          timeMs: 80_000 + index,
          interactionId: freshId(),
        };
        return submitLap(bed.db, input, clock);
      }),
    );
    expect(laps.filter(({ hasLocked }) => hasLocked)).toHaveLength(1);
  });
});
