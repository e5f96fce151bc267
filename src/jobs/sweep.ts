import { invariantOverdue, invariantViolations } from '../db/schema/index.js';
import { readDueDeliveries, readDueRounds } from '../imposter/due.js';
import { forgetViewers } from '../party/overlay-viewers.js';
import { readPartiesToShow } from '../racing/live-boards.js';
import type { HandlerDeps } from './handlers.js';
import { keepRaces } from './keep-races.js';
import { keepRounds } from './keep-rounds.js';
import { jobIds } from './payloads.js';

/** Puts back into the queue what is due and not in it, locks and ends races whose time has come, goes on with rounds, and reports broken books. */
export async function sweep(deps: HandlerDeps): Promise<void> {
  await requeue(deps);
  await keepRaces(deps);
  await forgetViewers(deps.db, deps.clock);
  await keepRounds(deps);
  await report(deps);
}

async function requeue({ db, clock, enqueue }: HandlerDeps): Promise<void> {
  const now = clock.now();
  for (const { roundId } of await readDueRounds(db, now)) {
    if (!(await enqueue('generate-words', { roundId }, { jobId: jobIds.words(roundId, now) }))) return;
  }
  for (const { roundId, userId, attempts } of await readDueDeliveries(db, now)) {
    if (!(await enqueue('deliver-word', { roundId, userId }, { jobId: jobIds.deliver(roundId, userId, attempts) }))) return;
  }
  for (const partyId of await readPartiesToShow(db, now)) {
    if (!(await enqueue('show-live', { partyId }, { jobId: jobIds.live(partyId, now) }))) return;
  }
}

async function report({ db, log }: HandlerDeps): Promise<void> {
  const violations = await db.orm.select().from(invariantViolations);
  if (violations.length > 0) log.error({ violations }, 'invariants are broken');
  const overdue = await db.orm.select().from(invariantOverdue);
  if (overdue.length > 0) log.warn({ overdue }, 'some work is overdue');
}
