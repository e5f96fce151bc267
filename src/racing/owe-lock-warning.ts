import type { Transaction } from '../db/database.js';
import { oweLine } from '../events/public-lines.js';
import type { Race } from './race.js';

/** How long before a timed lock all are told of it, in milliseconds. */
const warnedMs = 60_000;

/**
 * Owes the line that says a minute before that bets lock: one a race and moment, from then on. Said of
 * a lock that has moved or come, nothing is told. A shorter lock was told of with its opening.
 */
export async function oweLockWarning(tx: Transaction, race: Race, now: Date): Promise<void> {
  const { id, partyId, status, lockRule, locksAt, channelId } = race;
  if (status !== 'OPEN' || lockRule !== 'timed' || locksAt === null || channelId === null) return;
  const from = new Date(locksAt.getTime() - warnedMs);
  if (from <= now) return;
  const subject = `${id}:${locksAt.getTime()}`;
  await oweLine(tx, partyId, { kind: 'race-locks-soon', subject, tellIn: { channelId } }, from);
}
