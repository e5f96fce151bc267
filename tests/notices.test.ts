import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRaceNotices } from '../src/discord/racing/race-notices.js';
import type { Race } from '../src/racing/race.js';
import { openStage, type Stage } from '../src/rehearsal/testing/stage.js';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage.close());

it('a reminder that is sent again, as after a crash, is one message; that of another day is another', async () => {
  const client = await stage.bot({});
  const channelId = client.channels.cache.find((channel) => channel.isSendable())?.id ?? null;
  const race: Race = {
    id: 'a3c4fd7e-4b0e-4c53-9f0f-1a2b3c4d5e6f',
    partyId: '00000000-0000-4000-8000-000000000001',
    title: 'Spa',
    track: null,
    status: 'OPEN',
    payoutRule: 'double',
    lockRule: 'manual',
    locksAt: null,
    lapRule: 'self',
    backing: 'any',
    channelId,
    boardVersion: 1,
    isCancelled: false,
    winnerId: null,
    createdAt: new Date(0),
    endedAt: null,
  };
  const notices = createRaceNotices(client);
  const day = new Date('2026-11-22T20:00:00Z');
  const shown = async () =>
    (await stage.api.messages('Ava')).filter(({ content }) => content.includes('For the host'))
      .length;
  await notices.leftAlone(race, day, false);
  await notices.leftAlone(race, day, false);
  expect(await shown()).toBe(1);
  await notices.leftAlone(race, new Date('2026-11-23T20:00:00Z'), false);
  expect(await shown()).toBe(2);
});
