import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { createTestClock } from '../../tests/support/imposter-party.js';
import { createParty, freshId, refusalOf } from '../../tests/support/party.js';
import { placeBet } from '../betting/place-bet.js';
import { settleRace } from '../betting/settle-race.js';
import { cancelRace } from '../evening/cancel-race.js';
import { changeSettings, type PartySettings } from '../party/settings.js';
import { findLiveRaces } from './find-races.js';
import { type LapInput, submitLap } from './laps/submit-lap.js';

let bed: TestDatabase;
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

async function createEvening(settings: Partial<PartySettings> = {}) {
  const clock = createTestClock();
  const { party, guests } = await createParty(bed.db, ['Ada', 'Ben'], clock);
  const { id: partyId } = party;
  await changeSettings(bed.db, { partyId, changes: settings, changedBy: null }, clock);
  const own = { party, racerId: guests.Ada.id, submittedBy: guests.Ada.id };
  const settle = async () => {
    const [race] = await findLiveRaces(bed.db, partyId);
    if (race === undefined) throw new Error('no race is on');
    const by = { party, gameId: race.id, settledBy: null, interactionId: freshId() };
    const [row] = await bed.db.sql<{ version: number }[]>`
      update party_games set status = 'LOCKED' where id = ${race.id} returning board_version as version`;
    const boardVersion = row?.version ?? 0;
    await settleRace(bed.db, { ...by, boardVersion, isInvolvementKnown: true }, clock);
  };
  return {
    ...{ party, clock, settle },
    drive: (change: Partial<LapInput> = {}) =>
      submitLap(
        bed.db,
        { ...own, timeMs: 80_000, interactionId: freshId(), channelId: '5', ...change },
        clock,
      ),
    bet: (isHost = false) =>
      placeBet(
        bed.db,
        {
          ...{ party, bettorId: guests.Ben.id, targetId: guests.Ada.id, isHost },
          ...{ amountText: '10', interactionId: freshId() },
        },
        clock,
      ),
    countLive: async () => (await findLiveRaces(bed.db, partyId)).length,
    cancel: async () => {
      const [race] = await findLiveRaces(bed.db, partyId);
      await cancelRace(bed.db, { party, gameId: race?.id ?? '', triggeredBy: null }, clock);
    },
  };
}

describe('a party where only hosts open races', () => {
  test('opens none by a guest’s lap or bet, and one by a host’s', async () => {
    const { drive, bet, countLive } = await createEvening({ raceOpening: 'hosts' });
    expect(await refusalOf(drive())).toMatchObject({ code: 'opening-by-host' });
    expect(await refusalOf(bet())).toMatchObject({ code: 'opening-by-host' });
    expect(await countLive()).toBe(0);
    await drive({ isHost: true });
    await bet();
    await drive();
    expect(await countLive()).toBe(1);
  });
});

describe('a lap just after a payout', () => {
  test('opens a race only where that is meant, once however often it is delivered', async () => {
    const { drive, settle, countLive } = await createEvening();
    const { race } = await drive();
    await settle();
    expect(await refusalOf(drive())).toEqual({
      code: 'lap-too-late',
      params: { title: race.title },
    });
    expect(await countLive()).toBe(0);
    const meant = { isNewRaceMeant: true, interactionId: freshId() };
    const [first, again] = await Promise.all([drive(meant), drive(meant)]);
    expect(first?.race.id).toBe(again?.race.id);
    expect(await countLive()).toBe(1);
  });

  test('opens one after two minutes, after a cancelled race, and by a bet', async () => {
    const late = await createEvening();
    await late.drive();
    await late.settle();
    late.clock.advance(120_000);
    await late.drive();
    expect(await late.countLive()).toBe(1);
    const cancelled = await createEvening();
    await cancelled.drive();
    await cancelled.cancel();
    await cancelled.drive();
    expect(await cancelled.countLive()).toBe(1);
    const backed = await createEvening();
    await backed.drive();
    await backed.settle();
    await backed.bet();
    expect(await backed.countLive()).toBe(1);
  });
});

describe('which laps all are told of', () => {
  const laps = [80_000, 81_000, 79_000, null] as const;
  test.each([
    ['news', [80_000, 79_000]],
    ['all', [80_000, 81_000, 79_000, null]],
    ['none', []],
  ] as const)('%s', async (lapLines, told) => {
    const { drive, party } = await createEvening({ lapLines });
    for (const timeMs of laps) await drive({ timeMs, tellIn: { channelId: '5' } });
    const lines = await bed.db.sql<{ ms: number | null }[]>`
      select lap_time_ms as ms from public_lines l join sim_race_laps on sim_race_laps.id::text = l.subject
      where l.kind = 'lap' and l.party_id = ${party.id} order by l.id`;
    expect(lines.map(({ ms }) => ms)).toEqual(told);
  });
});
