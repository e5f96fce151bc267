import { invariantViolations } from '../db/schema/index.js';
import type { HandlerDeps } from './handler-deps.js';

/**
 * Logs what breaks an invariant, as an error; nothing secret is in it. Reads every lap, bet and
 * ledger row.
 */
export async function checkBooks({ db, log }: Pick<HandlerDeps, 'db' | 'log'>): Promise<void> {
  const violations = await db.orm.select().from(invariantViolations);
  if (violations.length > 0) log.error({ violations }, 'invariants are broken');
}
