import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import { createTestClock } from '../../../tests/support/imposter-party.js';
import { createParty, freshId } from '../../../tests/support/party.js';
import { extendLock } from '../../racing/edit-race.js';
import { lockRace } from '../../racing/lock-race.js';
import { openRace } from '../../racing/open-race.js';
import { renderLine } from './render-line.js';

let bed: TestDatabase;
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

async function openTimed() {
  const clock = createTestClock();
  const { party } = await createParty(bed.db, ['Ada'], clock);
  const input = { party, title: 'Cup', lock: '5m', channelId: '5', triggeredBy: null };
  const { race } = await openRace(bed.db, { ...input, interactionId: freshId() }, clock);
  const [subject] = await bed.db.sql<{ subject: string }[]>`
    select subject from public_lines where kind = 'race-locks-soon' and party_id = ${party.id}`;
  const line = { kind: 'race-locks-soon', partyId: party.id, subject: subject?.subject ?? '' };
  const say = () => renderLine(bed.db, { ...line, kind: 'race-locks-soon' }, clock.now());
  return { clock, by: { party, gameId: race.id, triggeredBy: null }, say };
}

test('the warning of a timed lock says when it locks, as long as it is to', async () => {
  const { clock, say } = await openTimed();
  clock.advance(240_000);
  expect((await say())?.content).toMatch(/^Last bets: betting on \*\*Cup\*\* locks <t:\d+:R>/);
  clock.advance(60_000);
  expect(await say()).toBeNull();
});

test('nothing is told of a lock that has moved or come', async () => {
  const [moved, locked] = [await openTimed(), await openTimed()];
  const more = { ...moved.by, interactionId: freshId(), by: '1m' };
  await extendLock(bed.db, more, moved.clock);
  await lockRace(bed.db, locked.by, locked.clock);
  expect(await moved.say()).toBeNull();
  expect(await locked.say()).toBeNull();
});
