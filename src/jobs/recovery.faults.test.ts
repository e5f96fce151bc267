import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundleProgram } from '../../tests/support/bundled-program.js';
import { waitUntil } from '../../tests/support/imposter-party.js';
import { createGate, queueBeds } from '../../tests/support/queue-backends.js';
import { everyMs, QueueBench, quickJobs, withJobs } from '../../tests/support/queue-bench.js';
import type { DiscordOutbox } from '../imposter/outbox.js';
import { readRoundById } from '../imposter/read-round.js';
import { revealRound } from '../imposter/reveal-round.js';
import { wordsPatienceMs } from '../imposter/rules.js';
import { createWordBank } from '../imposter/words/bank.js';
import type { WordSource } from '../imposter/words/word-source.js';
import { deliverWord } from './deliver-word.js';
import { generateWords } from './generate-words.js';
import { sweep } from './sweep.js';

for (const kind of queueBeds) {
  describe.skipIf(kind.isMissing)(`recovery of ${kind.title}`, () => {
    let bench: QueueBench;

    beforeEach(async () => {
      bench = await QueueBench.open(kind);
    });
    afterEach(() => bench.close());

    it('tries again by the sweep where a handler fails', async () => {
      const queue = await bench.openReadyQueue();
      const calls: string[] = [];
      const failing: WordSource = {
        async write(request, signal) {
          calls.push(request.partyId);
          if (calls.length <= 2) throw new Error('refused');
          return createWordBank(() => 0).write(request, signal);
        },
      };
      queue.start(bench.depsFor(queue, { words: failing, bank: failing }));
      const roundId = await bench.startRound();
      await queue.enqueue(generateWords, { roundId });
      await waitUntil(
        async () => bench.logged(),
        (text) => text.includes('job failed'),
      );
      await bench.waitForDeliveries(roundId);
      // A worker that is held up loses its job to another try, so there may be one more.
      expect(calls.length).toBeGreaterThanOrEqual(3);
      expect(bench.sent).toHaveLength(bench.party.guests.length);
    });

    it('takes words from the bank where the source fails', async () => {
      const queue = await bench.openReadyQueue();
      const words: WordSource = { write: () => Promise.reject(new Error('refused')) };
      queue.start(bench.depsFor(queue, { words }));
      const roundId = await bench.startRound();
      await queue.enqueue(generateWords, { roundId });
      await bench.waitForDeliveries(roundId);
    });

    it('sends a DM again at the time that Discord names, without waiting for a sweep', async () => {
      const queue = await bench.openReadyQueue(
        bench.bed.config,
        withJobs(quickJobs, everyMs(sweep, 3_600_000)),
      );
      const refused: string[] = [];
      const sendSecret: DiscordOutbox['sendSecret'] = async (message) => {
        if (refused.length === 3) return bench.outbox.sendSecret(message);
        refused.push(message.nonce);
        throw Object.assign(new Error('too fast'), { retryAfterMs: 0 });
      };
      queue.start(bench.depsFor(queue, { outbox: { ...bench.outbox, sendSecret } }));
      const roundId = await bench.startRound();
      await queue.enqueue(generateWords, { roundId });
      await bench.waitForDeliveries(roundId);
      const attempts = (await bench.readPlayers(roundId)).map((player) => player.attempts);
      expect(attempts.reduce((sum, count) => sum + count)).toBe(6);
      expect(bench.sent).toHaveLength(3);
    });

    it('loses nothing when the whole queue is lost while a round awaits its words', async () => {
      const queue = await bench.openReadyQueue();
      const roundId = await bench.startRound();
      await queue.enqueue(generateWords, { roundId });
      await bench.bed.lose();
      queue.start(bench.depsFor(queue));
      bench.clock.advance(wordsPatienceMs);
      await bench.waitForDeliveries(roundId);
    });

    it('loses nothing when the whole queue, its schedule too, is lost while DMs are owed', async () => {
      const queue = await bench.openReadyQueue();
      let isDown = true;
      const sendSecret: DiscordOutbox['sendSecret'] = async (message) => {
        if (isDown) throw new Error('down');
        return bench.outbox.sendSecret(message);
      };
      queue.start(bench.depsFor(queue, { outbox: { ...bench.outbox, sendSecret } }));
      const roundId = await bench.startRound();
      await queue.enqueue(generateWords, { roundId });
      const read = () => bench.readPlayers(roundId);
      await waitUntil(read, (players) => players.every(({ attempts }) => attempts === 1));
      await bench.bed.lose();
      isDown = false;
      await bench.waitForDeliveries(roundId);
      // Discord drops what comes again with the same nonce.
      expect(new Set(bench.sent.map(({ nonce }) => nonce)).size).toBe(3);
    });

    it('delivers what a worker was delivering when it was killed', async () => {
      const { config, database } = bench.bed;
      const queue = await bench.openReadyQueue();
      const roundId = await bench.startRound();
      await queue.enqueue(generateWords, { roundId });
      const args = [await bundleProgram('deliver'), database.url, config.kind, config.url];
      const worker = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      const [line] = await once(createInterface({ input: worker.stdout }), 'line');
      const gone = once(worker, 'exit');
      worker.kill('SIGKILL');
      await gone;
      expect(
        (await bench.readPlayers(roundId)).filter(({ attempts }) => attempts > 0),
      ).toHaveLength(1);
      queue.start(bench.depsFor(queue));
      bench.clock.advance(Date.now() - bench.clock.now().getTime());
      await bench.waitForDeliveries(roundId);
      expect(bench.sent.map(({ nonce }) => `sending ${nonce}`)).toContain(line);
      expect(bench.sent).toHaveLength(3);
    });

    it('goes on by itself after its connections broke, again and again', async () => {
      const queue = await bench.openReadyQueue();
      queue.start(bench.depsFor(queue));
      await waitUntil(async () => queue.isReady(), Boolean);
      for (const interactionId of ['1', '2', '3']) {
        await bench.bed.breakConnections();
        const roundId = await waitUntil(
          () => bench.startRound().catch(() => ''),
          (id) => id !== '',
        );
        await queue.enqueue(generateWords, { roundId });
        bench.clock.advance(wordsPatienceMs);
        await bench.waitForDeliveries(roundId);
        await revealRound(
          bench.bed.database.db,
          { party: bench.party, revealedBy: null, interactionId },
          bench.clock,
        );
      }
      await waitUntil(async () => queue.isReady(), Boolean);
      expect(bench.sent).toHaveLength(9);
    });

    it('connects by itself when its server comes after it, and makes no caller fail meanwhile', async () => {
      const gate = await createGate(bench.bed.config);
      const queue = bench.openQueue(gate.config);
      queue.start(bench.depsFor(queue));
      const roundId = await bench.startRound();
      expect(await queue.enqueue(generateWords, { roundId })).toBe(false);
      expect(queue.isReady()).toBe(false);
      await waitUntil(
        async () => bench.logged(),
        (text) => text.includes('job queue lost'),
      );
      await gate.open();
      bench.closeLater(() => gate.close());
      await waitUntil(async () => queue.isReady(), Boolean);
      bench.clock.advance(wordsPatienceMs);
      await bench.waitForDeliveries(roundId);
    });

    it('makes no caller wait, and closes, where its server stops answering', async () => {
      const gate = await createGate(bench.bed.config);
      await gate.open();
      bench.closeLater(() => gate.close());
      const queue = await bench.openReadyQueue(gate.config);
      queue.start(bench.depsFor(queue));
      await waitUntil(async () => queue.isReady(), Boolean);
      gate.stall();
      const roundId = await bench.startRound();
      expect(await queue.enqueue(generateWords, { roundId })).toBe(false);
      expect(bench.logged()).toContain('DeadlineError');
      await queue.close();
      expect((await readRoundById(bench.bed.database.db, roundId))?.status).toBe('GENERATING');
    });

    it('closes with a job in flight that never ends, and the next start makes up for it', async () => {
      const begun: string[] = [];
      const endless = {
        ...deliverWord,
        work: () => new Promise<never>(() => begun.push('delivery')),
      };
      const queue = await bench.openReadyQueue(bench.bed.config, withJobs(quickJobs, endless));
      queue.start(bench.depsFor(queue));
      const roundId = await bench.startRound();
      await queue.enqueue(generateWords, { roundId });
      await waitUntil(
        async () => begun.length,
        (count) => count === 1,
      );
      await queue.close();
      expect(queue.isReady()).toBe(false);
      const next = await bench.openReadyQueue();
      next.start(bench.depsFor(next));
      await bench.waitForDeliveries(roundId);
    });
  });
}
