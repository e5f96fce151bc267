import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { createParty } from '../../tests/support/party.js';
import { eventValues, recordEvent } from './record-event.js';

let bed: TestDatabase;
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

const timestamp = '2026-11-21T20:15:00.250Z';

test('an event is written with its topic, its payload as a JSON object and the payload’s time', async () => {
  const { party, guests } = await createParty(bed.db, ['Ada']);
  const payload = { roundId: guests.Ada.id, playerCount: 3, round: 1, timestamp };
  await bed.db.orm.transaction((tx) =>
    recordEvent(tx, {
      partyId: party.id,
      type: 'round-started',
      payload,
      triggeredBy: guests.Ada.id,
    }),
  );
  const [row] = await bed.db.sql`
    select channel, data, jsonb_typeof(data) as type, triggered_by, created_at, sequence from party_events
    where party_id = ${party.id} and event_type = 'round-started'`;
  expect(row).toMatchObject({
    channel: 'imposter-game',
    data: payload,
    type: 'object',
    triggered_by: guests.Ada.id,
    sequence: null,
  });
  expect(row?.['created_at']).toEqual(new Date(timestamp));
});

test('an event is gone when the transaction of its change is rolled back', async () => {
  const { party } = await createParty(bed.db, []);
  const change = bed.db.orm.transaction(async (tx) => {
    await recordEvent(tx, {
      partyId: party.id,
      type: 'round-cancelled',
      payload: { roundId: party.id, round: 1, timestamp },
    });
    throw new Error('the change failed');
  });
  await expect(change).rejects.toThrow('the change failed');
  expect(await bed.db.sql`select id from party_events where party_id = ${party.id}`).toHaveLength(
    0,
  );
});

test('the values for a tagged statement store a JSON object too', async () => {
  const { party } = await createParty(bed.db, []);
  const { type, channel, data } = eventValues('round-cancelled', { round: 2, timestamp });
  const [row] = await bed.db.sql`
    insert into party_events (party_id, event_type, channel, data)
    values (${party.id}, ${type}, ${channel}, ${data}::text::jsonb || jsonb_build_object('roundId', 7))
    returning data, jsonb_typeof(data) as type`;
  expect(row).toEqual({ type: 'object', data: { round: 2, timestamp, roundId: 7 } });
});
