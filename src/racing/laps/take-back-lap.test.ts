import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import { createParty, freshId, refusalOf } from '../../../tests/support/party.js';
import type { Clock } from '../../clock.js';
import type { Party } from '../../party/ensure-party.js';
import { readBoard } from '../read-board.js';
import { listVoidableLaps } from './find-laps.js';
import { submitLap } from './submit-lap.js';
import { takeBackLap } from './take-back-lap.js';

let bed: TestDatabase;
let now = Date.UTC(2026, 10, 21, 20);
const clock: Clock = { now: () => new Date(now) };
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

async function drive(party: Party, racerId: string, timeMs: number, submittedBy = racerId) {
  const input = { party, racerId, submittedBy, timeMs, interactionId: freshId() };
  await submitLap(bed.db, input, clock);
  const [lap] = await listVoidableLaps(bed.db, party.id, { racerId, limit: 1 });
  return lap?.id ?? 0;
}

describe('a lap of one’s own', () => {
  test('is taken back within five minutes, once, and the one before counts again', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada', 'Ben']);
    const racerId = guests.Ada.id;
    await drive(party, racerId, 84_500);
    const lapId = await drive(party, racerId, 64_500);
    now += 4 * 60_000;
    const taken = await takeBackLap(bed.db, { party, authorId: racerId, lapId }, clock);
    expect(taken).toMatchObject({ isChanged: true, lapTimeMs: 64_500 });
    const again = await takeBackLap(bed.db, { party, authorId: racerId, lapId }, clock);
    expect(again.isChanged).toBe(false);
    const { board } = await readBoard(bed.db, party.id);
    expect(board.map(({ lapTimeMs }) => lapTimeMs)).toEqual([84_500]);
    const rows = await bed.db
      .sql`select void_reason from sim_race_laps where party_id = ${party.id} and voided_at is not null`;
    expect(rows).toEqual([{ void_reason: 'taken back by the racer' }]);
  });

  test('stays where it is older, somebody else’s, or a host’s word', async () => {
    const { party, guests } = await createParty(bed.db, ['Ada', 'Ben']);
    const racerId = guests.Ada.id;
    const old = await drive(party, racerId, 84_500);
    now += 5 * 60_000;
    const ofBen = await drive(party, guests.Ben.id, 85_000);
    const typedByBen = await drive(party, racerId, 83_000, guests.Ben.id);
    for (const lapId of [old, ofBen, typedByBen])
      expect(
        await refusalOf(takeBackLap(bed.db, { party, authorId: racerId, lapId }, clock)),
      ).toMatchObject({
        code: 'lap-kept',
      });
    const host = { party, authorId: guests.Ben.id, lapId: typedByBen };
    expect(await takeBackLap(bed.db, host, clock)).toMatchObject({ isChanged: true });
    const [row] = await bed.db.sql`select void_reason from sim_race_laps where id = ${typedByBen}`;
    expect(row).toEqual({ void_reason: 'taken back by the host who typed it' });
    expect(await bed.db.sql`select * from invariant_violations`).toEqual([]);
  });
});
