import { invariantOverdue } from '../db/schema/index.js';
import { readDueDeliveries, readDueRounds } from '../imposter/due.js';
import { forgetViewers } from '../party/overlay-viewers.js';
import { readPartiesToShow } from '../racing/live-boards.js';
import type { HandlerDeps } from './handler-deps.js';
import { keepRaces } from './keep-races.js';
import { keepRounds } from './keep-rounds.js';
import { jobIds } from './payloads.js';

/**
 * What a sweep does, one after another: puts back into the queue what is due and not in it, locks
 * and ends races whose time has come, goes on with rounds, reports what is overdue.
 */
const steps = {
  requeue,
  races: keepRaces,
  viewers: ({ db, clock }: HandlerDeps) => forgetViewers(db, clock),
  rounds: keepRounds,
  reportOverdue,
} as const satisfies Record<string, (deps: HandlerDeps) => Promise<unknown>>;

/** A step that fails does not keep the others from their work; the next sweep tries it again. */
export async function sweep(deps: HandlerDeps): Promise<void> {
  for (const [step, run] of Object.entries(steps)) {
    await run(deps).catch((error: unknown) =>
      deps.log.error({ err: error, step }, 'a step of the sweep failed'),
    );
  }
}

async function requeue({ db, clock, enqueue }: HandlerDeps): Promise<void> {
  const now = clock.now();
  for (const { roundId } of await readDueRounds(db, now)) {
    if (!(await enqueue('generate-words', { roundId }, { jobId: jobIds.words(roundId, now) })))
      return;
  }
  for (const { roundId, userId, attempts } of await readDueDeliveries(db, now)) {
    if (
      !(await enqueue(
        'deliver-word',
        { roundId, userId },
        { jobId: jobIds.deliver(roundId, userId, attempts) },
      ))
    )
      return;
  }
  for (const partyId of await readPartiesToShow(db, now)) {
    if (!(await enqueue('show-live', { partyId }, { jobId: jobIds.live(partyId, now) }))) return;
  }
}

async function reportOverdue({ db, log }: HandlerDeps): Promise<void> {
  const overdue = await db.orm.select().from(invariantOverdue);
  if (overdue.length > 0) log.warn({ overdue }, 'some work is overdue');
}
