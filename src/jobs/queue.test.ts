import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { waitUntil } from '../../tests/support/imposter-party.js';
import { queueBeds } from '../../tests/support/queue-backends.js';
import { everyMs, QueueBench, quickJobs, withJobs } from '../../tests/support/queue-bench.js';
import { type DiscordOutbox, secretNonce } from '../imposter/outbox.js';
import { readRoundById } from '../imposter/read-round.js';
import { createBackend } from './backend.js';
import { checkBooks } from './check-books.js';
import { defineJob } from './define-job.js';
import { deliverWord } from './deliver-word.js';
import { generateWords } from './generate-words.js';
import { sweep } from './sweep.js';
import { defaultTiming } from './timing.js';

/** No job does anything, but for those that a test puts in their places. */
const idle = quickJobs.map((job) => ({ ...job, work: async () => {} }));
const nobody = '00000000-0000-4000-8000-000000000000';

for (const kind of queueBeds) {
  describe.skipIf(kind.isMissing)(`the jobs of ${kind.title}`, () => {
    let bench: QueueBench;

    beforeEach(async () => {
      bench = await QueueBench.open(kind);
    });
    afterEach(() => bench.close());

    it('brings a round from its start to everybody’s DM', async () => {
      const queue = await bench.openReadyQueue();
      const shown: string[] = [];
      const woken: string[] = [];
      const outbox: DiscordOutbox = {
        ...bench.outbox,
        showRound: async (id) => void shown.push(id),
      };
      queue.start(bench.depsFor(queue, { outbox, wake: () => void woken.push('relay') }));
      const roundId = await bench.startRound();
      expect(await queue.enqueue(generateWords, { roundId })).toBe(true);
      await bench.waitForDeliveries(roundId);
      expect(bench.sent.map(({ secret }) => secret.role).sort()).toEqual([
        'CIVILIAN',
        'CIVILIAN',
        'IMPOSTER',
      ]);
      expect(new Set(bench.sent.map(({ secret }) => `${secret.role} ${secret.text}`)).size).toBe(2);
      const nonces = bench.party.guests.map((userId) => secretNonce(roundId, userId));
      expect(bench.sent.map(({ nonce }) => nonce).sort()).toEqual(nonces.sort());
      await expect.poll(() => [woken, shown]).toEqual([['relay'], [roundId]]);
      expect(bench.logged()).not.toContain('"error"');
    });

    it('books closed DMs and does not try those again', async () => {
      const queue = await bench.openReadyQueue();
      queue.start(
        bench.depsFor(queue, { outbox: { ...bench.outbox, sendSecret: async () => 'CLOSED' } }),
      );
      const roundId = await bench.startRound();
      await queue.enqueue(generateWords, { roundId });
      await bench.waitForDeliveries(roundId, 'CLOSED');
      expect((await bench.readPlayers(roundId)).map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
    });

    it('sends DMs one at a time', async () => {
      const queue = await bench.openReadyQueue();
      const open = new Set<string>();
      const seen: number[] = [];
      const sendSecret: DiscordOutbox['sendSecret'] = async (message) => {
        open.add(message.nonce);
        seen.push(open.size);
        // Some work that lasts longer than the gap between DMs.
        for (let look = 0; look < 30; look += 1) await bench.readPlayers(roundId);
        open.delete(message.nonce);
        return bench.outbox.sendSecret(message);
      };
      queue.start(bench.depsFor(queue, { outbox: { ...bench.outbox, sendSecret } }));
      const roundId = await bench.startRound();
      await queue.enqueue(generateWords, { roundId });
      await bench.waitForDeliveries(roundId);
      expect(seen).toEqual([1, 1, 1]);
    });

    it('sweeps and looks at the books by itself, again and again', async () => {
      const ran: string[] = [];
      const noted = [sweep, checkBooks].map((job) =>
        everyMs({ ...job, work: async () => void ran.push(job.name) }, 50),
      );
      const queue = await bench.openReadyQueue(bench.bed.config, withJobs(idle, ...noted));
      queue.start(bench.depsFor(queue));
      await waitUntil(
        async () =>
          ['sweep', 'check-books'].map((each) => ran.filter((name) => name === each).length),
        (times) => Math.min(...times) > 1,
      );
    });

    it('does not let words wait behind DMs', async () => {
      const ran: string[] = [];
      const jobs = withJobs(
        idle,
        { ...deliverWord, work: () => new Promise(() => ran.push('deliver-word')) },
        { ...generateWords, work: async () => void ran.push('generate-words') },
      );
      const queue = await bench.openReadyQueue(bench.bed.config, jobs);
      queue.start(bench.depsFor(queue));
      await queue.enqueue(deliverWord, { roundId: nobody, userId: nobody });
      await waitUntil(
        async () => ran.length,
        (count) => count === 1,
      );
      await queue.enqueue(generateWords, { roundId: nobody });
      await waitUntil(
        async () => ran,
        (names) => names.includes('generate-words'),
      );
    });

    it('collapses duplicates while a job waits or runs, and takes the same id again afterwards', async () => {
      let finish = (): void => undefined;
      const gate = new Promise<void>((resolve) => {
        finish = resolve;
      });
      const ran: string[] = [];
      const held = defineJob({
        ...generateWords,
        async run(_, { roundId }) {
          ran.push(roundId);
          await gate;
        },
      });
      const queue = await bench.openReadyQueue(bench.bed.config, withJobs(idle, held));
      const add = (roundId = nobody) => queue.enqueue(generateWords, { roundId });
      await Promise.all([add(), add(), add()]);
      queue.start(bench.depsFor(queue));
      await waitUntil(
        async () => ran.length,
        (count) => count === 1,
      );
      await add();
      await add(bench.party.id);
      await waitUntil(
        async () => ran,
        (ids) => ids.includes(bench.party.id),
      );
      expect(ran).toEqual([nobody, bench.party.id]);
      finish();
      const addAgain = async (): Promise<number> => {
        await add();
        return ran.length;
      };
      await waitUntil(addAgain, (count) => count > 2);
    });

    it('discards payloads of another version or shape, and of a row that is gone', async () => {
      const queue = await bench.openReadyQueue();
      queue.start(bench.depsFor(queue));
      const producer = createBackend(bench.bed.config, defaultTiming).createProducer(generateWords);
      bench.closeLater(() => producer.close());
      const roundId = await bench.startRound();
      await producer.add('generate-words', { version: 2, roundId }, { jobId: 'of-version-2' });
      await producer.add('generate-words', { version: 1, roundId: 'x' }, { jobId: 'of-no-shape' });
      await queue.enqueue(generateWords, { roundId: nobody });
      await queue.enqueue(deliverWord, { roundId: nobody, userId: nobody });
      await waitUntil(
        async () => bench.logged(),
        (text) => text.includes('of-version-2') && text.includes('of-no-shape'),
      );
      await waitUntil(
        () => bench.bed.countWaiting(),
        (count) => count === 0,
      );
      expect((await readRoundById(bench.bed.database.db, roundId))?.status).toBe('GENERATING');
      expect(bench.logged()).not.toContain('"error"');
    });

    it('waits with a job for as long as it was told to', async () => {
      const ran: string[] = [];
      const noted = defineJob({
        ...generateWords,
        run: async (_, { roundId }) => void ran.push(roundId),
      });
      const queue = await bench.openReadyQueue(bench.bed.config, withJobs(idle, noted));
      queue.start(bench.depsFor(queue));
      const [soon = '', later = ''] = bench.party.guests;
      await queue.enqueue(generateWords, { roundId: later }, { delayMs: 600_000 });
      await queue.enqueue(generateWords, { roundId: soon }, { delayMs: 300 });
      await queue.enqueue(generateWords, { roundId: bench.party.id });
      await waitUntil(
        async () => ran.toSorted(),
        (done) => done.length === 2,
      );
      expect(ran.toSorted()).toEqual([bench.party.id, soon].toSorted());
    });
  });
}
