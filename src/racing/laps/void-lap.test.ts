import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import {
  createParty,
  freshId,
  openUnlocked,
  refusalOf,
  tickingClock,
} from '../../../tests/support/party.js';
import { placeBet } from '../../betting/place-bet.js';
import { previewSettlement } from '../../betting/preview-settlement.js';
import { settleRace } from '../../betting/settle-race.js';
import { cancelRace } from '../../evening/cancel-race.js';
import type { Party } from '../../party/ensure-party.js';
import type { Guest } from '../../party/guest.js';
import type { Race } from '../race.js';
import { readBoard } from '../read-board.js';
import { listVoidableLaps, resolveLap } from './find-laps.js';
import { listLaps } from './list-laps.js';
import { submitLap } from './submit-lap.js';
import { voidLap } from './void-lap.js';

let bed: TestDatabase;
const clock = tickingClock();
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

function drive(party: Party, racer: Guest, timeMs: number | null, car: string | null = null) {
  const input = {
    party,
    racerId: racer.id,
    submittedBy: null,
    timeMs,
    car,
    isNewRaceMeant: true,
    interactionId: freshId(),
  };
  return submitLap(bed.db, input, clock);
}

async function takeOut(party: Party, racer: Guest, typed: string, reason = 'cut the chicane') {
  const lapId = await resolveLap(bed.db, party.id, racer.id, typed);
  return voidLap(bed.db, { party, lapId, reason, triggeredBy: null }, clock);
}

async function boardOf(party: Party) {
  return (await readBoard(bed.db, party.id)).board.map(({ name, lapTimeMs, car }) => [
    name,
    lapTimeMs,
    car,
  ]);
}

async function settle(party: Party, race: Race, boardVersion: number) {
  const input = { party, gameId: race.id, boardVersion, settledBy: null, interactionId: freshId() };
  return settleRace(bed.db, input, clock);
}

