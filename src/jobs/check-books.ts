import { z } from 'zod';
import { invariantViolations } from '../db/schema/index.js';
import { defineJob } from './define-job.js';
import type { HandlerDeps } from './handler-deps.js';

/** Reports what breaks an invariant; reads every lap, bet and ledger row of all parties. */
export const checkBooks = defineJob({
  name: 'check-books',
  version: 1,
  payload: z.object({}),
  concurrency: 1,
  everyMs: 300_000,
  run: reportViolations,
});

async function reportViolations({ db, reportBroken }: HandlerDeps): Promise<void> {
  reportBroken(await db.orm.select().from(invariantViolations));
}
