import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Transaction } from '../db/database.js';
import { partyGames } from '../db/schema/racing.js';
import { oweMessage } from '../party/kept-messages.js';
import type { Race } from '../racing/race.js';

/** The state of a race before a host's act ended it. */
export const stateBefore = z.object({
  status: z.enum(['OPEN', 'LOCKED']),
  lockRule: z.enum(['manual', 'first-lap', 'timed']),
  locksAt: z.iso.datetime().nullable(),
});
export type StateBefore = z.infer<typeof stateBefore>;

/** What is kept of a live race before it is ended. */
export function stateOf({ status, lockRule, locksAt }: Race): StateBefore {
  const state = status === 'OPEN' ? 'OPEN' : 'LOCKED';
  return { status: state, lockRule, locksAt: locksAt?.toISOString() ?? null };
}

/** A race as it is when its end is taken back; one whose lock came due meanwhile is locked. */
export function revive(race: Race, before: StateBefore, now: Date): Race {
  const locksAt = before.locksAt === null ? null : new Date(before.locksAt);
  const isDue = locksAt !== null && locksAt <= now;
  return {
    ...race,
    status: isDue ? 'LOCKED' : before.status,
    lockRule: before.lockRule,
    locksAt,
    isCancelled: false,
    winnerId: null,
    endedAt: null,
    boardVersion: race.boardVersion + 1,
  };
}

/**
 * Writes a race that is on again: with a new version (a confirm from before does nothing) and a new
 * day before it ends by itself; its board follows again.
 */
export async function writeRevived(tx: Transaction, race: Race, now: Date): Promise<void> {
  const { id, partyId, status, lockRule, locksAt, boardVersion } = race;
  await tx
    .update(partyGames)
    .set({
      ...{ status, lockRule, locksAt, boardVersion },
      ...{ winnerId: null, cancelledAt: null, endTime: null },
      ...{ lastActivityAt: now, remindedAt: null },
    })
    .where(eq(partyGames.id, id));
  await oweMessage(tx, { kind: 'board', subject: id, partyId }, now);
}
