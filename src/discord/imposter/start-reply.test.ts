import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import {
  createTestClock,
  createTestParty,
  newSnowflake,
} from '../../../tests/support/imposter-party.js';
import { startRoundAct } from '../../acts/imposter.js';
import { readKept } from '../../party/kept-messages.js';
import type { Context } from '../kernel/command.js';
import { perform } from '../kernel/step.js';
import { answerStart } from './start-reply.js';

const here = '1200000000000000001';
const choices = {
  topic: null,
  imposters: 1,
  players: 'everyone',
  talk: null,
  turn: null,
  mode: 'one-vote',
  variant: 'imposter',
} as const;

let bed: TestDatabase;
beforeAll(async () => {
  bed = await createTestDatabase();
});
afterAll(() => bed.close());

/** A host in a channel of which Discord says whether the bot may post there. */
async function createHost(canPostIn: () => Promise<boolean>) {
  const clock = createTestClock();
  const party = await createTestParty(bed.db, 3, clock);
  const followed: string[] = [];
  const context = {
    db: bed.db,
    clock,
    party: { ...party, guildId: '1' },
    actor: { isHost: true, guest: { id: party.guests[0] } },
    randomInt: () => 0,
    channelId: here,
    interactionId: newSnowflake(),
    canPostIn,
    waitFor: () => 0,
    async enqueueWords() {},
    followRound: (id: string) => void followed.push(id),
    // Only what a start looks at: no Discord is behind it here.
  } as unknown as Context;
  return { context, followed };
}

it('a start is answered though Discord says nothing of the channel, and the round’s message comes apart', async () => {
  const { context, followed } = await createHost(() => new Promise(() => undefined));
  const reply = await answerStart(await perform(startRoundAct, choices, context), context);
  expect(reply.announcement).toBeUndefined();
  expect(reply.answer.content).toContain('Round 1');
  expect(followed).toHaveLength(1);
});

it('a start in a channel that is closed to the bot carries the round’s message, which is kept from then on', async () => {
  const { context, followed } = await createHost(async () => false);
  const reply = await answerStart(await perform(startRoundAct, choices, context), context);
  expect(JSON.stringify(reply.announcement)).toContain('Show my word');
  const [subject = ''] = followed;
  await reply.onAnnounced?.({ channelId: here, messageId: '7' });
  expect(followed).toEqual([subject, subject]);
  expect(await readKept(bed.db, { kind: 'round', subject })).toMatchObject({
    channelId: here,
    messageId: '7',
    shown: expect.stringMatching(/^DEAL:./),
  });
});
