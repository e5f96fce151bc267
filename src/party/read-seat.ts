import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../db/database.js';
import { partyUsers } from '../db/schema/party.js';

/** The name of a seat, and whether it is at the party: neither removed nor merged. */
export async function readSeat(
  db: Database,
  partyId: string,
  id: string,
): Promise<{ readonly name: string; readonly isPresent: boolean } | null> {
  const isPresent = sql<boolean>`${partyUsers.removedAt} is null and ${partyUsers.mergedInto} is null`;
  const [seat] = await db.orm
    .select({ name: partyUsers.name, isPresent })
    .from(partyUsers)
    .where(and(eq(partyUsers.partyId, partyId), eq(partyUsers.id, id)));
  return seat ?? null;
}