describe('a voided lap', () => {
  test('stays in sight of hosts, marked, among the laps of live races', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada', 'Ben']);
    const elsewhere = await createParty(bed.db, ['Far']);
    await drive(elsewhere.party, elsewhere.guests.Far, 70_000);
    await drive(party, guests.Ada, 84_500, 'MX-5');
    await drive(party, guests.Ben, null);
    await takeOut(party, guests.Ada, '1:24.5');
    const laps = await listLaps(bed.db, party.id);
    expect(
      laps.map(({ racerName, lapTimeMs, car, isVoided }) => [racerName, lapTimeMs, car, isVoided]),
    ).toEqual([
      ['Ben', null, null, false],
      ['Ada', 84_500, 'MX-5', true],
    ]);
    const { race } = await readBoard(bed.db, party.id);
    await cancelRace(bed.db, { party, gameId: race.id, triggeredBy: null }, clock);
    expect(await listLaps(bed.db, party.id)).toEqual([]);
  });

  test('gives way to the next best of the history, with its car, and makes a new board', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada', 'Ben']);
    await drive(party, guests.Ada, 84_500, 'MX-5');
    await drive(party, guests.Ben, 84_000);
    const { race } = await drive(party, guests.Ada, 80_000, '911');
    const voided = await takeOut(party, guests.Ada, '1:20');
    expect(voided).toMatchObject({
      isChanged: true,
      lapTimeMs: 80_000,
      reason: 'cut the chicane',
      racer: { name: 'Ada' },
      entry: { lapTimeMs: 84_500, car: 'MX-5', isDnf: false },
      race: { boardVersion: race.boardVersion + 1 },
    });
    expect(await boardOf(party)).toEqual([
      ['Ben', 84_000, null],
      ['Ada', 84_500, 'MX-5'],
    ]);
    const [event] = await bed.db
      .sql`select data from party_events where party_id = ${party.id} and event_type = 'lap-voided'`;
    expect(event?.['data']).toEqual({
      gameId: race.id,
      lapId: expect.any(Number),
      userId: guests.Ada.id,
      userName: 'Ada',
      lapTimeMs: 80_000,
      entry: voided.entry,
      timestamp: expect.stringMatching(/Z$/),
    });
    const rows = await bed.db
      .sql`select void_reason from sim_race_laps where voided_at is not null and party_id = ${party.id}`;
    expect(rows).toEqual([{ void_reason: 'cut the chicane' }]);
  });

  test('that was the only one takes the racer off the board, until the next lap', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada']);
    await drive(party, guests.Ada, 80_000);
    expect((await takeOut(party, guests.Ada, '80')).entry).toBeNull();
    expect(await boardOf(party)).toEqual([]);
    await drive(party, guests.Ada, 90_000);
    expect(await boardOf(party)).toEqual([['Ada', 90_000, null]]);
  });

  test('leaves a DNF where that is all there is, and a voided DNF leaves the time', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada']);
    await drive(party, guests.Ada, null);
    await drive(party, guests.Ada, 80_000);
    expect((await takeOut(party, guests.Ada, '1:20.000')).entry).toMatchObject({
      lapTimeMs: null,
      isDnf: true,
    });
    await drive(party, guests.Ada, 81_000);
    expect((await takeOut(party, guests.Ada, 'DNF')).entry).toMatchObject({
      lapTimeMs: 81_000,
      isDnf: false,
    });
  });

  test('stays voided when voided again, and tells the first reason', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada']);
    await drive(party, guests.Ada, 80_000);
    const [lap] = await listVoidableLaps(bed.db, party.id, { racerId: null, limit: 5 });
    const input = { party, lapId: lap?.id ?? 0, reason: 'first', triggeredBy: null };
    const { race } = await voidLap(bed.db, input, clock);
    const again = await voidLap(bed.db, { ...input, reason: 'second' }, clock);
    expect(again).toMatchObject({
      isChanged: false,
      reason: 'first',
      race: { boardVersion: race.boardVersion },
    });
  });

  test('is found by its value or its time, latest first, with its number', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada', 'Ben']);
    for (const timeMs of [80_000, null, 80_000]) await drive(party, guests.Ada, timeMs);
    await drive(party, guests.Ben, 81_000);
    const laps = await listVoidableLaps(bed.db, party.id, { racerId: guests.Ada.id, limit: 25 });
    expect(laps.map(({ number, lapTimeMs, racerName }) => [number, lapTimeMs, racerName])).toEqual([
      [3, 80_000, 'Ada'],
      [2, null, 'Ada'],
      [1, 80_000, 'Ada'],
    ]);
    const [latest] = laps;
    expect(await resolveLap(bed.db, party.id, guests.Ada.id, '1:20')).toBe(latest?.id);
    expect(await resolveLap(bed.db, party.id, guests.Ada.id, `lap:${latest?.id}`)).toBe(latest?.id);
  });

  test.each(['1:21', 'nothing', '', 'lap:99999999', 'lap:1; drop', '9'.repeat(6000)])(
    'is unknown as %.15s',
    async (typed) => {
      const { party, guests } = await createParty(bed.db, ['Ada', 'Ben']);
      await drive(party, guests.Ada, 80_000);
      await drive(party, guests.Ben, 81_000);
      expect(await refusalOf(takeOut(party, guests.Ada, typed))).toMatchObject({
        code: 'lap-unknown',
      });
    },
  );

  test('of another party is not found, and a reason is needed', async () => {
    const [here, there] = [await createParty(bed.db, ['Ada']), await createParty(bed.db, ['Ada'])];
    await drive(there.party, there.guests.Ada, 80_000);
    const [lap] = await listVoidableLaps(bed.db, there.party.id, { racerId: null, limit: 1 });
    const foreign = voidLap(
      bed.db,
      { party: here.party, lapId: lap?.id ?? 0, reason: 'x', triggeredBy: null },
      clock,
    );
    expect(await refusalOf(foreign)).toMatchObject({ code: 'not-found' });
    expect(await refusalOf(takeOut(there.party, there.guests.Ada, '80', '\u200B'))).toMatchObject({
      code: 'reason-missing',
    });
    expect(
      await refusalOf(takeOut(there.party, there.guests.Ada, '80', 'x'.repeat(201))),
    ).toMatchObject({
      code: 'text-too-long',
    });
  });

  test('is refused in a race that is paid out or cancelled', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada']);
    const { race } = await drive(party, guests.Ada, 80_000);
    const [lap] = await listVoidableLaps(bed.db, party.id, { racerId: null, limit: 1 });
    const input = { party, lapId: lap?.id ?? 0, reason: 'late', triggeredBy: null };
    const preview = await previewSettlement(bed.db, { party, triggeredBy: null }, clock);
    await settle(party, race, preview.boardVersion);
    expect(await refusalOf(voidLap(bed.db, input, clock))).toEqual({
      code: 'void-settled',
      params: { title: race.title },
    });
    // Typed, too, it is told of its race; once it is driven again in a live one, that one is meant.
    expect(await refusalOf(takeOut(party, guests.Ada, '80'))).toEqual({
      code: 'void-settled',
      params: { title: race.title },
    });
    const again = await drive(party, guests.Ada, 80_000);
    expect(await takeOut(party, guests.Ada, '80')).toMatchObject({ race: { id: again.race.id } });
    const next = await drive(party, guests.Ada, 80_000);
    const [other] = await listVoidableLaps(bed.db, party.id, { racerId: null, limit: 1 });
    await cancelRace(bed.db, { party, gameId: next.race.id, triggeredBy: null }, clock);
    const late = voidLap(bed.db, { ...input, lapId: other?.id ?? 0 }, clock);
    expect(await refusalOf(late)).toEqual({
      code: 'void-cancelled',
      params: { title: next.race.title },
    });
  });
});

