import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { waitUntil } from '../../tests/support/imposter-party.js';
import { queueBeds } from '../../tests/support/queue-backends.js';
import { QueueBench } from '../../tests/support/queue-bench.js';
import type { DiscordOutbox } from '../imposter/outbox.js';
import type { WordSource } from '../imposter/words/word-source.js';
import { generateWords } from './generate-words.js';

const secrets = /Zanzibarquokka|Unobtainiumflute|IMPOSTER|CIVILIAN/;
const bank: WordSource = {
  write: async () => ({
    word: 'Zanzibarquokka',
    hint: 'Unobtainiumflute',
    source: 'bank',
    note: 'bank-only',
  }),
};

for (const kind of queueBeds) {
  describe.skipIf(kind.isMissing)(`secrets and ${kind.title}`, () => {
    let bench: QueueBench;

    beforeEach(async () => {
      bench = await QueueBench.open(kind);
    });
    afterEach(() => bench.close());

    it('are in no stored job and no log line, where Discord refuses with the message’s body in the error', async () => {
      const queue = await bench.openReadyQueue();
      const sendSecret: DiscordOutbox['sendSecret'] = ({ secret }) =>
        Promise.reject(
          Object.assign(new Error(`refused ${secret.text}`), { requestBody: secret, status: 500 }),
        );
      queue.start(
        bench.depsFor(queue, { words: bank, bank, outbox: { ...bench.outbox, sendSecret } }),
      );
      const roundId = await bench.startRound();
      await queue.enqueue(generateWords, { roundId });
      const read = () => bench.readPlayers(roundId);
      await waitUntil(read, (players) => players.every(({ attempts }) => attempts === 1));
      await waitUntil(
        () => bench.bed.dump(),
        (stored) => stored.includes(roundId),
      );
      expect(await bench.bed.dump()).not.toMatch(secrets);
      expect(bench.logged()).toContain('"status":500');
      expect(bench.logged()).not.toMatch(secrets);
    });

    it('are in no stored job and no log line, where the database refuses the words', async () => {
      const queue = await bench.openReadyQueue();
      await bench.bed.database.db
        .sql`alter table party_imposter_rounds add constraint refuse check (secret_word is null)`;
      queue.start(bench.depsFor(queue, { words: bank, bank }));
      const roundId = await bench.startRound();
      await queue.enqueue(generateWords, { roundId });
      await waitUntil(
        async () => bench.logged(),
        (text) => text.includes('job failed'),
      );
      expect(bench.logged()).toContain('23514');
      expect(bench.logged()).not.toMatch(secrets);
      expect(await bench.bed.dump()).not.toMatch(secrets);
    });
  });
}
