import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { createParty, freshId, tickingClock } from '../../tests/support/party.js';
import { placeBet } from '../betting/place-bet.js';
import { previewSettlement } from '../betting/preview-settlement.js';
import { settleRace } from '../betting/settle-race.js';
import { withdrawBet } from '../betting/withdraw-bet.js';
import { cancelRace } from '../evening/cancel-race.js';
import { listUsed } from './laps/find-laps.js';
import { submitLap } from './laps/submit-lap.js';
import { readRaceList } from './list-races.js';
import { openRace } from './open-race.js';
import { readLiveBoard } from './read-live-board.js';
import { resolveRace } from './resolve-race.js';

let bed: TestDatabase;
const clock = tickingClock();
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

async function partyWithRaces() {
  const { party, guests } = await createParty(bed.db, ['Ada', 'Ben']);
  const open = (title: string, change = {}) =>
    openRace(
      bed.db,
      { party, title, channelId: null, triggeredBy: null, interactionId: freshId(), ...change },
      clock,
    );
  const drive = (raceInput: string, timeMs: number | null, change = {}) =>
    submitLap(
      bed.db,
      {
        party,
        racerId: guests.Ada.id,
        submittedBy: guests.Ada.id,
        timeMs,
        raceInput,
        interactionId: freshId(),
        ...change,
      },
      clock,
    );
  return { party, guests, open, drive };
}

describe('the list of races', () => {
  test('is empty without any', async () => {
    const { party } = await createParty(bed.db, []);
    expect(await readRaceList(bed.db, party.id)).toEqual([]);
  });

  test('tells state, laps and pot of the live ones, newest first, and then the last three finished', async () => {
    const { party, guests, open, drive } = await partyWithRaces();
    for (const title of ['Old 1', 'Old 2', 'Old 3', 'Old 4']) {
      const { race } = await open(title);
      await cancelRace(bed.db, { party, gameId: race.id, triggeredBy: null }, clock);
    }
    await open('Pool', {
      payoutRule: 'pool',
      lapRule: 'confirmed',
      lock: '10m',
      backing: 'self-only',
    });
    await open('Plain', { lock: 'manual' });
    await drive('Pool', 84_500);
    await drive('Plain', 80_000);
    await drive('Plain', 81_000);
    await drive('Plain', null, { racerId: guests.Ben.id });
    const bet = {
      party,
      bettorId: guests.Ben.id,
      targetId: guests.Ada.id,
      amountText: '30',
      raceInput: 'Pool',
    };
    for (const interactionId of [freshId(), freshId()])
      await placeBet(bed.db, { ...bet, interactionId }, clock);
    const list = await readRaceList(bed.db, party.id);
    expect(list.map(({ title }) => title)).toEqual(['Plain', 'Pool', 'Old 4', 'Old 3', 'Old 2']);
    const leader = { name: 'Ada', lapTimeMs: 80_000 };
    expect(list[0]).toMatchObject({
      status: 'OPEN',
      racers: 2,
      laps: 3,
      waiting: 0,
      bets: 0,
      pot: 0,
      leader,
    });
    const rules = {
      payoutRule: 'pool',
      lapRule: 'confirmed',
      lockRule: 'timed',
      backing: 'self-only',
    };
    expect(list[1]).toMatchObject({
      ...rules,
      racers: 0,
      laps: 0,
      waiting: 1,
      bets: 1,
      pot: 60,
      leader: null,
    });
    expect(list[1]?.locksAt).toBeInstanceOf(Date);
    expect(list[2]).toMatchObject({ status: 'FINISHED', isCancelled: true });
  });
});

test('a pool that nobody won keeps its pot on the board, one that was cancelled has none', async () => {
  const { party, guests, open, drive } = await partyWithRaces();
  const { race } = await open('Pool', { payoutRule: 'pool' });
  const bet = {
    party,
    bettorId: guests.Ben.id,
    targetId: guests.Ben.id,
    amountText: '30',
    raceInput: 'Pool',
    interactionId: freshId(),
  };
  await placeBet(bed.db, bet, clock);
  await drive('Pool', 80_000);
  const { boardVersion } = await previewSettlement(
    bed.db,
    { party, raceInput: 'Pool', triggeredBy: null },
    clock,
  );
  await settleRace(
    bed.db,
    { party, gameId: race.id, boardVersion, settledBy: null, interactionId: freshId() },
    clock,
  );
  expect(await readLiveBoard(bed.db, race.id)).toMatchObject({ pot: 30, betCount: 1, paidOut: 30 });
  const { race: off } = await open('Off');
  await placeBet(bed.db, { ...bet, raceInput: 'Off', interactionId: freshId() }, clock);
  await cancelRace(bed.db, { party, gameId: off.id, triggeredBy: null }, clock);
  expect(await readLiveBoard(bed.db, off.id)).toMatchObject({ pot: 0, betCount: 0, paidOut: null });
});

test('a finished race lists the bets that its end decided, without those withdrawn before', async () => {
  const { party, guests, open, drive } = await partyWithRaces();
  const place = (raceInput: string, amountText: string) => {
    const bet = {
      party,
      bettorId: guests.Ben.id,
      targetId: guests.Ada.id,
      amountText,
      raceInput,
      interactionId: freshId(),
    };
    return placeBet(bed.db, bet, clock);
  };
  for (const title of ['Paid', 'Cancelled']) {
    await open(title);
    const { bet } = await place(title, '200');
    await withdrawBet(bed.db, { party, betId: bet.id, triggeredBy: null }, clock);
    await place(title, '30');
  }
  await drive('Paid', 80_000);
  const { race, boardVersion } = await previewSettlement(
    bed.db,
    { party, raceInput: 'Paid', triggeredBy: null },
    clock,
  );
  const confirm = {
    party,
    gameId: race.id,
    boardVersion,
    settledBy: null,
    interactionId: freshId(),
  };
  await settleRace(bed.db, confirm, clock);
  const cancelled = await resolveRace(bed.db, party.id, 'Cancelled', 'board');
  await cancelRace(bed.db, { party, gameId: cancelled.id, triggeredBy: null }, clock);
  const list = await readRaceList(bed.db, party.id);
  expect(list.map(({ title, bets, pot }) => [title, bets, pot])).toEqual([
    ['Cancelled', 1, 30],
    ['Paid', 1, 30],
  ]);
});

describe('what was used before', () => {
  test('are cars and tracks of this party, most used first, of equals the latest', async () => {
    const { party, open, drive } = await partyWithRaces();
    const other = await partyWithRaces();
    await other.open('Other', { track: 'Elsewhere' });
    await open('Race', { track: 'Spa' });
    for (const car of ['911', 'MX-5', 'MX-5', 'GT3']) await drive('Race', 80_000, { car });
    for (const track of ['Monza', 'Monza']) await drive('Race', 80_000, { track });
    expect(await listUsed(bed.db, party.id, 'car')).toEqual(['MX-5', 'GT3', '911']);
    expect(await listUsed(bed.db, party.id, 'track')).toEqual(['Monza', 'Spa']);
  });
});