describe('at once', () => {
  test('ten voids of one lap act once', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada']);
    await drive(party, guests.Ada, 85_000);
    await drive(party, guests.Ada, 80_000);
    const results = await Promise.all(
      Array.from({ length: 10 }, () => takeOut(party, guests.Ada, '80').catch(() => null)),
    );
    expect(results.filter((voided) => voided?.isChanged === true)).toHaveLength(1);
    expect(await boardOf(party)).toEqual([['Ada', 85_000, null]]);
  });

  test('voids and laps of one racer leave the best that counts', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada']);
    await drive(party, guests.Ada, 80_000);
    await Promise.all([
      takeOut(party, guests.Ada, '80'),
      ...Array.from({ length: 10 }, (_, index) => drive(party, guests.Ada, 81_000 + index)),
    ]);
    expect(await boardOf(party)).toEqual([['Ada', 81_000, null]]);
  });

  test('a void against a payout: the winner is the one who leads without the lap, or the lap stays', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { party, guests } = await createParty(bed.db, ['Ada', 'Ben', 'Cyd']);
      await openUnlocked(bed.db, party, clock);
      await drive(party, guests.Ben, 84_000);
      const { race } = await drive(party, guests.Ada, 80_000);
      const bet = {
        party,
        bettorId: guests.Cyd.id,
        targetId: guests.Ada.id,
        amountText: '100',
        interactionId: freshId(),
      };
      await placeBet(bed.db, bet, clock);
      const { boardVersion } = await previewSettlement(bed.db, { party, triggeredBy: null }, clock);
      const lapId = await resolveLap(bed.db, party.id, guests.Ada.id, '80');
      const [paid, voided] = await Promise.allSettled([
        settle(party, race, boardVersion),
        voidLap(bed.db, { party, lapId, reason: 'cut', triggeredBy: null }, clock),
      ]);
      if (paid.status === 'rejected') throw paid.reason;
      const isPaid = paid.value.outcome === 'paid';
      expect(voided.status).toBe(isPaid ? 'rejected' : 'fulfilled');
      const [wallet] = await bed.db
        .sql`select wallet_balance from party_users where id = ${guests.Cyd.id}`;
      expect(wallet).toEqual({ wallet_balance: isPaid ? 1100 : 900 });
    }
  });
});
