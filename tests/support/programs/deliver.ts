import { systemClock } from '../../../src/clock.js';
import { connect } from '../../../src/db/connect.js';
import { createWordBank } from '../../../src/imposter/words/bank.js';
import type { QueueConfig } from '../../../src/jobs/backend.js';
import { createJobQueue } from '../../../src/jobs/queue.js';

/**
 * A worker for tests to kill: prints a line when it begins to send a DM, and never gets to the end
 * of it. Arguments: the database, the kind of queue, its address.
 */
async function workForever(databaseUrl: string, config: QueueConfig): Promise<void> {
  const silent = (): void => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const db = await connect(databaseUrl);
  const queue = createJobQueue(config, { log });
  const bank = createWordBank(() => 0);
  const outbox = {
    sendSecret({ nonce }: { readonly nonce: string }) {
      process.stdout.write(`sending ${nonce}\n`);
      return new Promise<never>(() => undefined);
    },
    async showRound() {},
  };
  queue.start({
    db,
    clock: systemClock,
    words: bank,
    bank,
    outbox,
    tellLines: async () => null,
    finishAnswers: async () => {},
    showLive: async () => {},
    enqueue: queue.enqueue,
    wake: silent,
    reportOverdue: silent,
    reportBroken: silent,
    log,
  });
}

const [databaseUrl = '', kind, url = ''] = process.argv.slice(2);
await workForever(databaseUrl, { kind: kind === 'redis' ? 'redis' : 'postgres', url });
