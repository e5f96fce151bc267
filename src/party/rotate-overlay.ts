import type { Database } from '../db/database.js';
import { UserError } from '../errors.js';
import type { Party } from './ensure-party.js';

export interface Rotation {
  readonly party: Party;
  /** False where an earlier press had already done it. */
  readonly isChanged: boolean;
}

/**
 * Adds one to the party's generation, which ends its links and channels. `generation` is the one
 * that the host saw: a second press of the same button, or two hosts at once, end one set of links
 * and not two.
 * @throws UserError `button-outdated` where the links have changed more than once since.
 */
export async function rotateOverlay(
  db: Pick<Database, 'sql'>,
  { party, generation }: { readonly party: Party; readonly generation: number },
): Promise<Rotation> {
  const [rotated] = await db.sql<{ generation: number }[]>`
    update parties set overlay_generation = overlay_generation + 1
    where id = ${party.id} and overlay_generation = ${generation} returning overlay_generation as generation`;
  if (rotated !== undefined)
    return { party: { ...party, overlayGeneration: rotated.generation }, isChanged: true };
  const [now] = await db.sql<
    { generation: number }[]
  >`select overlay_generation as generation from parties where id = ${party.id}`;
  if (now?.generation !== generation + 1) throw new UserError('button-outdated', {});
  return { party: { ...party, overlayGeneration: now.generation }, isChanged: false };
}
