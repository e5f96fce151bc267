import type { Head } from '../contract/snapshot.js';
import type { Database } from '../db/database.js';

/** A party's position in its feed. */
export type PartyHead = Omit<Head, 'build'>;

/**
 * Reads the number of the party's last numbered event; null for a party that does not exist.
 * Rejects when the database fails.
 */
export async function readHead(
  db: Pick<Database, 'sql'>,
  partyId: string,
): Promise<PartyHead | null> {
  const [head] = await db.sql<PartyHead[]>`
    select event_sequence::float8 as sequence, overlay_generation as generation from parties where id = ${partyId}`;
  return head === undefined ? null : { sequence: head.sequence, generation: head.generation };
}
