import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { waitUntil } from '../../tests/imposter-party.js';
import { queueBeds } from '../../tests/queue-backends.js';
import { QueueBench } from '../../tests/queue-bench.js';
import { type DiscordOutbox, secretNonce } from '../imposter/outbox.js';
import { readRoundById } from '../imposter/read-round.js';
import { createBackend } from './backend.js';
import { type JobHandlers, jobIds } from './payloads.js';
import { defaultTiming } from './timing.js';

const idle: JobHandlers = {
  'generate-words': async () => {},
  'deliver-word': async () => {},
  'lock-race': async () => {},
  'show-live': async () => {},
  'end-phase': async () => {},
  sweep: async () => {},
  'check-books': async () => {},
};
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
      queue.start(bench.handlersFor(queue, { outbox, wake: () => void woken.push('relay') }));
      const roundId = await bench.startRound();
      expect(
        await queue.enqueue('generate-words', { roundId }, { jobId: jobIds.words(roundId) }),
      ).toBe(true);
      await bench.waitForDeliveries(roundId);
      expect(bench.sent.map(({ secret }) => secret.role).sort()).toEqual([
        'CIVILIAN',
        'CIVILIAN',
        'IMPOSTER',
      ]);
      expect(new Set(bench.sent.map(({ secret }) => `${secret.role} ${secret.text}`)).size).toBe(2);
      const nonces = bench.party.guests.map((userId) => secretNonce(roundId, userId));
      expect(bench.sent.map(({ nonce }) => nonce).sort()).toEqual(nonces.sort());
      expect([woken, shown]).toEqual([['relay'], [roundId]]);
      expect(bench.logged()).not.toContain('"error"');
    });

    it('books closed DMs and does not try those again', async () => {
      const queue = await bench.openReadyQueue();
      queue.start(
        bench.handlersFor(queue, { outbox: { ...bench.outbox, sendSecret: async () => 'CLOSED' } }),
      );
      const roundId = await bench.startRound();
      await queue.enqueue('generate-words', { roundId });
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
      queue.start(bench.handlersFor(queue, { outbox: { ...bench.outbox, sendSecret } }));
      const roundId = await bench.startRound();
      await queue.enqueue('generate-words', { roundId });
      await bench.waitForDeliveries(roundId);
      expect(seen).toEqual([1, 1, 1]);
    });

    it('sweeps and looks at the books by itself, again and again', async () => {
      const queue = await bench.openReadyQueue(bench.bed.config, {
        sweepEveryMs: 50,
        checkBooksEveryMs: 50,
      });
      const ran: string[] = [];
      queue.start({
        ...idle,
        sweep: async () => void ran.push('sweep'),
        'check-books': async () => void ran.push('books'),
      });
      await waitUntil(
        async () => ['sweep', 'books'].map((each) => ran.filter((name) => name === each).length),
        (times) => Math.min(...times) > 1,
      );
    });

    it('does not let words wait behind DMs', async () => {
      const queue = await bench.openReadyQueue();
      const ran: string[] = [];
      queue.start({
        ...idle,
        'deliver-word': () => new Promise(() => ran.push('deliver-word')),
        'generate-words': async () => void ran.push('generate-words'),
      });
      await queue.enqueue('deliver-word', { roundId: nobody, userId: nobody });
      await waitUntil(
        async () => ran.length,
        (count) => count === 1,
      );
      await queue.enqueue('generate-words', { roundId: nobody });
      await waitUntil(
        async () => ran,
        (names) => names.includes('generate-words'),
      );
    });

    it('collapses duplicates while a job waits or runs, and takes the same id again afterwards', async () => {
      const queue = await bench.openReadyQueue();
      let finish = (): void => undefined;
      const gate = new Promise<void>((resolve) => {
        finish = resolve;
      });
      const ran: string[] = [];
      const add = (userId = nobody) =>
        queue.enqueue('generate-words', { roundId: userId }, { jobId: `words-${userId}` });
      await Promise.all([add(), add(), add()]);
      queue.start({
        ...idle,
        async 'generate-words'({ roundId }) {
          ran.push(roundId);
          await gate;
        },
      });
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
      queue.start(bench.handlersFor(queue));
      const producer = createBackend(bench.bed.config, defaultTiming).createProducer(
        'generate-words',
      );
      bench.closeLater(() => producer.close());
      const roundId = await bench.startRound();
      await producer.add('generate-words', { version: 2, roundId }, { jobId: 'of-version-2' });
      await producer.add('generate-words', { version: 1, roundId: 'x' }, { jobId: 'of-no-shape' });
      await queue.enqueue('generate-words', { roundId: nobody }, { jobId: 'of-no-row' });
      await queue.enqueue(
        'deliver-word',
        { roundId: nobody, userId: nobody },
        { jobId: 'to-nobody' },
      );
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
      const queue = await bench.openReadyQueue();
      const ran: string[] = [];
      queue.start({ ...idle, 'generate-words': async ({ roundId }) => void ran.push(roundId) });
      const [soon = '', later = ''] = bench.party.guests;
      await queue.enqueue('generate-words', { roundId: later }, { delayMs: 600_000 });
      await queue.enqueue('generate-words', { roundId: soon }, { delayMs: 300 });
      await queue.enqueue('generate-words', { roundId: bench.party.id });
      await waitUntil(
        async () => ran.toSorted(),
        (done) => done.length === 2,
      );
      expect(ran.toSorted()).toEqual([bench.party.id, soon].toSorted());
    });
  });
}
