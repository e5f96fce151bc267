import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import { createParty, freshId, refusalOf, tickingClock } from '../../../tests/support/party.js';
import { previewSettlement } from '../../betting/preview-settlement.js';
import { previewUndo } from '../../betting/preview-undo.js';
import { settleRace } from '../../betting/settle-race.js';
import { cancelRace } from '../../evening/cancel-race.js';
import { undoSettlement } from '../../evening/undo-settlement.js';
import type { Party } from '../../party/ensure-party.js';
import type { Guest } from '../../party/guest.js';
import { openRace } from '../open-race.js';
import type { LapRule } from '../race.js';
import { readBoard } from '../read-board.js';
import { decideClaim } from './decide-claim.js';
import { listWaitingClaims } from './lap-claims.js';
import { type LapInput, submitLap, type WaitingLap } from './submit-lap.js';

let bed: TestDatabase;
const clock = tickingClock();
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

function drive(party: Party, racer: Guest, timeMs: number | null, change: Partial<LapInput> = {}) {
  const input = {
    party,
    racerId: racer.id,
    submittedBy: racer.id,
    timeMs,
    interactionId: freshId(),
    ...change,
  };
  return submitLap(bed.db, input, clock);
}

async function claim(
  party: Party,
  racer: Guest,
  timeMs: number,
  change: Partial<LapInput> = {},
): Promise<WaitingLap> {
  const lap = await drive(party, racer, timeMs, change);
  if (lap.kind !== 'waiting') throw new Error('The lap counted at once');
  return lap;
}

function decide(
  party: Party,
  { claim: { id } }: WaitingLap,
  isConfirmed: boolean,
  host: Guest | null,
) {
  return decideClaim(
    bed.db,
    { party, claimId: id, isConfirmed, decidedBy: host?.id ?? null, isHost: true },
    clock,
  );
}

async function raceOf(lapRule: LapRule, lock = 'manual') {
  const { party, guests } = await createParty(bed.db, ['Ada', 'Ben', 'Hana', 'Hugo']);
  const opened = {
    party,
    lapRule,
    lock,
    channelId: null,
    triggeredBy: null,
    interactionId: freshId(),
  };
  return { party, ...guests, race: (await openRace(bed.db, opened, clock)).race };
}

async function boardOf(party: Party) {
  return (await readBoard(bed.db, party.id)).board.map(({ name, lapTimeMs }) => [name, lapTimeMs]);
}

async function countOf(
  party: Party,
  table: 'sim_race_laps' | 'sim_race_lap_claims' | 'party_events',
) {
  return (await bed.db.sql`select id from ${bed.db.sql(table)} where party_id = ${party.id}`)
    .length;
}

