import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { openTestVote } from '../../tests/support/dealt-round.js';
import {
  createTestClock,
  createTestParty,
  readPlayers,
  startTestRound,
  waitUntil,
} from '../../tests/support/imposter-party.js';
import { readRoundById } from '../imposter/read-round.js';
import { createWordBank } from '../imposter/words/bank.js';
import { endPhase } from './end-phase.js';
import { generateWords } from './generate-words.js';
import type { JobQueue } from './queue.js';
import { sweep } from './sweep.js';
import { doWithoutQueue } from './without-queue.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const away: JobQueue = {
  enqueue: async () => false,
  start() {},
  isReady: () => false,
  onProblem() {},
  async close() {},
};

it('deals the words, sends the DMs and ends the phases of a round while the queue is away', async () => {
  const { db } = database;
  const clock = createTestClock();
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const queue = doWithoutQueue(away, log);
  const bank = createWordBank(() => 0);
  const sent: string[] = [];
  const outbox = {
    async sendSecret({ discordId }: { readonly discordId: string }) {
      sent.push(discordId);
      return 'SENT' as const;
    },
    async showRound() {},
  };
  const nobody = {
    tellLines: async () => null,
    showLive: async () => {},
    finishAnswers: async () => {},
  };
  queue.start({
    db,
    clock,
    words: bank,
    bank,
    outbox,
    ...nobody,
    enqueue: queue.enqueue,
    wake() {},
    reportOverdue() {},
    reportBroken() {},
    log,
  });
  const party = await createTestParty(db, 3, clock);
  const { round } = await startTestRound(db, party, clock);
  const read = () => readRoundById(db, round.id);
  expect(await queue.enqueue(generateWords, { roundId: round.id })).toBe(true);
  await waitUntil(
    () => readPlayers(db, round.id),
    (players) => players.every(({ delivery }) => delivery === 'SENT'),
  );
  expect(sent).toHaveLength(3);
  await openTestVote(db, { party, roundId: round.id, imposters: [], civilians: [] }, clock);
  clock.advance(90_000);
  await queue.enqueue(endPhase, { roundId: round.id });
  await waitUntil(read, (view) => view?.status === 'REVEALED');
  expect(await queue.enqueue(sweep, {})).toBe(false);
});
