import { z } from 'zod';
import { invariantOverdue } from '../db/schema/index.js';
import { readChannelsOwed } from '../events/tell-lines.js';
import { readDueDeliveries, readDueRounds } from '../imposter/due.js';
import { readDueParties } from '../party/kept-messages.js';
import { forgetViewers } from '../party/overlay-viewers.js';
import { forgetVisitors } from '../party/phones/knocks.js';
import { defineJob } from './define-job.js';
import { deliverWord } from './deliver-word.js';
import { generateWords } from './generate-words.js';
import type { HandlerDeps } from './handler-deps.js';
import { keepRaces } from './keep-races.js';
import { keepRounds } from './keep-rounds.js';
import { secondOf, showLive } from './show-live.js';
import { tellLines } from './tell-lines.js';

/**
 * What a sweep does, one after another: answers what a kill left open, puts back into the queue what is due and not in it, locks
 * and ends races whose time has come, goes on with rounds, reports what is overdue.
 */
const steps = {
  answers: ({ finishAnswers }: HandlerDeps) => finishAnswers(),
  requeue,
  races: keepRaces,
  viewers: ({ db, clock }: HandlerDeps) => forgetViewers(db, clock),
  visitors: ({ db, clock }: HandlerDeps) => forgetVisitors(db, clock),
  rounds: keepRounds,
  report,
} as const satisfies Record<string, (deps: HandlerDeps) => Promise<unknown>>;

/** Makes up for whatever a queue or a process has lost. */
export const sweep = defineJob({
  name: 'sweep',
  version: 1,
  payload: z.object({}),
  concurrency: 1,
  everyMs: 15_000,
  run: takeSteps,
});

/** A step that fails does not keep the others from their work; the next sweep tries it again. */
async function takeSteps(deps: HandlerDeps): Promise<void> {
  for (const [step, run] of Object.entries(steps)) {
    await run(deps).catch((error: unknown) =>
      deps.log.error({ err: error, step }, 'a step of the sweep failed'),
    );
  }
}

async function requeue({ db, clock, enqueue }: HandlerDeps): Promise<void> {
  const now = clock.now();
  for (const { roundId } of await readDueRounds(db, now)) {
    if (!(await enqueue(generateWords, { roundId }, { occasion: now.getTime() }))) return;
  }
  for (const { roundId, userId, attempts } of await readDueDeliveries(db, now)) {
    if (!(await enqueue(deliverWord, { roundId, userId }, { occasion: attempts }))) return;
  }
  for (const partyId of await readDueParties(db, now)) {
    if (!(await enqueue(showLive, { partyId }, { occasion: secondOf(now) }))) return;
  }
  for (const channelId of await readChannelsOwed(db, now)) {
    if (!(await enqueue(tellLines, { channelId }, { occasion: now.getTime() }))) return;
  }
}

async function report({ db, reportOverdue }: HandlerDeps): Promise<void> {
  reportOverdue(await db.orm.select().from(invariantOverdue));
}