describe('in a race of confirmed laps', () => {
  test('a lap waits off the board, and counts with a host’s confirmation', async () => {
    const { party, Ada, Hana } = await raceOf('confirmed');
    const waiting = await claim(party, Ada, 84_500, { car: 'MX-5', track: 'Spa' });
    expect(waiting.claim).toMatchObject({
      reason: 'rule',
      status: 'WAITING',
      lapTimeMs: 84_500,
      racer: { name: 'Ada' },
    });
    expect([await boardOf(party), await countOf(party, 'sim_race_laps')]).toEqual([[], 0]);
    const { lap, isChanged, claim: decided } = await decide(party, waiting, true, Hana);
    expect(lap).toMatchObject({
      kind: 'counted',
      isRaceBest: true,
      lapTimeMs: 84_500,
      entry: { car: 'MX-5' },
    });
    expect([isChanged, decided.status]).toEqual([true, 'CONFIRMED']);
    expect(await boardOf(party)).toEqual([['Ada', 84_500]]);
    const rows = await bed.db
      .sql`select status, decided_by from sim_race_lap_claims where party_id = ${party.id}`;
    expect(rows).toMatchObject([{ status: 'CONFIRMED', decided_by: Hana.id }]);
  });

  test('a refused lap never counts, and the next one may', async () => {
    const { party, Ada } = await raceOf('confirmed');
    const waiting = await claim(party, Ada, 84_500);
    expect(await decide(party, waiting, false, null)).toMatchObject({
      lap: null,
      isChanged: true,
      claim: { status: 'REFUSED' },
    });
    expect(await decide(party, waiting, true, null)).toMatchObject({
      lap: null,
      isChanged: false,
      claim: { status: 'REFUSED' },
    });
    await decide(party, await claim(party, Ada, 85_000), true, null);
    expect(await boardOf(party)).toEqual([['Ada', 85_000]]);
  });

  test('a host racing needs another host, and a host’s word for somebody else counts at once', async () => {
    const { party, Ada, Hana, Hugo } = await raceOf('confirmed');
    const waiting = await claim(party, Hana, 84_500, { isHost: true });
    expect(await refusalOf(decide(party, waiting, true, Hana))).toEqual({
      code: 'claim-own',
      params: {},
    });
    expect((await decide(party, waiting, true, Hugo)).isChanged).toBe(true);
    expect((await drive(party, Ada, 50_000, { submittedBy: Hana.id, isHost: true })).kind).toBe(
      'counted',
    );
  });

  test('a racer may take a lap back, and nobody else but a host decides', async () => {
    const { party, Ada, Ben } = await raceOf('confirmed');
    const {
      claim: { id },
    } = await claim(party, Ada, 84_500);
    const by = (guest: Guest, isConfirmed: boolean) =>
      decideClaim(
        bed.db,
        { party, claimId: id, isConfirmed, decidedBy: guest.id, isHost: false },
        clock,
      );
    expect(await refusalOf(by(Ben, false))).toEqual({ code: 'host-only', params: {} });
    expect(await refusalOf(by(Ada, true))).toEqual({ code: 'host-only', params: {} });
    expect(await by(Ada, false)).toMatchObject({
      isChanged: true,
      claim: { status: 'REFUSED', decidedBy: Ada.id },
    });
    expect(await by(Ada, false)).toMatchObject({ isChanged: false, claim: { decidedBy: Ada.id } });
  });

  test('waiting laps of live races are listed, the longest waiting first', async () => {
    const { party, Ada, Ben, race } = await raceOf('confirmed');
    const first = await claim(party, Ada, 84_500);
    await decide(party, await claim(party, Ben, 84_000), false, null);
    const last = await claim(party, Ben, 85_000);
    const listed = async () => (await listWaitingClaims(bed.db.orm, party.id)).map(({ id }) => id);
    expect(await listed()).toEqual([first.claim.id, last.claim.id]);
    await cancelRace(bed.db, { party, gameId: race.id, triggeredBy: null }, clock);
    expect(await listed()).toEqual([]);
  });

  test('a DNF counts at once', async () => {
    const { party, Ada } = await raceOf('confirmed');
    expect((await drive(party, Ada, null)).kind).toBe('counted');
  });

  test('the first lap locks the bets already while it waits', async () => {
    const { party, Ada } = await raceOf('confirmed', 'first-lap');
    const waiting = await claim(party, Ada, 84_500);
    expect(waiting).toMatchObject({ hasLocked: true, race: { status: 'LOCKED' } });
  });

  test('a lap of a cancelled race is not confirmed any more', async () => {
    const { party, Ada, race } = await raceOf('confirmed');
    const waiting = await claim(party, Ada, 84_500);
    await cancelRace(bed.db, { party, gameId: race.id, triggeredBy: null }, clock);
    expect(await refusalOf(decide(party, waiting, true, null))).toMatchObject({
      code: 'race-finished',
    });
    expect(await countOf(party, 'sim_race_laps')).toBe(0);
  });

  test('a lap of a race that was paid out without it counts only once the payout is taken back', async () => {
    const { party, Ada, Ben, race } = await raceOf('confirmed');
    await decide(party, await claim(party, Ben, 90_000), true, null);
    const before = await previewSettlement(bed.db, { party, triggeredBy: null }, clock);
    const waiting = await claim(party, Ada, 84_500);
    const pay = (boardVersion: number) => {
      const confirm = {
        party,
        gameId: race.id,
        boardVersion,
        settledBy: null,
        interactionId: freshId(),
      };
      return settleRace(bed.db, confirm, clock);
    };
    expect(await pay(before.boardVersion)).toMatchObject({ outcome: 'changed' });
    const { boardVersion, waiting: named } = await previewSettlement(
      bed.db,
      { party, triggeredBy: null },
      clock,
    );
    expect(named).toEqual([{ name: 'Ada', lapTimeMs: 84_500 }]);
    expect(await pay(boardVersion)).toMatchObject({ outcome: 'paid', winner: { name: 'Ben' } });
    expect(await refusalOf(decide(party, waiting, true, null))).toEqual({
      code: 'claim-settled',
      params: { title: race.title },
    });
    const { settlement } = await previewUndo(bed.db, { party }, clock);
    await undoSettlement(bed.db, { party, settlementId: settlement.id, triggeredBy: null }, clock);
    await decide(party, waiting, true, null);
    expect(await boardOf(party)).toEqual([
      ['Ada', 84_500],
      ['Ben', 90_000],
    ]);
  });

  test('a button of another party or of nothing is refused', async () => {
    const [here, there] = [await raceOf('confirmed'), await raceOf('confirmed')];
    const waiting = await claim(there.party, there.Ada, 84_500);
    expect(await refusalOf(decide(here.party, waiting, true, null))).toMatchObject({
      code: 'not-found',
    });
    const forged = decideClaim(
      bed.db,
      { party: here.party, claimId: 'x', isConfirmed: true, decidedBy: null, isHost: true },
      clock,
    );
    expect(await refusalOf(forged)).toMatchObject({ code: 'button-outdated' });
  });
});

