import type { Database } from '../db/database.js';
import { UserError } from '../errors.js';
import type { Party } from './ensure-party.js';

/**
 * Adds one to the party's generation, which ends its links and channels; returns the party with it.
 * `generation` is the one that the host saw: a second press of the same button, a second delivery, or
 * two hosts at once end one set of links and not two, and all come to the same.
 * @throws UserError `button-outdated` where the links have changed more than once since.
 */
export async function rotateOverlay(
  db: Pick<Database, 'sql'>,
  { party, generation }: { readonly party: Party; readonly generation: number },
): Promise<Party> {
  const [rotated] = await db.sql<{ generation: number }[]>`
    update parties set overlay_generation = overlay_generation + 1
    where id = ${party.id} and overlay_generation = ${generation} returning overlay_generation as generation`;
  if (rotated !== undefined) return { ...party, overlayGeneration: rotated.generation };
  const [now] = await db.sql<
    { generation: number }[]
  >`select overlay_generation as generation from parties where id = ${party.id}`;
  if (now?.generation !== generation + 1) throw new UserError('button-outdated', {});
  return { ...party, overlayGeneration: now.generation };
}
