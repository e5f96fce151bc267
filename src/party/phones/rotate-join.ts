import type { Database } from '../../db/database.js';
import { UserError } from '../../errors.js';
import { readJoinGeneration } from './join-code.js';

/**
 * Ends a party's code, once for the generation that the host saw; returns the one that counts now.
 * @throws UserError `button-outdated` where it has changed more than once since.
 */
export async function rotateJoin(
  db: Pick<Database, 'sql'>,
  partyId: string,
  generation: number,
): Promise<number> {
  await db.sql`
    update parties set join_generation = join_generation + 1 where id = ${partyId} and join_generation = ${generation}`;
  const now = await readJoinGeneration(db, partyId);
  if (now !== generation + 1) throw new UserError('button-outdated', {});
  return now;
}