describe('a lap under half of the race’s best', () => {
  test('waits for a host in any race', async () => {
    const { party, Ada, Ben } = await raceOf('self');
    await drive(party, Ada, 80_000);
    const waiting = await claim(party, Ben, 39_999);
    expect(waiting.claim.reason).toBe('too-fast');
    expect((await drive(party, Ben, 40_000)).kind).toBe('counted');
    expect(await boardOf(party)).toEqual([
      ['Ben', 40_000],
      ['Ada', 80_000],
    ]);
    await decide(party, waiting, true, null);
    expect((await boardOf(party))[0]).toEqual(['Ben', 39_999]);
  });

  test('by a host asks that host for somebody else, and waits for another for their own', async () => {
    const { party, Ada, Ben, Hana } = await raceOf('host');
    expect(await refusalOf(drive(party, Ada, 80_000))).toMatchObject({ code: 'laps-by-host' });
    const byHost = { submittedBy: Hana.id, isHost: true };
    expect((await drive(party, Ada, 80_000, byHost)).kind).toBe('counted');
    const doubted = await claim(party, Ben, 20_000, byHost);
    expect(doubted).toMatchObject({ raceBestMs: 80_000, claim: { reason: 'too-fast' } });
    expect(await boardOf(party)).toEqual([['Ada', 80_000]]);
    const own = { decidedBy: Hana.id, isHost: true, isOwnWord: true, isConfirmed: true };
    const { lap } = await decideClaim(bed.db, { party, claimId: doubted.claim.id, ...own }, clock);
    expect(lap).toMatchObject({ lapTimeMs: 20_000, position: 1 });
    const typed = await bed.db
      .sql`select submitted_by from sim_race_laps where party_id = ${party.id} and user_id = ${Ben.id}`;
    expect(typed).toEqual([{ submitted_by: Hana.id }]);
    await claim(party, Hana, 5_000, byHost);
  });
});

describe('at once', () => {
  test('ten confirmations by two hosts count once', async () => {
    const { party, Ada, Hana, Hugo } = await raceOf('confirmed');
    const waiting = await claim(party, Ada, 84_500);
    const before = await countOf(party, 'party_events');
    const decided = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        decide(party, waiting, true, index % 2 === 0 ? Hana : Hugo),
      ),
    );
    expect(decided.filter(({ isChanged }) => isChanged)).toHaveLength(1);
    for (const {
      lap,
      claim: { status },
    } of decided)
      expect([lap?.lapTimeMs, status]).toEqual([84_500, 'CONFIRMED']);
    expect([await countOf(party, 'sim_race_laps'), await countOf(party, 'party_events')]).toEqual([
      1,
      before + 1,
    ]);
  });

  test('confirmations and refusals: whoever is first decides', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { party, Ada, Hana, Hugo } = await raceOf('confirmed');
      const waiting = await claim(party, Ada, 84_500);
      const decided = await Promise.all(
        [true, false, true, false].map((isConfirmed) =>
          decide(party, waiting, isConfirmed, isConfirmed ? Hana : Hugo),
        ),
      );
      expect(decided.filter(({ isChanged }) => isChanged)).toHaveLength(1);
      const [status, ...others] = new Set(decided.map(({ claim: { status } }) => status));
      expect(others).toEqual([]);
      expect(await countOf(party, 'sim_race_laps')).toBe(status === 'CONFIRMED' ? 1 : 0);
    }
  });

  test('five deliveries of one claim claim once; delivered again after the confirmation it has its lap', async () => {
    const { party, Ada } = await raceOf('confirmed');
    const interactionId = freshId();
    const laps = await Promise.all(
      Array.from({ length: 5 }, () => claim(party, Ada, 84_500, { interactionId })),
    );
    expect(laps.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(laps.map(({ claim: { id } }) => id)).size).toBe(1);
    expect(await countOf(party, 'sim_race_lap_claims')).toBe(1);
    for (const lap of laps.slice(0, 1)) await decide(party, lap, true, null);
    expect(await drive(party, Ada, 84_500, { interactionId })).toMatchObject({
      kind: 'counted',
      replayed: true,
    });
    expect(await countOf(party, 'sim_race_laps')).toBe(1);
  });
});
